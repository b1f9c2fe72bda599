"""The links to wall screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import WallVersion
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

_WALL = table_of(WallVersion)


class WallRow(NamedTuple):
    """A programme's link to its wall screen."""

    wall_id: int
    """The sequence number with which it was made: another one stands in another link."""
    expires_at: datetime
    is_ended: bool = False


_COLUMNS = [_WALL.c[name] for name in WallRow._fields]


class Walls:
    """The links of all programmes, one of each standing, kept in all their versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, wall: WallRow) -> None:
        """Add a version of a programme's link."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **wall._asdict()}
        add(self._connection, WallVersion, [row])

    def of(self, workspace_id: str, *, limit: int = NOW) -> WallRow | None:
        """Return the link as of a sequence number, be it over or ended; nothing where there never was one."""
        query = as_of(select(*_COLUMNS).where(_WALL.c.workspace_id == workspace_id), _WALL.c.sequence, limit)
        rows = self._connection.execute(query).all()
        return WallRow._make(rows[-1]) if rows else None
