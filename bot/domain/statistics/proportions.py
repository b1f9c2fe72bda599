"""Proportions, such as a win rate, with the interval in which they may well lie."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final, NamedTuple

Z95: Final = 1.959963984540054
"""The 97.5 % quantile of the standard normal distribution: 95 % lie within it on both sides."""
LEAST_CASES: Final = 8
"""From so many cases on a proportion or a median says anything."""


class Interval(NamedTuple):
    """Where a figure may well lie, with a confidence of 95 %."""

    low: float
    high: float

    @property
    def is_off_zero(self) -> bool:
        """Whether it holds numbers of one sign only."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Proportion:
    """So many hits of so many cases; whole numbers, hits from 0 to the cases."""

    hits: int
    cases: int

    @property
    def is_telling(self) -> bool:
        """Whether there are enough cases to say anything."""
        return self.cases >= LEAST_CASES

    @property
    def share(self) -> float | None:
        """The hits as a share of the cases, 0 to 1; nothing where there are too few to say."""
        return self.hits / self.cases if self.is_telling else None

    @property
    def interval(self) -> Interval | None:
        """Where the share may well lie; nothing where there are too few to say."""
        return wilson(self.hits, self.cases) if self.is_telling else None


def wilson(hits: int, cases: int) -> Interval:
    """Return the 95 % interval of a proportion after Wilson (1927), within 0 to 1.

    Args:
        hits: 0 or more.
        cases: at least as many, and at least 1.
    """
    share, square = hits / cases, Z95 * Z95
    middle = (share + square / (2 * cases)) / (1 + square / cases)
    half = Z95 * sqrt(share * (1 - share) / cases + square / (4 * cases * cases)) / (1 + square / cases)
    low = 0.0 if hits == 0 else middle - half
    return Interval(low, 1.0 if hits == cases else middle + half)
