"""Seasons and months: spans of a calendar year that are summed up; a week lies where its Thursday does."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping


class Season(StrEnum):
    """How long a season is; each begins with a calendar year."""

    QUARTER = "quarter"
    HALF_YEAR = "half-year"

    @property
    def months(self) -> int:
        """How many months it has."""
        return _MONTHS[self]

    def of(self, week: Week) -> tuple[int, int]:
        """Return the season in which a week lies, that of its Thursday, as (year, number from 1 on)."""
        return span_of(week, self.months)

    def first(self, week: Week) -> Week:
        """Return the first week of the season in which a week lies."""
        return first_of_span(week, self.months)

    def next(self, week: Week) -> Week:
        """Return the first week of the season after the one in which a week lies."""
        return next_span(week, self.months)


_MONTHS: Final[Mapping[Season, int]] = {Season.QUARTER: 3, Season.HALF_YEAR: 6}


def span_of(week: Week, months: int) -> tuple[int, int]:
    """Return the span of so many months in which a week lies, as (year, number from 1 on); 1, 3 or 6 months."""
    thursday = week.starts_on + timedelta(days=3)
    return thursday.year, (thursday.month - 1) // months + 1


def first_of_span(week: Week, months: int) -> Week:
    """Return the first week of the span of so many months in which a week lies."""
    year, number = span_of(week, months)
    first = Week.of(date(year, (number - 1) * months + 1, 1))
    return first if span_of(first, months) == (year, number) else first + 1


def next_span(week: Week, months: int) -> Week:
    """Return the first week of the span of so many months after the one in which a week lies."""
    ahead = week
    while span_of(ahead, months) == span_of(week, months):
        ahead += 1
    return ahead
