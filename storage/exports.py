"""Everything that is stored about one person, whatever tables there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select
from sqlmodel import SQLModel

import storage.models  # noqa: F401 - knows all tables

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, Table

_OWNERS: Final = ("seller_id", "person_id")
"""Columns that name whose a row is; one that names somebody else's part in it is none of these."""
_PEOPLE: Final = "person"
_LEFT_OUT: Final = frozenset({"workspace_id", "delivery_key"})


class StoredTable(NamedTuple):
    """What one table holds about a person."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Exports:
    """What leaves the database as it is."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def of_person(self, workspace_id: str, person_id: str) -> list[StoredTable]:
        """Return every row that is somebody's, in all versions, by table; tables without one are left out."""
        found = []
        for table in SQLModel.metadata.sorted_tables:
            owner = owner_of(table)
            if owner is not None:
                rows = self._rows(table, owner, workspace_id, person_id)
                found += [StoredTable(table.name, tuple(_shown(table)), rows)] if rows else []
        return found

    def _rows(self, table: Table, owner: Column[Any], workspace_id: str, person_id: str) -> list[tuple[Any, ...]]:
        query = (
            select(*(table.c[name] for name in _shown(table)))
            .where(table.c.workspace_id == workspace_id, owner == person_id)
            .order_by(*table.primary_key.columns)
        )
        return [tuple(row) for row in self._connection.execute(query)]


def owner_of(table: Table) -> Column[Any] | None:
    """Return the column that names whose a row of a table is; None for what is nobody's."""
    if table.name == _PEOPLE:
        return table.c.id
    return next((table.c[name] for name in _OWNERS if name in table.c), None)


def _shown(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.name not in _LEFT_OUT]
