"""The rows of a list, each with its number in a spreadsheet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from bot.domain.connections.columns import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.connections.columns import Columns

    Row = tuple[int, list[str]]


def rows_of(text: TextIO, columns: Columns) -> Iterator[Row]:
    """Yield the rows below the first line, those without anything left out.

    Where a quotation mark stays open, and would swallow the rows below, each line counts as a row of its own. So no
    more than one row is lost by it.
    """
    for _ in range(columns.line + 1):
        text.readline()
    number = columns.line + 1
    for cells, lines in _records(text, columns):
        for each in [cells] if cells is not None else [cells_of(line, columns.separator) for line in lines]:
            number += 1
            if any(each):
                yield number, each


def _records(text: TextIO, columns: Columns) -> Iterator[tuple[list[str] | None, list[str]]]:
    """Yield the cells of each record, or nothing where they make no sense, with the lines that they stand on."""
    lines: list[str] = []
    reader = csv.reader(_noting(text, lines), delimiter=columns.separator)
    while True:
        lines.clear()
        try:
            cells = next(reader, None)
        except csv.Error:  # a quotation mark that is open for 131,072 characters
            yield None, lines
            continue
        if cells is None:
            return
        yield (None if len(lines) > 1 and len(cells) != columns.width else cells), lines


def _noting(text: TextIO, lines: list[str]) -> Iterator[str]:
    for line in text:
        lines.append(line)
        yield line
