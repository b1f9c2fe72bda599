"""Adding and reading rows; of versions, the row with the greatest sequence of each key stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select, Table

_CHANGED = "changed tables"

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


def all_known(table: Table, names: Sequence[str]) -> Prepared:
    """Return the question for all versions of a ``workspace`` up to a ``limit``, in the order of their sequence."""
    is_known = (table.c.workspace_id == bindparam("workspace")) & (table.c.sequence <= bindparam("limit"))
    return Prepared(select(*(table.c[name] for name in names)).where(is_known).order_by(table.c.sequence))


def of_sellers(query: Select[Any], table: Table, sellers: Collection[str] | None) -> Select[Any]:
    """Return the query cut to the versions of some sellers, in the order of the primary key; None leaves it be."""
    if sellers is None:
        return query
    return query.where(table.c.seller_id.in_(sellers)).order_by(*table.primary_key.columns)


def follow_changes(connection: Connection) -> set[str]:
    """Return a set that holds the names of the tables changed through this connection from now on."""
    changed: set[str] = set()
    connection.info[_CHANGED] = changed
    return changed


def add(connection: Connection, model: type[Any], rows: Iterable[dict[str, Any]]) -> None:
    """Add rows, with a value for every column, to the table of a model; no rows are fine."""
    table = table_of(model)
    connection.info.setdefault(_CHANGED, set()).add(table.name)
    _insert_into(table).run(connection, rows)


def add_unless_there(connection: Connection, model: type[Any], row: dict[str, Any]) -> bool:
    """Add a row unless another one has its key; return whether it was added."""
    insert = _insert_or_else(model, connection.dialect.name).on_conflict_do_nothing()
    return connection.execute(insert.returning(*table_of(model).primary_key), row).first() is not None


def put(connection: Connection, model: type[Any], row: dict[str, Any], *, renewed: Sequence[str]) -> None:
    """Add a row, or renew these columns of the row that has its key."""
    connection.info.setdefault(_CHANGED, set()).add(table_of(model).name)
    insert = _insert_or_else(model, connection.dialect.name)
    changes = {name: insert.excluded[name] for name in renewed}
    connection.execute(insert.on_conflict_do_update(index_elements=_key_of(model), set_=changes), row)


@cache
def _insert_into(table: Table) -> Prepared:
    return Prepared(table.insert())


def _insert_or_else(model: type[Any], dialect: str) -> postgresql.Insert | sqlite.Insert:
    return sqlite.insert(table_of(model)) if dialect == "sqlite" else postgresql.insert(table_of(model))


def _key_of(model: type[Any]) -> list[str]:
    return [column.name for column in table_of(model).primary_key]
