"""Days as a column of an export writes them: as text, as days, or as a spreadsheet counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.connections.days import Days, days_of
from bot.domain.errors import UserError
from bot.domain.typed.weeks import parse_week
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST: Final = date(1899, 12, 30)
"""The day that spreadsheets call 0."""
_SERIAL: Final = re.compile(r"[34567][0-9]{4}(?:\.[0-9]+)?")
"""Days from 1982 to 2118."""
_TIME: Final = re.compile(r"[ T,]+[0-9]{1,2}[:.][0-9]{2}.*$")
_WEEK: Final = re.compile(
    r"[0-9]{4}[- /]?(?:w|kw|v)[0-9]{1,2}|(?:w|week|kw|v|vecka|woche)?\.? ?[0-9]{1,2}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DayReader:
    """Reads the days of a column."""

    days: Days

    @classmethod
    def of(cls, cells: Iterable[str | Decimal | date], today: date) -> DayReader:
        """Return the reader of a column: how days in numbers are ordered is decided for all of them."""
        return cls(days_of(dict.fromkeys(_timeless(cell) for cell in cells if isinstance(cell, str)), today))

    def read(self, cell: str | Decimal | date) -> date | None:
        """Return the day of a cell, or nothing where it has none."""
        if isinstance(cell, date):
            return cell
        if isinstance(cell, Decimal) or _SERIAL.fullmatch(cell):
            return _counted(Decimal(cell))
        return self.days.by_text.get(_timeless(cell))


def week_of(cell: str | Decimal | date, reader: DayReader, running: Week) -> Week | None:
    """Return the week of a cell: named by its number, or by a day in it; nothing where it has neither."""
    if isinstance(cell, str) and _WEEK.fullmatch(cell):
        return _named(cell, running)
    if isinstance(cell, Decimal) and 0 < cell <= 53 and cell == int(cell):  # noqa: PLR2004 - weeks of a year
        return _named(f"week {int(cell)}", running)
    day = reader.read(cell)
    return None if day is None else Week.of(day)


def _named(text: str, running: Week) -> Week | None:
    try:
        return parse_week(text if not text.isdigit() else f"week {text}", running)
    except UserError:
        return None


def _timeless(cell: str) -> str:
    return _TIME.sub("", cell.strip())


def _counted(number: Decimal) -> date | None:
    return _FIRST + timedelta(days=int(number)) if _SERIAL.fullmatch(str(int(number))) else None
