"""The versions of weights and goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, func, select

from storage.models import Entry, SchemeVersion, SchemeWithdrawal
from storage.prepared import Prepared
from storage.versions import NOW, add, table_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_SCHEME = table_of(SchemeVersion)
_ENTRY = table_of(Entry)
_WITHDRAWAL = table_of(SchemeWithdrawal)


class SchemeRow(NamedTuple):
    """One version of weights and goals; ``document`` is what the scorer reads, as JSON."""

    version: int
    effective_week_start: date
    document: str


_WITHDRAWN = select(_WITHDRAWAL.c.version).where(
    _WITHDRAWAL.c.workspace_id == bindparam("workspace"), _WITHDRAWAL.c.sequence <= bindparam("limit")
)
_ALL = Prepared(
    select(*(_SCHEME.c[name] for name in SchemeRow._fields))
    .where(
        _SCHEME.c.workspace_id == bindparam("workspace"),
        _SCHEME.c.sequence <= bindparam("limit"),
        _SCHEME.c.version.not_in(_WITHDRAWN),
    )
    .order_by(_SCHEME.c.sequence)
)


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

    def withdraw(self, workspace_id: str, sequence: int, version: int) -> None:
        """Let a version that was planned never come into force."""
        row = {"workspace_id": workspace_id, "sequence": sequence, "version": version}
        add(self._connection, SchemeWithdrawal, [row])

    def all(self, workspace_id: str, *, limit: int = NOW) -> list[SchemeRow]:
        """Return all versions as of a sequence number, oldest first, without those withdrawn by then."""
        rows = _ALL.rows(self._connection, {"workspace": workspace_id, "limit": limit})
        return list(map(SchemeRow._make, rows))

    def reason_of(self, workspace_id: str, version: int) -> str:
        """Return why a version was saved, empty where nobody said."""
        is_entry = (_ENTRY.c.workspace_id == _SCHEME.c.workspace_id) & (_ENTRY.c.sequence == _SCHEME.c.sequence)
        query = select(_ENTRY.c.reason).join(_SCHEME, is_entry)
        query = query.where(_SCHEME.c.workspace_id == workspace_id, _SCHEME.c.version == version)
        return str(self._connection.execute(query).scalar() or "")

    def last_version(self, workspace_id: str) -> int:
        """Return the greatest version number, 0 when there is none; withdrawn ones are counted, too."""
        query = select(func.max(_SCHEME.c.version)).where(_SCHEME.c.workspace_id == workspace_id)
        return int(self._connection.execute(query).scalar() or 0)
