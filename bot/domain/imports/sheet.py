"""Rows and cells of a file, whatever kind of table it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.imports.columns import Layout, best_layout
from bot.domain.imports.delimited import tables_of_text
from bot.domain.imports.errors import LARGEST_BYTES, MOST_ROWS, Fault, ImportFileError
from bot.domain.imports.workbook import is_archive, tables_of_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Cell = str | Decimal | date
"""Empty text where nothing stands."""
Row = tuple[int, "Sequence[Cell]"]
"""The number of the row in a spreadsheet, and its cells."""

_REMEMBERED: Final = 4096
"""Cells that are compared with later ones."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose columns are known."""

    layout: Layout
    rows: Sequence[Row]
    is_comma_decimal: bool | None
    """Whether numbers are likely to have a decimal comma, as with semicolons between cells; nothing if unknown."""
    has_thousandths: bool = False
    """Whether a mark before three digits begins decimals, as programs write them and people never do."""

    def column(self, field: str) -> Iterator[Cell]:
        """Yield the filled cells of a field's column, in order; none where there is no such column."""
        place = self.layout.places.get(field)
        if place is not None:
            yield from (cells[place] for _, cells in self.rows if place < len(cells) and cells[place] != "")


def read(data: bytes, kept: Mapping[str, str]) -> Sheet:
    """Return the table of a file: comma, semicolon or tab separated text, or a workbook.

    Args:
        data: the file.
        kept: which column holds what, by its name, where an admin said so before.

    Raises:
        ImportFileError: it has no table that deals, seats or numbers can be read from.
    """
    if not data.strip():
        raise ImportFileError(Fault.EMPTY)
    if len(data) > LARGEST_BYTES:
        raise ImportFileError(Fault.TOO_LARGE)
    tables = tables_of_workbook(data) if is_archive(data) else tables_of_text(data)
    found = [(best_layout(table.head, kept), table) for table in tables]
    layouts = [(layout, table) for layout, table in found if layout is not None]
    if not layouts:
        raise ImportFileError(Fault.UNKNOWN_COLUMNS)
    layout, table = max(layouts, key=lambda each: each[0].fit)
    rows = _limited(table.rows(layout.line))
    if not rows:
        raise ImportFileError(Fault.NO_ROWS)
    return Sheet(layout.settled(rows), rows, table.is_comma_decimal)


def _limited(rows: Iterator[Row]) -> list[Row]:
    """Return the rows in which anything stands; of equal cells, such as owners and days, only one is held."""
    kept: list[Row] = []
    seen: dict[Cell, Cell] = {}
    for number, cells in rows:
        if any(cell != "" for cell in cells):
            kept.append((number, tuple([_one_of(seen, cell) for cell in cells])))
        if len(kept) > MOST_ROWS:
            raise ImportFileError(Fault.TOO_MANY_ROWS)
    return kept


def _one_of(seen: dict[Cell, Cell], cell: Cell) -> Cell:
    """Return a cell, or the one that was seen before and says the same; text and numbers never say the same."""
    if len(seen) < _REMEMBERED:
        return seen.setdefault(cell, cell)
    return seen.get(cell, cell)
