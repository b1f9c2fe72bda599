"""Statements of the hot path: compiled once, then run straight on the driver.

Every command runs half a dozen statements. What SQLAlchemy does around each of them takes several times as long as the
database itself, and a statement that is always the same needs none of it again.
"""

from __future__ import annotations

from contextlib import closing
from functools import lru_cache, partial
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, CompoundSelect, Connection, Insert, Select
    from sqlalchemy.engine import Dialect
    from sqlalchemy.sql.dml import ReturningUpdate
    from sqlalchemy.types import TypeEngine

    Converter = Callable[[Any], Any]

_REMEMBERED: Final = 4096
"""Values of a column: there are few days and small numbers, and they come again and again."""
_MANY: Final = 20
"""From as many rows on, drivers send them in one go."""
_AT_ONCE: Final = 1000
"""So many rows in one go, however many there are: as values for the driver they take several times their memory."""


def driver_rows(connection: Connection, query: Select[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """Yield many rows at once as the driver gives them, for whoever turns into values what is needed."""
    with connection.execute(query) as result:
        cursor: Any = result.cursor  # below the rows of SQLAlchemy
        yield from iter(partial(cursor.fetchmany, _AT_ONCE), [])


def reader_of(column: ColumnElement[Any], dialect: Dialect) -> Converter:
    """Return what turns the driver's values of a column into those that it promises; it remembers the usual ones."""
    convert = _reader(column.type, dialect)
    return _as_it_is if convert is None else lru_cache(_REMEMBERED)(convert)


class Prepared:
    """A SELECT or a union of them, an INSERT of all columns, or an UPDATE with RETURNING; its parts never change.

    It runs within the transaction that the connection is in. The types of the columns convert values as ever.
    """

    def __init__(self, statement: Select[Any] | CompoundSelect[Any] | Insert | ReturningUpdate[Any]) -> None:
        """Keep the statement; it is compiled when it first runs on a kind of database."""
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Return the rows for the values of the statement's parameters."""
        compiled = self._for(connection.dialect)
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(compiled.text, compiled.bound(values))
            return compiled.converted(cursor.fetchall())

    def columns(self, connection: Connection, values: Mapping[str, Any]) -> list[Sequence[Any]]:
        """Return the same by column, with which very many rows are handled sooner than one by one."""
        compiled = self._for(connection.dialect)
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(compiled.text, compiled.bound(values))
            return compiled.columns(cursor.fetchall())

    def run(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run the statement for each row of values, without a result."""
        compiled = self._for(connection.dialect)
        bound = map(compiled.bound, rows)
        with closing(connection.connection.cursor()) as cursor:
            while some := list(islice(bound, _AT_ONCE)):
                if len(some) < _MANY:
                    for values in some:
                        cursor.execute(compiled.text, values)
                else:
                    cursor.executemany(compiled.text, some)

    def _for(self, dialect: Dialect) -> _Compiled:
        if dialect.name not in self._compiled:
            self._compiled[dialect.name] = _compile(self._statement, dialect)
        return self._compiled[dialect.name]


class _Compiled(NamedTuple):
    """A statement for one kind of database."""

    text: str
    constants: Mapping[str, Any]
    binders: Mapping[str, Converter]
    in_order: Callable[[Mapping[str, Any]], tuple[Any, ...]] | None
    """Puts the parameters in order, where the driver takes them by position."""
    readers: Sequence[tuple[int, Converter]]
    width: int
    """How many columns a row has."""

    def bound(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a dict or a tuple, as the driver wants it
        """Return the values as the driver takes them."""
        given = {**self.constants, **values}
        for name, convert in self.binders.items():
            given[name] = convert(given[name])
        return given if self.in_order is None else self.in_order(given)

    def converted(self, rows: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Return the rows of the driver with the values that the columns promise."""
        if not self.readers or not rows:
            return list(rows)
        return [self._row(row) for row in rows] if len(rows) < _MANY else self._by_column(rows)

    def _by_column(self, rows: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Return the same of many rows."""
        return list(zip(*self.columns(rows), strict=True))

    def columns(self, rows: Sequence[Any]) -> list[Sequence[Any]]:
        """Return the same by column: each value of one is converted once, for they come again and again."""
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * self.width
        for place, convert in self.readers:
            known = {value: convert(value) for value in set(columns[place])}
            columns[place] = tuple(map(known.__getitem__, columns[place]))
        return columns

    def _row(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for place, convert in self.readers:
            values[place] = convert(values[place])
        return tuple(values)


def _compile(
    statement: Select[Any] | CompoundSelect[Any] | Insert | ReturningUpdate[Any], dialect: Dialect
) -> _Compiled:
    compiled = statement.compile(dialect=dialect)
    binders = {name: _binder(bind.type, dialect) for name, bind in compiled.binds.items()}
    readers = [_reader(column.type, dialect) for column in statement.exported_columns]
    return _Compiled(
        text=compiled.string,
        constants=compiled.construct_params(_check=False),
        binders={name: convert for name, convert in binders.items() if convert is not None},
        in_order=_in_order(compiled.positiontup),
        readers=[(place, convert) for place, convert in enumerate(readers) if convert is not None],
        width=len(readers),
    )


def _in_order(names: Sequence[str] | None) -> Callable[[Mapping[str, Any]], tuple[Any, ...]] | None:
    if names is None:
        return None
    return itemgetter(*names) if len(names) > 1 else lambda given: tuple(map(given.__getitem__, names))


def _binder(kind: TypeEngine[Any], dialect: Dialect) -> Converter | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Converter | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - as the driver gives it
    return value
