"""Show every change of a rule, a setting or a role to all who take part.

Nothing is written for it: the versions themselves are compared, so that it cannot differ from what was in force.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.audit import AuditEntry, Change, Thing, Topic, scheme_changes
from bot.domain.scoring.scheme import Scheme
from bot.domain.weeks import Week
from storage import audits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.domain.people import Actor
    from storage.audits import Decision
    from storage.database import Database
    from storage.transaction import Transaction

PAGE = 8
"""How many decisions are shown at once."""


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some of the decisions, newest first."""

    entries: tuple[AuditEntry, ...]
    topic: Topic | None
    """What it is narrowed to."""
    has_older: bool
    currency: str
    """In which the programme counts money now."""


@dataclass(frozen=True, slots=True)
class ShowAudit:
    """Tell what was decided, by whom, when and why."""

    database: Database

    def __call__(self, actor: Actor, topic: Topic | None = None, before: int | None = None) -> AuditPage:
        """Return a page of decisions.

        Args:
            actor: whoever asks.
            topic: what it is narrowed to; None for everything.
            before: the sequence number of the oldest decision already seen; None to begin with the newest.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        with self.database.snapshot() as tx:
            entries = audit_of(tx, actor.workspace_id)
        wanted = [
            entry
            for entry in (_narrowed(entry, topic) for entry in entries)
            if entry.changes and (before is None or entry.sequence < before)
        ]
        return AuditPage(tuple(wanted[:PAGE]), topic, len(wanted) > PAGE, programme.currency)


def audit_of(tx: Transaction, workspace_id: str) -> list[AuditEntry]:
    """Return all decisions, newest first; one that changed nothing is left out."""
    decisions = tx.audits.decisions(workspace_id)
    names = tx.people.names(workspace_id)
    changes: dict[int, list[Change]] = defaultdict(list)
    for decision, change in _changes(decisions, names):
        changes[decision.sequence].append(change)
    authored = {decision.sequence: decision for decision in decisions}
    return [
        AuditEntry(
            sequence=sequence,
            author=names.get(authored[sequence].author_id, authored[sequence].author_id),
            decided_at=authored[sequence].decided_at,
            reason=authored[sequence].reason,
            changes=tuple(changes[sequence]),
        )
        for sequence in sorted(changes, reverse=True)
    ]


def _narrowed(entry: AuditEntry, topic: Topic | None) -> AuditEntry:
    if topic is None:
        return entry
    changes = tuple(change for change in entry.changes if change.topic is topic)
    return AuditEntry(entry.sequence, entry.author, entry.decided_at, entry.reason, changes)


def _changes(decisions: Iterable[Decision], names: Mapping[str, str]) -> Iterator[tuple[Decision, Change]]:
    """Yield each change with the decision that brought it, by comparing a version with the one before."""
    standing: dict[tuple[object, ...], Any] = {}
    for decision in decisions:
        thing, now = _as_kept(decision, names)
        for change in _COMPARED[decision.kind](standing.get(thing), now):
            yield decision, change
        standing[thing] = now


def _as_kept(decision: Decision, names: Mapping[str, str]) -> tuple[tuple[object, ...], Any]:
    """Return what a version is of, and what it holds."""
    values = decision.values
    if decision.kind == audits.SCHEME:
        scheme = Scheme.from_json(json.loads(values["document"]))
        return (audits.SCHEME,), (scheme, Week.of(values["effective_week_start"]))
    if decision.kind == audits.ROLE:
        person_id = values["person_id"]
        return (audits.ROLE, person_id, values["role"]), {**values, "name": names.get(person_id, person_id)}
    if decision.kind == audits.PROPOSAL:
        return (audits.PROPOSAL, values["proposal_id"]), values
    if decision.kind == audits.WORD:
        meaning = values["meaning"]
        return (audits.WORD, values["subject"], values["name"]), {**values, "meaning": names.get(meaning, meaning)}
    return (decision.kind,), values


def _settings(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    for name, value in now.items():
        old = before[name] if before else None
        if old != value and not (before is None and value in {"", False}):
            yield Change(Thing.SETTING, name, _primitive(old), _primitive(value))


def _schemes(before: tuple[Scheme, Week] | None, now: tuple[Scheme, Week]) -> Iterator[Change]:
    return scheme_changes(before and before[0], *now)


def _roles(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    held = bool(before and before["is_granted"])
    if held != now["is_granted"]:
        yield Change(Thing.ROLE, now["role"], held, now["is_granted"], now["name"])


def _proposals(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    yield Change(Thing.PROPOSAL, str(now["base"]), before["state"] if before else None, now["state"])


def _withdrawals(_: object, now: Mapping[str, Any]) -> Iterator[Change]:
    yield Change(Thing.WITHDRAWAL, str(now["version"]), None, now["version"])


def _audiences(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    old = "" if before is None or before["is_withdrawn"] else before["titles"]
    yield Change(Thing.AUDIENCE, "titles", old, "" if now["is_withdrawn"] else now["titles"])


def _words(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    yield Change(Thing.WORD, now["name"], before["meaning"] if before else None, now["meaning"], now["subject"])


def _primitive(value: object) -> str | int | bool | None:
    return value if value is None or isinstance(value, str | int) else str(value)


_COMPARED: Mapping[str, Callable[[Any, Any], Iterator[Change]]] = {
    audits.SETTINGS: _settings,
    audits.SCHEME: _schemes,
    audits.WITHDRAWAL: _withdrawals,
    audits.PROPOSAL: _proposals,
    audits.ROLE: _roles,
    audits.AUDIENCE: _audiences,
    audits.WORD: _words,
}
