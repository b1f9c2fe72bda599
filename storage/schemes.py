"""The versions of weights and goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from storage.models import SchemeVersion
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_SCHEME = table_of(SchemeVersion)


class SchemeRow(NamedTuple):
    """One version of weights and goals; ``document`` is what the scorer reads, as JSON."""

    version: int
    effective_week_start: date
    document: str


class Schemes:
    """The schemes of a workspace; each version is kept and never changes."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, scheme: SchemeRow) -> None:
        """Add a version."""
        add(
            self._connection,
            SchemeVersion,
            [{"workspace_id": workspace_id, "sequence": sequence, **scheme._asdict()}],
        )

    def all(self, workspace_id: str, *, limit: int = NOW) -> list[SchemeRow]:
        """Return all versions as of a sequence number, oldest first."""
        columns = [_SCHEME.c[name] for name in SchemeRow._fields]
        query = select(*columns).where(_SCHEME.c.workspace_id == workspace_id)
        return [SchemeRow._make(row) for row in self._connection.execute(as_of(query, _SCHEME.c.sequence, limit))]

    def last_version(self, workspace_id: str) -> int:
        """Return the greatest version number, 0 when there is none."""
        query = select(func.max(_SCHEME.c.version)).where(_SCHEME.c.workspace_id == workspace_id)
        return int(self._connection.execute(query).scalar() or 0)
