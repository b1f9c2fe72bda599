"""Days as LinkedIn, and the spreadsheets that lists pass through, write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST: Final = 60
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?")
_NUMBERS = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?:[T ,].*)?")
_DAY_NAMED = re.compile(
    r"([0-9]{1,2})(?:\.|er|st|nd|rd|th)?[ -](?:de |of )?([^\W\d_]+)\.?[ ,-](?:de )?([0-9]{4}|[0-9]{2})"
)
_NAMED_DAY = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_CENTURY, _SHORT_YEAR = 2000, 2
_MONTHS: Final = (
    "january february march april may june july august september october november december",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "januar februar marts april maj juni juli august september oktober november december",
    "januar februar mars april mai juni juli august september oktober november desember",
)
"""In English, German, Swedish, French, Spanish, Italian, Dutch, Portuguese, Danish and Norwegian, without accents."""
_FURTHER: Final = {"mrt": 3, "maerz": 3, "jaenner": 1, "janner": 1}
_SHORTEST_NAME: Final = 3


class Order(StrEnum):
    """What comes first in a day that is written in numbers, such as 03/05/24."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Numbers:
    """A day written in numbers, of which the year comes last."""

    first: int
    second: int
    year: int

    def by(self, order: Order) -> date | None:
        """Return the day in an order, or nothing where there is no such day."""
        day, month = (self.first, self.second) if order is Order.DAY_FIRST else (self.second, self.first)
        return _day(self.year, month, day)


@dataclass(frozen=True, slots=True)
class Days:
    """What the texts of a column mean."""

    by_text: Mapping[str, date | None]
    """Nothing where a text names no day."""
    order: Order | None
    """How days in numbers were read, where there was a choice."""


def days_of(texts: Iterable[str], until: date | None = None) -> Days:
    """Return what the texts of a column mean; how days in numbers are ordered is decided for all of them.

    Where each order is possible, the one stands by which the texts, as they come, are sorted more often: LinkedIn's
    list begins with the newest. Where ``until`` is given, days after it are unlikely, and the later order is right.
    """
    read = {text: _read(text) for text in texts}
    numbers = [each for each in read.values() if isinstance(each, Numbers)]
    order = _order(numbers, until)
    has_choice = any(each.by(Order.DAY_FIRST) != each.by(Order.MONTH_FIRST) for each in numbers)
    days = {text: each.by(order) if isinstance(each, Numbers) else each for text, each in read.items()}
    return Days(days, order if has_choice else None)


def is_day(text: str) -> bool:
    """Return whether a text can name a day."""
    return _read(text) is not None


def _order(numbers: list[Numbers], until: date | None) -> Order:
    """Return the order in which most are days at all, and then in which most follow each other."""

    def fit(order: Order) -> tuple[int, int, int, int]:
        days = [day for day in (each.by(order) for each in numbers) if day is not None]
        falls = sum(after <= before for before, after in pairwise(days))
        rises = sum(after >= before for before, after in pairwise(days))
        likely = [day for day in days if until is not None and day <= until]
        return len(days), len(likely), max(falls, rises), max((day.toordinal() for day in likely), default=0)

    return max(Order, key=fit)  # of two that fit equally well the first one, as in most of the world


def _read(text: str) -> date | Numbers | None:
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(text):
        return _in_numbers(int(match[1]), int(match[3]), _year(match[4]), dotted=match[2] == ".")
    plain = _without_accents(text)
    if match := _DAY_NAMED.fullmatch(plain):
        return _day(_year(match[3]), _NAMES.get(match[2], 0), int(match[1]))
    if match := _NAMED_DAY.fullmatch(plain):
        return _day(int(match[3]), _NAMES.get(match[1], 0), int(match[2]))
    return None


def _in_numbers(first: int, second: int, year: int, *, dotted: bool) -> date | Numbers | None:
    """Return the day, or both numbers where it is open which is the day; dots stand where the day comes first."""
    numbers = Numbers(first, second, year)
    if dotted:
        return numbers.by(Order.DAY_FIRST)
    return numbers if any(numbers.by(order) for order in Order) else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(digits: str) -> int:
    return int(digits) + (_CENTURY if len(digits) == _SHORT_YEAR else 0)


def _without_accents(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def _names() -> dict[str, int]:
    """Return the month of each name and of each beginning of one, as long as only one month begins so."""
    meant: dict[str, set[int]] = {}
    for months in _MONTHS:
        for number, name in enumerate(months.split(), start=1):
            for length in range(_SHORTEST_NAME, len(name) + 1):
                meant.setdefault(name[:length], set()).add(number)
    return {name: min(numbers) for name, numbers in meant.items() if len(numbers) == 1} | _FURTHER


_NAMES: Final = _names()
