"""Exports as files: a workbook that reads well, and the same for machines, in one archive."""

from __future__ import annotations

import csv
import json
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Final

from bot.domain.exports import NamedFile, defused

if TYPE_CHECKING:
    from bot.domain.exports import Cell, Export, Sheet
    from bot.i18n import Texts

_WIDEST: Final = 60
_NARROWEST: Final = 8
_MEASURED: Final = 200
"""Rows by which the width of a column is found."""
_LONGEST: Final = 32_767
"""Characters that a cell of a workbook holds [Excel specifications and limits]."""


def own_data(export: Export, texts: Texts) -> NamedFile:
    """Return the archive of somebody's own data: a workbook and JSON."""
    document = {
        sheet.name: [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows] for sheet in export.sheets
    }
    data = json.dumps(document, ensure_ascii=False, indent=1, default=str).encode()
    return _archive("upshot-my-data", export, {"my-data.xlsx": _workbook(export, texts), "my-data.json": data})


def programme(export: Export, texts: Texts) -> NamedFile:
    """Return the archive of a programme: a workbook, and a CSV file a sheet."""
    files = {f"{sheet.name}.csv": _csv(sheet) for sheet in export.sheets}
    return _archive("upshot-programme", export, {"programme.xlsx": _workbook(export, texts), **files})


def about(export: Export, texts: Texts) -> list[str]:
    """Return what stands on every export."""
    return [
        texts.plain("Upshot, {date}", date=texts.date(export.made_at.date())),
        texts.plain("These numbers help people sell. They are not for appraisal or dismissal."),
        texts.plain("Times are in UTC."),
    ]


def _archive(name: str, export: Export, files: dict[str, bytes]) -> NamedFile:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, data in files.items():
            archive.writestr(file, data)
    return NamedFile(f"{name}-{export.made_at.date()}.zip", content.getvalue())


def _workbook(export: Export, texts: Texts) -> bytes:
    import xlsxwriter  # type: ignore[import-untyped] # noqa: PLC0415 - it has no types; few exports need it loaded

    content = BytesIO()
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "remove_timezone": True}
    with xlsxwriter.Workbook(content, options) as book:
        bold, moment = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        first = book.add_worksheet("Upshot")
        first.set_column(0, 0, _WIDEST)
        for number, line in enumerate(about(export, texts)):
            first.write_string(number, 0, line, bold if number == 1 else None)
        for sheet in export.sheets:
            _fill(book.add_worksheet(sheet.name), sheet, bold, moment)
    return content.getvalue()


def _fill(page: object, sheet: Sheet, bold: object, moment: object) -> None:
    """Fill a page of a workbook; the classes of xlsxwriter have no types of their own."""
    for index, width in enumerate(_widths(sheet)):
        page.set_column(index, index, width)  # type: ignore[attr-defined] # see above
    page.freeze_panes(1, 0)  # type: ignore[attr-defined] # see above
    page.autofilter(0, 0, max(len(sheet.rows), 1), max(len(sheet.columns) - 1, 0))  # type: ignore[attr-defined] # see above
    for index, title in enumerate(sheet.columns):
        page.write_string(0, index, title, bold)  # type: ignore[attr-defined] # see above
    for number, row in enumerate(sheet.rows, start=1):
        for index, cell in enumerate(row):
            _write(page, number, index, defused(cell), moment)


def _write(page: object, row: int, column: int, cell: Cell, moment: object) -> None:
    if isinstance(cell, str):
        page.write_string(row, column, cell[:_LONGEST])  # type: ignore[attr-defined] # no types of their own
    elif isinstance(cell, datetime):
        page.write_datetime(row, column, cell.astimezone(UTC), moment)  # type: ignore[attr-defined] # the same
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell)  # type: ignore[attr-defined] # the same
    elif cell is not None:
        page.write(row, column, float(cell) if isinstance(cell, Decimal) else cell)  # type: ignore[attr-defined] # the same


def _widths(sheet: Sheet) -> list[int]:
    rows = [sheet.columns, *sheet.rows[:_MEASURED]]
    longest = (max(len(str(row[index])) for row in rows) + 2 for index in range(len(sheet.columns)))
    return [min(max(width, _NARROWEST), _WIDEST) for width in longest]


def _csv(sheet: Sheet) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(sheet.columns)
    writer.writerows(["" if cell is None else defused(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()
