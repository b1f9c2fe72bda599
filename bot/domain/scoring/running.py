"""Running sums over weeks, in whole numbers: what makes a score cheap however long its windows are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from math import lcm
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from bot.domain.scoring.exact import Exact, ratio, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Series(NamedTuple):
    """The reported amounts of one raw metric, in units of 1/scale."""

    weeks: list[int]
    """The weeks with a report, ascending."""
    units: list[int]
    totals: list[int]
    """totals[i] is the sum of the first i amounts."""
    scale: int

    @classmethod
    def of(cls, amounts: Mapping[int, Exact], scale: int | None = None) -> Series:
        """Return the series of amounts by week; without a scale, with the smallest that fits them."""
        weeks = sorted(amounts)
        numbers = list(map(amounts.__getitem__, weeks))
        if scale in {None, 1} and {*map(type, numbers)} <= {int}:  # nearly all
            units = cast("list[int]", numbers)
            return cls(weeks, units, list(accumulate(units, initial=0)), 1)
        ratios = list(map(ratio, numbers))
        if scale is None:
            scale = lcm(*{denominator for _, denominator in ratios})
        units = [numerator * (scale // denominator) for numerator, denominator in ratios]
        return cls(weeks, units, list(accumulate(units, initial=0)), scale)

    @classmethod
    def counted(cls, units: Mapping[int, int], scale: int) -> Series:
        """Return the series of units of 1/scale by week, in ascending order already."""
        return cls(list(units), list(units.values()), list(accumulate(units.values(), initial=0)), scale)

    @property
    def by_week(self) -> dict[int, int | Fraction]:
        """The amounts by week."""
        return {week: self.amount(position) for position, week in enumerate(self.weeks)}

    def total(self, first: int, last: int) -> int:
        """Return the units reported from the first to the last week; 0 when last is before first."""
        if last < first:
            return 0
        return self.totals[bisect_right(self.weeks, last)] - self.totals[bisect_left(self.weeks, first)]

    def latest(self, week: int) -> int | None:
        """Return the position of the last report up to a week, or None."""
        count = bisect_right(self.weeks, week)
        return count - 1 if count else None

    def on(self, week: int) -> int | None:
        """Return the units reported for the very week, or None."""
        position = bisect_left(self.weeks, week)
        return self.units[position] if position < len(self.weeks) and self.weeks[position] == week else None

    def reported(self, week: int) -> int | Fraction | None:
        """Return the amount reported for the very week, or None."""
        units = self.on(week)
        return None if units is None else self._amount(units)

    def amount(self, position: int) -> int | Fraction:
        """Return the amount at a position."""
        return self._amount(self.units[position])

    def _amount(self, units: int) -> int | Fraction:
        whole, rest = divmod(units, self.scale)
        return Fraction(units, self.scale) if rest else whole

    def highest(self, first: int, last: int) -> int:
        """Return the highest units from the first to the last week, else the last before; there must be any."""
        end = bisect_right(self.weeks, last)
        start = bisect_left(self.weeks, first, 0, end)
        return max(self.units[start:end]) if start < end else self.units[end - 1]


NOTHING: Final = Series([], [], [0], 1)
"""The series of a metric that was never reported."""


@dataclass(frozen=True, slots=True)
class Steps:
    """A quantity that holds its level from one week to the next until it changes, in units of 1/scale."""

    weeks: list[int]
    """The weeks in which the level changes, ascending; before the first it is 0."""
    levels: list[int]
    totals: list[int]
    """totals[i] is the sum over all weeks before weeks[i]."""
    scale: int

    @classmethod
    def of(cls, weeks: Iterable[int], level: Callable[[int], Exact], scale: int) -> Steps:
        """Return the steps of a level that changes in no other weeks than the given ones.

        None is given twice, and the scale makes a whole number of every level.
        """
        changes = sorted(weeks)
        levels = [scaled(level(week), scale) for week in changes]
        lengths = (later - earlier for earlier, later in pairwise(changes))
        sums = (units * length for units, length in zip(levels, lengths, strict=False))
        return cls(changes, levels, list(accumulate(sums, initial=0)), scale)

    def at(self, week: int) -> int:
        """Return the level in a week."""
        index = bisect_right(self.weeks, week) - 1
        return self.levels[index] if index >= 0 else 0

    def total(self, first: int, last: int) -> int:
        """Return the sum from the first to the last week; 0 when last is before first."""
        return self._before(last + 1) - self._before(first) if first <= last else 0

    def _before(self, week: int) -> int:
        index = bisect_right(self.weeks, week) - 1
        return self.totals[index] + self.levels[index] * (week - self.weeks[index]) if index >= 0 else 0
