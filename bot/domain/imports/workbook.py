"""Tables in the workbooks of spreadsheet programmes."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bot.domain.imports.errors import MOST_ROWS, Fault, ImportFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Cell = str | Decimal | date

_SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")
_MOST_UNPACKED: Final = 120 * 2**20
_MOST_MEMBERS: Final = 500
_CHUNK: Final = 1 << 20
_HEAD: Final = 30
_MOST_SHEETS: Final = 20
_MOST_COLUMNS: Final = 500
_DIGITS: Final = 15
"""As many digits as spreadsheets keep of a number."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class WorkbookTable:
    """A sheet of a workbook."""

    cells: list[Sequence[Any]]
    """By row; those that were given out are let go of, since all of them take as much as what they say."""
    first_row: int

    @property
    def head(self) -> list[list[str]]:
        """The texts of the first rows."""
        return [[str(_cell(cell)) for cell in row] for row in self.cells[:_HEAD]]

    @property
    def is_comma_decimal(self) -> bool | None:
        """Nothing: texts among the numbers of a workbook may be of any origin."""
        return None

    def rows(self, line: int) -> Iterator[tuple[int, list[Cell]]]:
        """Yield the rows below a line, counted from 0, each once and with its number in the spreadsheet."""
        for place in range(line + 1, len(self.cells)):
            cells, self.cells[place] = self.cells[place], ()
            yield self.first_row + place + 1, [_cell(cell) for cell in cells]


def is_archive(data: bytes) -> bool:
    """Return whether a file is packed as workbooks are."""
    return data.startswith(_SIGNATURES)


def tables_of_workbook(data: bytes) -> list[WorkbookTable]:
    """Return the sheets of a workbook; formulas are never evaluated, what they last gave stands in their cells.

    Raises:
        ImportFileError: it is no workbook, is broken, or is too large when it is unpacked.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - a bot that imports nothing needs none

    _check_size(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [book.get_sheet_by_index(place) for place in range(min(len(book.sheet_names), _MOST_SHEETS))]
            return [_table(sheet) for sheet in sheets if sheet.height]
    except (CalamineError, *_BROKEN) as error:
        raise ImportFileError(Fault.BROKEN) from error


def _table(sheet: Any) -> WorkbookTable:  # noqa: ANN401 - the reader's sheet, which is imported only when needed
    if sheet.height > MOST_ROWS + _HEAD:
        raise ImportFileError(Fault.TOO_MANY_ROWS)
    if sheet.width > _MOST_COLUMNS:
        raise ImportFileError(Fault.NOT_A_TABLE)
    return WorkbookTable(sheet.to_python(skip_empty_area=True), sheet.start[0] if sheet.start else 0)


def _check_size(data: bytes) -> None:
    """Unpack without keeping anything, and no further than may be, whatever the archive says of itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
                raise ImportFileError(Fault.TOO_LARGE)
            for member in members:
                _read_through(archive, member)
    except _BROKEN as error:
        raise ImportFileError(Fault.BROKEN) from error


def _read_through(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    with archive.open(member) as packed:
        while packed.read(_CHUNK):
            pass  # a size or a check sum that lies is found at the end


def _cell(value: Any) -> Cell:  # noqa: ANN401 - whatever stands in a cell
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    return value if isinstance(value, date) else str(value).strip()


def _number(value: float) -> Cell:
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - what is no number differs from itself
        return ""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
