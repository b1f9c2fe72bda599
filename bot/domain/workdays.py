"""Which part of each week a seller was not there, from days."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

_WORKDAYS: Final = 5
"""Monday to Friday."""


def absent_shares(
    starts_on: date,
    ends_on: date | None,
    absences: Iterable[tuple[date, date]],
    holidays: Iterable[date] = (),
) -> Mapping[int, Fraction]:
    """Return the absent share, above 0 and up to 1, of each week by its number.

    The first week counts by the working days left in it, and by one of them when somebody joins at the weekend:
    who reports then is there. Weekends are never missed.

    Args:
        starts_on: the first day of taking part.
        ends_on: the last one.
        absences: first and last days away.
        holidays: days on which nobody works.
    """
    return _shares(starts_on, ends_on, tuple(absences), frozenset(holidays))


@lru_cache(maxsize=1024)
def _shares(
    starts_on: date, ends_on: date | None, absences: tuple[tuple[date, date], ...], holidays: frozenset[date]
) -> Mapping[int, Fraction]:
    """Return the same; most sellers of a programme share it."""
    missed = set(_before(starts_on)) | set(_after(ends_on)) | holidays
    for first, last in absences:
        missed.update(_days(first, last))
    weeks = Counter(_number(day) for day in missed if _is_workday(day))
    return MappingProxyType({week: Fraction(days, _WORKDAYS) for week, days in weeks.items()})


def _before(starts_on: date) -> Iterator[date]:
    monday = Week.of(starts_on).starts_on
    missed = min(starts_on.weekday(), _WORKDAYS - 1)
    return _days(monday, monday + timedelta(days=missed - 1))


def _after(ends_on: date | None) -> Iterator[date]:
    if ends_on is None:
        return iter(())
    return _days(ends_on + timedelta(days=1), Week.of(ends_on).ends_on)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))


@lru_cache(maxsize=1024)
def _number(day: date) -> int:
    """Return the number of a day's week; all sellers share the holidays."""
    return Week.of(day).number


def _is_workday(day: date) -> bool:
    return day.weekday() < _WORKDAYS
