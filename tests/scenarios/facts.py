"""All that stands in a database, read from the tables themselves: whatever is added later is part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import SQLModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Row, Table

    from tests.scenarios.office import Office

Facts = dict[tuple[Any, ...], tuple[Any, ...]]


def standing(office: Office) -> Facts:
    """Return the newest version of everything that is kept in versions, without what was taken back."""
    return {key: values for table in _versioned() for key, values in _standing(office, table)}


def brought(office: Office, sequence: int) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the versions that an entry brought, each with the name of its table."""
    found = [(table, row) for table in _versioned() for row in _rows(office, table) if row.sequence == sequence]
    return [(table.name, row._asdict()) for table, row in found]


def _versioned() -> list[Table]:
    """Return the tables of versions: the sequence number is part of their key.

    That a seller was told of badges is left out: a receipt says it, and taking back its numbers unsays nothing.
    """
    tables = (table for table in SQLModel.metadata.sorted_tables if table.name not in {"entry", "naming_version"})
    return [table for table in tables if "sequence" in table.primary_key.columns]


def _standing(office: Office, table: Table) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    names = [column.name for column in table.primary_key if column.name != "sequence"]
    newest = {tuple(getattr(row, name) for name in names): row for row in _rows(office, table)}
    others = [column.name for column in table.columns if column.name not in {*names, "sequence"}]
    for key, row in newest.items():
        if not _is_void(row._asdict()):
            yield (table.name, *key), tuple(getattr(row, name) for name in others)


def _rows(office: Office, table: Table) -> list[Row[Any]]:
    with office.bot.database.snapshot() as tx:
        return list(tx.connection.execute(select(table).order_by(table.c.sequence)))


def _is_void(row: Mapping[str, Any]) -> bool:
    """Return whether a version says that there is nothing."""
    if row.get("is_withdrawn") or row.get("amount", 0) is None:
        return True
    return (row.get("note") == "" and "deal_id" not in row and "outcome_id" not in row) or _is_no_membership(row)


def _is_no_membership(row: Mapping[str, Any]) -> bool:
    return "hired_on" in row and row["starts_on"] is None
