"""Workbooks that read well: a sheet a subject, in which no text is a formula."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from bot.domain.exports import defused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.exports import Cell, Sheet

_WIDEST: Final = 60
_NARROWEST: Final = 8
_MEASURED: Final = 200
"""Rows by which the width of a column is found."""
_LONGEST: Final = 32_767
"""Characters that a cell of a workbook holds [Excel specifications and limits]."""


def build(about: Sequence[str], sheets: Sequence[Sheet], *, bold_lines: Sequence[int] = (1,)) -> bytes:
    """Return a workbook.

    Args:
        about: what its first page says, line by line.
        sheets: its other pages.
        bold_lines: the lines of the first page that matter most, by their number from 0 on.
    """
    import xlsxwriter  # type: ignore[import-untyped] # noqa: PLC0415 - it has no types; few exports need it loaded

    content = BytesIO()
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "remove_timezone": True}
    with xlsxwriter.Workbook(content, options) as book:
        first, bold = book.add_worksheet("Upshot"), book.add_format({"bold": True})
        plain, strong = (book.add_format({"text_wrap": True, "bold": is_bold}) for is_bold in (False, True))
        first.set_column(0, 0, _WIDEST)
        for number, line in enumerate(about):
            first.write_string(number, 0, str(defused(line)), strong if number in bold_lines else plain)
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name), sheet, bold, _Formats(book, sheet.formats))
    return content.getvalue()


class _Formats:
    """How the cells of a sheet are shown; the classes of xlsxwriter have no types of their own."""

    def __init__(self, book: Any, formats: Sequence[str]) -> None:  # noqa: ANN401 - see above
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._numbers = [book.add_format({"num_format": each}) if each else None for each in formats]

    def of(self, column: int) -> Any:  # noqa: ANN401 - see above
        """Return how the numbers of a column are shown; nothing for as they are."""
        return self._numbers[column] if column < len(self._numbers) else None


def _fill(page: Any, sheet: Sheet, bold: object, formats: _Formats) -> None:  # noqa: ANN401 - see above
    for index, width in enumerate(_widths(sheet)):
        page.set_column(index, index, width)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), max(len(sheet.columns) - 1, 0))
    for index, title in enumerate(sheet.columns):
        page.write_string(0, index, title, bold)
    for number, row in enumerate(sheet.rows, start=1):
        for index, cell in enumerate(row):
            _write(page, (number, index), defused(cell), formats)


def _write(page: Any, place: tuple[int, int], cell: Cell, formats: _Formats) -> None:  # noqa: ANN401 - see above
    row, column = place
    if isinstance(cell, str):
        page.write_string(row, column, cell[:_LONGEST])
    elif isinstance(cell, datetime):
        page.write_datetime(row, column, cell.astimezone(UTC), formats.moment)
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell)
    elif cell is not None:
        page.write(row, column, float(cell) if isinstance(cell, Decimal) else cell, formats.of(column))


def _widths(sheet: Sheet) -> list[int]:
    rows = [sheet.columns, *sheet.rows[:_MEASURED]]
    longest = (max(len(str(row[index])) for row in rows) + 2 for index in range(len(sheet.columns)))
    return [min(max(width, _NARROWEST), _WIDEST) for width in longest]
