"""Exports as files: a workbook that reads well, and the same for machines, in one archive."""

from __future__ import annotations

import csv
import json
import zipfile
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from bot.domain.exports import NamedFile, defused
from bot.views.exports import workbook

if TYPE_CHECKING:
    from bot.domain.exports import Export, Sheet
    from bot.i18n import Texts


def own_data(export: Export, texts: Texts) -> NamedFile:
    """Return the archive of somebody's own data: a workbook and JSON."""
    document = {
        sheet.name: [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows] for sheet in export.sheets
    }
    data = json.dumps(document, ensure_ascii=False, indent=1, default=str).encode()
    book = workbook.build(about(export, texts), export.sheets)
    return _archive("upshot-my-data", export, {"my-data.xlsx": book, "my-data.json": data})


def programme(export: Export, texts: Texts) -> NamedFile:
    """Return the archive of a programme: a workbook, and a CSV file a sheet."""
    files = {f"{sheet.name}.csv": _csv(sheet) for sheet in export.sheets}
    book = workbook.build(about(export, texts), export.sheets)
    return _archive("upshot-programme", export, {"programme.xlsx": book, **files})


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


def _csv(sheet: Sheet) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(sheet.columns)
    writer.writerows(["" if cell is None else defused(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()
