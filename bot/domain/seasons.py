"""Seasons: the quarters or halves of a calendar year that a leaderboard is summed up over."""

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
        thursday = week.starts_on + timedelta(days=3)
        return thursday.year, (thursday.month - 1) // self.months + 1

    def first(self, week: Week) -> Week:
        """Return the first week of the season in which a week lies."""
        year, number = self.of(week)
        first = Week.of(date(year, (number - 1) * self.months + 1, 1))
        return first if self.of(first) == (year, number) else first + 1

    def next(self, week: Week) -> Week:
        """Return the first week of the season after the one in which a week lies."""
        year, number = self.of(week)
        ahead = week
        while self.of(ahead) == (year, number):
            ahead += 1
        return ahead


_MONTHS: Final[Mapping[Season, int]] = {Season.QUARTER: 3, Season.HALF_YEAR: 6}
