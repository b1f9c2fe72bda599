"""Show every change of a rule, a setting or a role to all who take part.

Nothing is written for it: the versions themselves are compared, so that it cannot differ from what was in force.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.audit import AuditEntry, Change, Thing, Topic
from bot.domain.people import Role
from bot.use_cases.programme.audited_imports import files, received
from bot.use_cases.programme.audited_versions import changes_in

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from storage.audits import Decision
    from storage.database import Database
    from storage.transaction import Transaction

PAGE = 8
"""How many decisions are shown at once."""
_SEE_PEOPLE = frozenset({Role.ADMIN, Role.AUDITOR})
"""Who reads the names of those whose taking part was changed."""
_OF_MANY = frozenset({Thing.SELLER, Thing.START, Thing.LICENCE, Thing.SALES_ROLE})
"""What one line does to many people, each in an entry of its own."""


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some of the decisions, newest first."""

    entries: tuple[AuditEntry, ...]
    topic: Topic | None
    """What it is narrowed to."""
    has_older: bool
    person_id: str = ""
    """Whom it is narrowed to; empty for everybody."""
    person: str = ""
    """The name."""


@dataclass(frozen=True, slots=True)
class ShowAudit:
    """Tell what was decided, by whom, when and why."""

    database: Database

    def __call__(
        self, actor: Actor, topic: Topic | None = None, before: int | None = None, person_id: str = ""
    ) -> AuditPage:
        """Return a page of decisions.

        Args:
            actor: whoever asks; admins and auditors read for whom something was changed, others of themselves alone.
            topic: what it is narrowed to; None for everything.
            before: the sequence number of the oldest decision already seen; None to begin with the newest.
            person_id: somebody by whom or about whom the decisions are to be; empty for everybody.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        actor.require_reader()
        with self.database.snapshot() as tx:
            entries = audit_of(tx, actor.workspace_id)
            person = tx.people.names(actor.workspace_id).get(person_id, person_id)
        if actor.is_guest or not actor.roles & _SEE_PEOPLE:
            entries = [entry.for_reader(actor.id) for entry in entries]
        narrowed = (entry.about(topic, person_id) for entry in entries)
        wanted = [entry for entry in narrowed if entry.changes and (before is None or entry.sequence < before)]
        return AuditPage(tuple(wanted[:PAGE]), topic, len(wanted) > PAGE, person_id, person)


def audit_of(tx: Transaction, workspace_id: str) -> list[AuditEntry]:
    """Return all decisions, newest first; one that changed nothing is left out."""
    names = tx.people.names(workspace_id)
    versions = changes_in(tx.audits.decisions(workspace_id), names)
    changes: dict[int, list[Change]] = defaultdict(list)
    firsts: dict[tuple[object, ...], Decision] = {}
    for decision, change in chain(versions, files(tx, workspace_id), received(tx, workspace_id)):
        changes[firsts.setdefault(_act(decision, change), decision).sequence].append(change)
    decided = {decision.sequence: decision for decision in firsts.values()}
    entries = [_entry(decision, names, changes[sequence]) for sequence, decision in decided.items()]
    return sorted(entries, key=lambda entry: entry.sequence, reverse=True)


def _act(decision: Decision, change: Change) -> tuple[object, ...]:
    """Return what tells one act from others: a line about many people has an entry for each of them."""
    if change.thing in _OF_MANY and decision.author_id:
        return decision.author_id, decision.decided_at, decision.reason
    return (decision.sequence,)


def _entry(decision: Decision, names: dict[str, str], changes: list[Change]) -> AuditEntry:
    author = names.get(decision.author_id, decision.author_id)
    return AuditEntry(
        decision.sequence, author, decision.decided_at, decision.reason, tuple(changes), decision.author_id
    )
