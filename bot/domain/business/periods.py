"""The weeks that a business report is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.errors import UserError
from bot.domain.seasons import Season
from bot.domain.weeks import Week

QUARTER_WEEKS: Final = 13
MOST_WEEKS: Final = 104
"""Longer ago is another market and another team."""


class Named(StrEnum):
    """Weeks that have a name."""

    LATELY = "lately"
    """The last 13 weeks."""
    MONTH = "month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    LAST_QUARTER = "last_quarter"
    SEASON = "season"
    LAST_SEASON = "last_season"
    YEAR = "year"
    LAST_YEAR = "last_year"


class PeriodRefusedError(UserError):
    """Weeks of which there can be no report: they begin after they end, lie ahead, or are too many."""

    def __init__(self, first: Week, last: Week) -> None:
        """Keep the weeks as they were asked for."""
        super().__init__(first, last)
        self.first = first
        self.last = last


@dataclass(frozen=True, slots=True)
class Period:
    """Whole weeks in a row, the first and the last included."""

    first: Week
    last: Week

    @property
    def weeks(self) -> int:
        """How many there are."""
        return self.last.number - self.first.number + 1

    @property
    def first_day(self) -> date:
        """Its first Monday."""
        return self.first.starts_on

    @property
    def last_day(self) -> date:
        """Its last Sunday."""
        return self.last.ends_on

    @property
    def before(self) -> Period:
        """As many weeks just before it."""
        return Period(self.first - self.weeks, self.first - 1)

    def has(self, day: date | None) -> bool:
        """Whether a day lies in it; a day that is not known does not."""
        return day is not None and self.first_day <= day <= self.last_day

    def until(self, running: Week) -> Period:
        """Return it without the weeks after the running one.

        Raises:
            PeriodRefusedError: there is no week that can be looked at, or there are too many.
        """
        last = min(self.last, running)
        if self.first > last or last.number - self.first.number >= MOST_WEEKS:
            raise PeriodRefusedError(self.first, self.last)
        return Period(self.first, last)


def named(name: Named, running: Week, length: Season) -> Period:
    """Return the weeks of a name, by the running week and the length of a season."""
    ago, unit = int(name.startswith("last_")), name.removeprefix("last_")
    if unit == Named.LATELY:
        return last_weeks(running)
    if unit == Named.MONTH:
        return month(running, ago=ago)
    if unit == Named.YEAR:
        return year(running.iso_year - ago)
    return season(running, Season.QUARTER if unit == Named.QUARTER else length, ago=ago)


def last_weeks(running: Week, weeks: int = QUARTER_WEEKS) -> Period:
    """Return so many weeks up to the running one, which is in it as far as it has come."""
    return Period(running - (weeks - 1), running)


def season(running: Week, length: Season, *, ago: int = 0) -> Period:
    """Return the season of the running week, or one of those before it, from its first to its last week."""
    week = running
    for _ in range(ago):
        week = length.first(week) - 1
    return Period(length.first(week), length.next(week) - 1)


def month(running: Week, *, ago: int = 0) -> Period:
    """Return the weeks of a calendar month, a week belonging to that of its Thursday: this month, or so many ago."""
    week = running
    for _ in range(ago):
        week = _first_of_month(week) - 1
    first = last = _first_of_month(week)
    while _month(last + 1) == _month(first):
        last += 1
    return Period(first, last)


def year(number: int) -> Period:
    """Return the weeks of an ISO year."""
    return Period(Week.iso(number, 1), Week.iso(number + 1, 1) - 1)


def _first_of_month(week: Week) -> Week:
    while _month(week - 1) == _month(week):
        week -= 1
    return week


def _month(week: Week) -> tuple[int, int]:
    thursday = week.starts_on + timedelta(days=3)
    return thursday.year, thursday.month
