"""Which sales role each seller has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import SalesRoleVersion
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_ROLE = table_of(SalesRoleVersion)


class SalesRole(NamedTuple):
    """The sales role that a seller has from a week on; an empty one is none."""

    seller_id: str
    from_week_start: date
    role: str


_COLUMNS = [_ROLE.c[name] for name in SalesRole._fields]


class SalesRoles:
    """The sales roles of all sellers, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, role: SalesRole) -> None:
        """Add a version of the role that a seller has from a week on."""
        add(
            self._connection, SalesRoleVersion, [{"workspace_id": workspace_id, "sequence": sequence, **role._asdict()}]
        )

    def all(self, workspace_id: str, *, seller_id: str | None = None, limit: int = NOW) -> list[SalesRole]:
        """Return the roles of all sellers or of one, one for each week in which one began, the earliest first."""
        query = select(*_COLUMNS).where(_ROLE.c.workspace_id == workspace_id)
        if seller_id is not None:
            query = query.where(_ROLE.c.seller_id == seller_id)
        rows = self._connection.execute(as_of(query, _ROLE.c.sequence, limit))
        standing = {row[:2]: SalesRole._make(row) for row in rows}
        return sorted(standing.values(), key=lambda role: (role.from_week_start, role.seller_id))
