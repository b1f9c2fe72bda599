"""The badges that sellers had when a week became final."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import CollectedBadge, Publication
from storage.publications import PROGRAMME
from storage.versions import add_unless_there, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sqlalchemy import Connection

_BADGE = table_of(CollectedBadge)
_POST = table_of(Publication)
_UNCOLLECTED = (
    select(_POST.c.workspace_id, _POST.c.week_start)
    .where(_POST.c.subject == PROGRAMME)
    .where(_POST.c.state == "posted", _POST.c.final_at <= bindparam("now"), _POST.c.badges_collected_at.is_(None))
    .order_by(_POST.c.week_start)
)


class BadgeRow(NamedTuple):
    """A badge of a seller's week; ``state`` is collected or withdrawn."""

    seller_id: str
    week_start: date
    badge: str
    state: str = "collected"
    is_told: bool = False
    """Whether the seller was told that it was withdrawn."""


_COLUMNS = [_BADGE.c[name] for name in BadgeRow._fields]


class Badges:
    """The collected badges of all workspaces."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def collect(self, workspace_id: str, rows: Iterable[BadgeRow]) -> None:
        """Add badges; one that is there already stays as it is."""
        for row in rows:
            add_unless_there(self._connection, CollectedBadge, {"workspace_id": workspace_id, **row._asdict()})

    def of_seller(self, workspace_id: str, seller_id: str) -> list[BadgeRow]:
        """Return a seller's badges in any state, oldest week first."""
        query = select(*_COLUMNS).where(_BADGE.c.workspace_id == workspace_id, _BADGE.c.seller_id == seller_id)
        rows = self._connection.execute(query.order_by(_BADGE.c.week_start, _BADGE.c.badge))
        return [BadgeRow._make(row) for row in rows]

    def withdraw(self, workspace_id: str, row: BadgeRow) -> None:
        """Note that a badge is no longer earned, and that its seller was told."""
        same = (
            _BADGE.c.workspace_id == workspace_id,
            _BADGE.c.seller_id == row.seller_id,
            _BADGE.c.week_start == row.week_start,
            _BADGE.c.badge == row.badge,
        )
        self._connection.execute(_BADGE.update().where(*same), {"state": "withdrawn", "is_told": True})

    def uncollected(self, now: datetime) -> list[tuple[str, date]]:
        """Return the workspaces and weeks whose posts are final and whose badges are still to be collected."""
        return [(row[0], row[1]) for row in self._connection.execute(_UNCOLLECTED, {"now": now})]

    def mark_collected(self, workspace_id: str, week_start: date, now: datetime) -> None:
        """Note that the badges of a week were collected."""
        same = (_POST.c.workspace_id == workspace_id, _POST.c.week_start == week_start, _POST.c.subject == PROGRAMME)
        self._connection.execute(_POST.update().where(*same), {"badges_collected_at": now})
