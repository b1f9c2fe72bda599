"""Plan messages that are to be sent once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.people.identify import known_programme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bot.domain.people import Programme
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class PlannedNotice:
    """A message that is to be planned; one that is not needed is planned as dropped, so that it is decided once."""

    key: str
    """Stands once a workspace: whatever was planned under it before stays."""
    person_id: str
    """Who gets it; the id of a channel for a message to everybody there."""
    kind: str
    facts: str
    """JSON, for what draws the message."""
    due_at: datetime
    expires_at: datetime
    is_needed: bool = True


def plan(tx: Transaction, workspace_id: str, notices: Iterable[PlannedNotice]) -> None:
    """Plan messages of a workspace."""
    for notice in notices:
        tx.notices.plan(
            workspace_id,
            notice.key,
            person_id=notice.person_id,
            kind=notice.kind,
            facts=notice.facts,
            due_at=notice.due_at,
            expires_at=notice.expires_at,
            state="due" if notice.is_needed else "dropped",
        )


def plan_found(
    database: Database, workspace_id: str, find: Callable[[Transaction, Programme], Iterable[PlannedNotice]]
) -> None:
    """Plan what is found to be due in a workspace that has a programme; whoever looks takes no write turn."""
    with database.snapshot() as tx:
        programme = known_programme(tx, workspace_id)
        found = [] if programme is None else list(find(tx, programme))
    if found:
        with database.transaction() as tx:
            plan(tx, workspace_id, found)
