"""Reading versions: of each key the row with the greatest sequence stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select, Table

NOW = 2**31 - 1
"""A sequence number after every other one: "as things stand now"."""


def table_of(model: type[Any]) -> Table:
    """Return the table of a model."""
    table: Table = model.__table__
    return table


def standing(rows: Iterable[Row[Any]], key: Sequence[str]) -> dict[Hashable, Row[Any]]:
    """Return the last row of each key, of rows in the order of their sequence; keys keep their first order."""
    kept: dict[Hashable, Row[Any]] = {}
    for row in rows:
        kept[tuple(getattr(row, name) for name in key)] = row
    return kept


def as_of(query: Select[Any], sequence: ColumnElement[int], limit: int) -> Select[Any]:
    """Return the query cut to versions up to a sequence number, in the order of their sequence."""
    cut = query if limit == NOW else query.where(sequence <= limit)
    return cut.order_by(sequence)


def add(connection: Connection, model: type[Any], rows: Sequence[dict[str, Any]]) -> None:
    """Add rows to the table of a model; no rows are fine."""
    if rows:
        connection.execute(table_of(model).insert(), rows)
