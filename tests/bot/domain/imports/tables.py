"""Files as the CRMs and Sales Navigator export them, with their quirks and invented names."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped] # it has no types

from bot.domain.imports.owners import Owners

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 12)
OWNERS = Owners.of({"U1": "Anna Berg", "U2": "Ben Lund", "U3": "Cleo Ray"}, {})
_FOLDER = Path(__file__).parent / "fixtures"


def exported(name: str) -> bytes:
    """Return a file as it came."""
    return (_FOLDER / name).read_bytes()


def workbook(rows: Sequence[Sequence[Any]], *, title: str = "Export") -> bytes:
    """Return a workbook with an empty sheet before the one with these rows; texts may be formulas."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"default_date_format": "dd.mm.yyyy"})
    book.add_worksheet("Cover")
    sheet = book.add_worksheet(title)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()


DYNAMICS = workbook(
    [
        [
            *("(Do Not Modify) Opportunity", "Topic", "Potential Customer", "Status", "Status Reason", "Est. Revenue"),
            *("Actual Revenue", "Currency", "Created On", "Actual Close Date", "Owner", "Source"),
        ],
        ["d-1", "CRM", "Acme", "Won", "Won", 9000, 8750.25, "Euro", date(2026, 9, 1), 46330, "Anna Berg", "Web"],
        ["d-2", "ERP", "Beta", "Open", "In Progress", 4000, "", "EUR", date(2026, 11, 2), "", "Ben Lund", "Social"],
        [
            "d-3",
            "HR",
            "Ceta",
            "Lost",
            "Canceled",
            "",
            "",
            "EUR",
            date(2026, 9, 3),
            46331,
            "Ben Lund & Anna Berg",
            "",
        ],
        ["d-4", '=HYPERLINK("https://evil.example","x")', "=1+1", "Won", "", 5, "", "EUR", "", 46330, "Anna Berg", ""],
    ]
)
"""Excel, with the days of one column as days and of another one as numbers, and a formula that gives 0."""
