"""Every change of a rule, a setting or a role, found by comparing each version with the one before."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.domain.audit import Change, Thing
from bot.domain.weeks import Week
from bot.use_cases.programme import audited_teams
from bot.use_cases.programme.audited_schemes import Schemes
from storage import audits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from storage.audits import Decision

_OF_SELLER: Final = frozenset({audits.MEMBERSHIP, audits.LICENCE})
"""What everybody may do for themselves as well; then it is nobody else's business."""

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    **audited_teams.KEYS,
    audits.PROPOSAL: ("proposal_id",),
    audits.RATE: ("currency", "from_week_start"),
    audits.WEATHER: ("week_start",),
}
"""What tells things of one kind apart."""


def changes_in(decisions: Iterable[Decision], names: Mapping[str, str]) -> Iterator[tuple[Decision, Change]]:
    """Yield each change with the decision that brought it; what somebody did about themselves is passed over."""
    standing: dict[tuple[object, ...], Any] = {}
    teams: dict[int, str] = {}
    schemes = Schemes()
    for decision in decisions:
        schemes.note(decision)
        thing, now = _as_kept(decision, names)
        changes = (
            schemes.changes(decision)
            if decision.kind == audits.SCHEME
            else _COMPARED[decision.kind](standing.get(thing), now)
        )
        standing[thing] = now
        if decision.kind == audits.TEAM:
            teams[decision.values["team_id"]] = decision.values["name"]
        if decision.kind not in _OF_SELLER or decision.author_id != decision.values["seller_id"]:
            yield from ((decision, _named(change, names, teams)) for change in changes)


def _named(change: Change, names: Mapping[str, str], teams: Mapping[int, str]) -> Change:
    """Return a change with the name of the person whose own goal it is about, and of teams and their people."""
    if change.thing is not Thing.PERSON_GOAL:
        return audited_teams.with_names(change, names, teams)
    return replace(change, whom=names.get(change.whom_id, change.whom_id))


def _as_kept(decision: Decision, names: Mapping[str, str]) -> tuple[tuple[object, ...], Any]:
    """Return what a version is of, and what it holds."""
    values = decision.values
    if decision.kind == audits.ROLE:
        person_id = values["person_id"]
        return (audits.ROLE, person_id, values["role"]), {**values, "name": names.get(person_id, person_id)}
    if decision.kind == audits.WORD:
        meaning = values["meaning"]
        return (audits.WORD, values["subject"], values["name"]), {**values, "meaning": names.get(meaning, meaning)}
    if decision.kind in {*_OF_SELLER, audits.SALES_ROLE}:
        seller_id = values["seller_id"]
        return (decision.kind, seller_id), {**values, "name": names.get(seller_id, seller_id)}
    return (decision.kind, *(values[name] for name in _KEYS.get(decision.kind, ()))), values


def _settings(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    for name, value in now.items():
        old = before[name] if before else None
        if old != value and not (before is None and value in {"", False}):
            yield Change(Thing.SETTING, name, _primitive(old), _primitive(value))


def _roles(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    held = bool(before and before["is_granted"])
    if held != now["is_granted"]:
        yield Change(Thing.ROLE, now["role"], held, now["is_granted"], now["name"], now["person_id"])


def _proposals(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    old, person_id = before["state"] if before else None, json.loads(now["draft"]).get("person", "")
    yield Change(Thing.PROPOSAL, str(now["base"]), old, now["state"], whom_id=person_id)


def _withdrawals(_: object, now: Mapping[str, Any]) -> Iterator[Change]:
    yield Change(Thing.WITHDRAWAL, str(now["version"]), None, now["version"])


def _audiences(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    old = "" if before is None or before["is_withdrawn"] else before["titles"]
    yield Change(Thing.AUDIENCE, "titles", old, "" if now["is_withdrawn"] else now["titles"])


def _words(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    yield Change(Thing.WORD, now["name"], before["meaning"] if before else None, now["meaning"], now["subject"])


def _memberships(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    whom, (was_in, is_in) = (now["name"], now["seller_id"]), (_takes_part(before), _takes_part(now))
    if was_in != is_in:
        yield Change(Thing.SELLER, "takes part", was_in, is_in, *whom)
    elif before is not None and before["starts_on"] != now["starts_on"]:
        yield Change(Thing.START, "starts on", before["starts_on"], now["starts_on"], *whom)


def _takes_part(version: Mapping[str, Any] | None) -> bool:
    return version is not None and version["starts_on"] is not None and version["ends_on"] is None


def _licences(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    old = before["licence"] if before else ""
    if old != now["licence"]:
        yield Change(Thing.LICENCE, "licence", old, now["licence"], now["name"], now["seller_id"])


def _sales_roles(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    old = before["role"] if before else ""
    if old != now["role"]:
        yield Change(Thing.SALES_ROLE, "sales role", old, now["role"], now["name"], now["seller_id"])


def _costs(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    for name, value in now.items():
        old = before[name] if before else None
        if old != value:
            yield Change(Thing.SETTING, f"cost_{name}", _primitive(old), _primitive(value))


def _rates(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    old = before["rate"] if before else None
    if old != now["rate"]:
        yield Change(Thing.RATE, now["currency"], old, now["rate"], str(Week.of(now["from_week_start"])))


def _large_deals(_: object, now: Mapping[str, Any]) -> Iterator[Change]:
    yield Change(Thing.LARGE_DEAL, "deal", None, now["is_verified"])


def _weather(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    old = before["points"] if before else None
    yield Change(Thing.WEATHER, str(Week.of(now["week_start"])), old, now["points"])


def _walls(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    yield Change(Thing.SETTING, "wall_until", _until(before), _until(now))


def _until(wall: Mapping[str, Any] | None) -> str | None:
    if wall is None:
        return None
    return "" if wall["is_ended"] else str(wall["expires_at"].date())


def _primitive(value: object) -> str | int | bool | None:
    return value if value is None or isinstance(value, str | int) else str(value)


_COMPARED: Mapping[str, Callable[[Any, Any], Iterator[Change]]] = {
    **audited_teams.COMPARED,
    audits.SETTINGS: _settings,
    audits.WITHDRAWAL: _withdrawals,
    audits.PROPOSAL: _proposals,
    audits.ROLE: _roles,
    audits.SALES_ROLE: _sales_roles,
    audits.AUDIENCE: _audiences,
    audits.WORD: _words,
    audits.MEMBERSHIP: _memberships,
    audits.LICENCE: _licences,
    audits.WALL: _walls,
    audits.COST: _costs,
    audits.RATE: _rates,
    audits.LARGE_DEAL: _large_deals,
    audits.WEATHER: _weather,
}
