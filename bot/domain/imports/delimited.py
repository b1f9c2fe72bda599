"""Tables in text files, of unknown encoding and with unknown separators."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.domain.connections.columns import Columns, cells_of
from bot.domain.connections.decoding import lines_of
from bot.domain.connections.errors import ConnectionsFileError
from bot.domain.connections.rows import rows_of
from bot.domain.imports.errors import Fault, ImportFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEPARATORS: Final = (",", ";", "\t", "|")
_HEAD: Final = 30
"""Titles and notes stand above the line that names the columns."""
_LONGEST_LINE: Final = 20_000


@dataclass(frozen=True, slots=True)
class TextTable:
    """A text file, taken with one of the possible separators."""

    data: bytes
    separator: str
    head: Sequence[Sequence[str]]
    """The cells of the first lines."""

    @property
    def is_comma_decimal(self) -> bool | None:
        """Whether numbers are likely to have a decimal comma: where commas cannot stand between cells."""
        return True if self.separator == ";" else False if self.separator == "," else None

    def rows(self, line: int) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows below a line, counted from 0, each with its number in a spreadsheet."""
        width = len(self.head[line])
        with lines_of(self.data) as text:
            for number, cells in rows_of(text, Columns(self.separator, line, width, 0, None, None)):
                yield number, [cell.strip() for cell in cells]


def tables_of_text(data: bytes) -> list[TextTable]:
    """Return a file once for each possible separator.

    Raises:
        ImportFileError: it is no text.
    """
    try:
        with lines_of(data) as text:
            lines = [line[:_LONGEST_LINE] for line in islice(text, _HEAD)]
    except ConnectionsFileError as error:
        raise ImportFileError(Fault.NOT_A_TABLE) from error
    return [TextTable(data, each, [cells_of(line, each) for line in lines]) for each in _SEPARATORS]
