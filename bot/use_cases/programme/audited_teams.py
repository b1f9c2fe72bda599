"""Every change of a team and its people, found by comparing each version with the one before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.domain.audit import Change, Thing
from bot.domain.teams import NO_TEAM
from storage import audits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    audits.TEAM: ("team_id",),
    audits.TEAM_MEMBER: ("seller_id",),
    audits.TEAM_LEAD: ("team_id", "person_id"),
    audits.TEAM_CHANNEL: ("team_id",),
}
"""What tells things of one kind apart."""
_ABOUT_TEAMS: Final = frozenset({Thing.TEAM_MEMBER, Thing.TEAM_LEAD, Thing.TEAM_CHANNEL})


def with_names(change: Change, people: Mapping[str, str], teams: Mapping[int, str]) -> Change:
    """Return a change with the names of its person and of the teams that it tells by their ids."""
    if change.thing not in _ABOUT_TEAMS:
        return change
    named = replace(change, whom=people.get(change.whom_id, change.whom_id))
    if change.thing is Thing.TEAM_MEMBER:
        old, new = (teams.get(int(str(value)), "") for value in (change.old, change.new))
        return replace(named, old=old, new=new)
    return replace(named, name=teams.get(int(change.name), ""))


def _teams(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    old = "" if before is None or before["is_withdrawn"] else before["name"]
    new = "" if now["is_withdrawn"] else now["name"]
    if old != new:
        yield Change(Thing.TEAM, "team", old, new)


def _members(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    old = before["team_id"] if before else NO_TEAM
    if old != now["team_id"]:
        yield Change(Thing.TEAM_MEMBER, "team", old, now["team_id"], whom_id=now["seller_id"])


def _leads(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    led = bool(before and before["is_lead"])
    if led != now["is_lead"]:
        yield Change(Thing.TEAM_LEAD, str(now["team_id"]), led, now["is_lead"], whom_id=now["person_id"])


def _channels(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    old = before["channel_name"] if before else ""
    if old != now["channel_name"]:
        yield Change(Thing.TEAM_CHANNEL, str(now["team_id"]), old, now["channel_name"])


COMPARED: Final[Mapping[str, Callable[[Any, Any], Iterator[Change]]]] = {
    audits.TEAM: _teams,
    audits.TEAM_MEMBER: _members,
    audits.TEAM_LEAD: _leads,
    audits.TEAM_CHANNEL: _channels,
}
"""By the kind of decision, what it changed."""
