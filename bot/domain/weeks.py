"""ISO weeks, from Monday to Sunday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week; weeks order and count by ``number``, which runs on over the years."""

    number: int
    """The ordinal of its Monday divided by 7: consecutive, also across week 53."""

    @classmethod
    def of(cls, day: date) -> Week:
        """Return the week in which the day lies."""
        return cls((day.toordinal() - 1) // 7)

    @classmethod
    def containing(cls, moment: datetime, zone: ZoneInfo) -> Week:
        """Return the week in which an aware moment lies, on the calendar of a time zone."""
        return cls.of(moment.astimezone(zone).date())

    @classmethod
    def iso(cls, year: int, week: int) -> Week:
        """Return week 1 to 53 of an ISO year.

        Raises:
            ValueError: the year has no such week.
        """
        return cls.of(date.fromisocalendar(year, week, 1))

    @property
    def starts_on(self) -> date:
        """Its Monday."""
        return date.fromordinal(self.number * 7 + 1)

    @property
    def ends_on(self) -> date:
        """Its Sunday."""
        return self.starts_on + timedelta(days=6)

    @property
    def iso_year(self) -> int:
        """The ISO year: that of its Thursday."""
        return self.starts_on.isocalendar().year

    @property
    def iso_week(self) -> int:
        """The ISO week number, 1 to 53."""
        return self.starts_on.isocalendar().week

    @property
    def days(self) -> tuple[date, ...]:
        """Its seven days, Monday first."""
        return tuple(self.starts_on + timedelta(days=offset) for offset in range(7))

    def __add__(self, weeks: int) -> Week:
        return Week(self.number + weeks)

    def __sub__(self, weeks: int) -> Week:
        return Week(self.number - weeks)

    def __str__(self) -> str:
        return f"{self.iso_year}-W{self.iso_week:02}"


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the UTC moment of a local time: in a gap the first moment after it, in a fold the first of the two."""
    local = datetime.combine(day, at, tzinfo=zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    return _first_after_gap(local)


def _first_after_gap(local: datetime) -> datetime:
    before, after = (local.replace(fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    low, high = (
        local.replace(tzinfo=UTC) - max(before, after),
        local.replace(tzinfo=UTC) - min(before, after),
    )
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        crossed = middle.astimezone(local.tzinfo).utcoffset() == after
        low, high = (low, middle) if crossed else (middle, high)
    return high.replace(microsecond=0)
