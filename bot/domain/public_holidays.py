"""Public holidays, by country and region."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel.core import get_global

from bot.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from holidays import HolidayBase

_SATURDAY = 5


class UnknownCalendarError(UserError):
    """There is no calendar of public holidays by that name; ``regions`` are those of the country, if it has one."""

    def __init__(self, typed: str, regions: tuple[str, ...] = ()) -> None:
        """Keep what was typed, and what it could have been."""
        super().__init__(typed)
        self.typed = typed
        self.regions = regions


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


def parse_calendar(typed: str) -> tuple[str, str]:
    """Return the country and the region that are named like ``DE`` or ``DE-BY``; nothing typed names none.

    Raises:
        UnknownCalendarError: there is no such country or region.
    """
    country, _, region = typed.strip().upper().partition("-")
    if (country or region) and _calendar(country, region) is None:
        raise UnknownCalendarError(typed, _regions(country))
    return country, region


@lru_cache(maxsize=256)
def _of_year(country: str, region: str, year: int) -> tuple[date, ...]:
    calendar = _calendar(country, region, year)
    return () if calendar is None else tuple(sorted(day for day in calendar if day.weekday() < _SATURDAY))


def _regions(country: str) -> tuple[str, ...]:
    calendar = _calendar(country, "")
    return () if calendar is None else calendar.subdivisions


def _calendar(country: str, region: str, *years: int) -> HolidayBase | None:
    import holidays  # noqa: PLC0415 - it takes 0.1 s and 10 MB, and most of the command line does without

    if not country:
        return None
    try:
        return holidays.country_holidays(country, subdiv=region or None, years=years or None)
    except NotImplementedError:  # it knows neither every country nor every region
        return None
