"""What is worth sharing: put on the shelf, or suggested for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, select

from storage.models import Entry, ShelfItemVersion
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

_ITEM = table_of(ShelfItemVersion)
_ENTRY = table_of(Entry)
_OWN_ENTRY = and_(_ENTRY.c.workspace_id == _ITEM.c.workspace_id, _ENTRY.c.sequence == _ITEM.c.sequence)


class ShelfRow(NamedTuple):
    """An item; ``state`` is suggested, on or off, and ``person_id`` names who found it."""

    item_id: int
    address: str
    why: str
    category: str
    person_id: str
    state: str


class StandingItem(NamedTuple):
    """An item as it stands, since which entry, since when and by whom."""

    item: ShelfRow
    sequence: int
    since: datetime
    by_id: str


_COLUMNS = [_ITEM.c[name] for name in ShelfRow._fields]


class Shelf:
    """The items of the shelves, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, item: ShelfRow) -> None:
        """Add a version of an item; a new one has the sequence number as its id."""
        add(
            self._connection,
            ShelfItemVersion,
            [{"workspace_id": workspace_id, "sequence": sequence, **item._asdict()}],
        )

    def items(self, workspace_id: str, *, since: datetime | None = None, limit: int = NOW) -> list[StandingItem]:
        """Return the items in any state as of a sequence number, in the order in which they came to stand so.

        Args:
            workspace_id: whose shelf.
            since: leaves out what has stood unchanged since before that moment.
            limit: the sequence number.
        """
        query = select(*_COLUMNS, _ITEM.c.sequence, _ENTRY.c.recorded_at, _ENTRY.c.person_id.label("by_id"))
        query = query.join(_ENTRY, _OWN_ENTRY).where(_ITEM.c.workspace_id == workspace_id)
        if since is not None:
            query = query.where(_ENTRY.c.recorded_at >= since)
        newest = {row[0]: row for row in self._connection.execute(as_of(query, _ITEM.c.sequence, limit))}
        width = len(_COLUMNS)
        standing = [StandingItem(ShelfRow._make(row[:width]), *row[width:]) for row in newest.values()]
        return sorted(standing, key=lambda item: item.sequence)

    def find(self, workspace_id: str, item_id: int) -> StandingItem | None:
        """Return an item as it stands, or nothing."""
        return next((found for found in self.items(workspace_id) if found.item.item_id == item_id), None)
