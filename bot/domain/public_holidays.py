"""Public holidays, by country and region."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from babel.core import get_global

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holidays import HolidayBase

Calendar: TypeAlias = "tuple[str, str]"
"""A country by its ISO code, and perhaps a region of it, such as ``("DE", "BY")``."""

PROGRAMMES: Calendar = ("", "")
"""Stands for the calendar of the programme, whichever that is."""

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holidays:
    """The public holidays that weeks are computed with, as the library knew them at that moment."""

    usual: frozenset[date] = frozenset()
    """Those of the programme."""
    elsewhere: tuple[tuple[Calendar, frozenset[date]], ...] = ()
    """Those of the other calendars that sellers have."""

    def of(self, moves: Sequence[tuple[date, Calendar]]) -> frozenset[date]:
        """Return the holidays of a seller, who has the programme's before the first move.

        Args:
            moves: from which day on the seller has which calendar, earliest first.
        """
        if not moves:
            return self.usual
        known = {PROGRAMMES: self.usual, **dict(self.elsewhere)}
        turns = [(date.min, PROGRAMMES), *moves, (date.max, PROGRAMMES)]
        return frozenset(
            day
            for (first, calendar), (after, _) in pairwise(turns)
            for day in known.get(calendar, ())
            if first <= day < after
        )


def country_of(zone: str) -> str:
    """Return the ISO code of the country in which a time zone lies, or nothing for one like UTC."""
    territories: Mapping[str, str] = get_global("zone_territories")
    return territories.get(zone, "")


def holidays_between(country: str, region: str, first: date, last: date) -> frozenset[date]:
    """Return the public holidays from Monday to Friday; none for a country that is not known.

    Args:
        country: an ISO code, or nothing.
        region: a part of the country, such as ``BY``; without one only what the whole country celebrates counts.
        first: the first day.
        last: the last one.
    """
    years = range(first.year, last.year + 1)
    return frozenset(day for year in years for day in _of_year(country, region, year) if first <= day <= last)


def has_holidays(country: str, region: str) -> bool:
    """Tell whether the public holidays of a country, or of a region of it, are known."""
    return _calendar(country, region) is not None


def regions_of(country: str) -> Mapping[str, tuple[str, ...]]:
    """Return the regions of a country by their code, each with the names that it is known by."""
    calendar = _calendar(country, "")
    if calendar is None:
        return {}
    names: dict[str, list[str]] = {code: [] for code in calendar.subdivisions}
    for name, code in calendar.subdivisions_aliases.items():
        names.setdefault(code, []).append(name)
    return {code: tuple(found) for code, found in names.items()}


@lru_cache(maxsize=256)
def _of_year(country: str, region: str, year: int) -> tuple[date, ...]:
    calendar = _calendar(country, region, year)
    return () if calendar is None else tuple(sorted(day for day in calendar if day.weekday() < _SATURDAY))


def _calendar(country: str, region: str, *years: int) -> HolidayBase | None:
    import holidays  # noqa: PLC0415 - it takes 0.1 s and 10 MB, and most of the command line does without

    if not country:
        return None
    try:
        return holidays.country_holidays(country, subdiv=region or None, years=years or None)
    except NotImplementedError:  # it knows neither every country nor every region
        return None
