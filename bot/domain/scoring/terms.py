"""The lines of a score: what was done and expected in one metric, and what that earned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.scoring.parts import in_points

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.domain.scoring.metrics import Metric
    from bot.domain.scoring.yardstick import Yardstick


class Note(StrEnum):
    """Why a line is not simply done over the sum of the weekly goals."""

    UNREPORTED = "unreported"
    """The level was never reported."""
    STALE = "stale"
    """The level was reported too long ago to count."""
    BASELINE = "baseline"
    """The first report of a level: growth counts from here on."""
    HELD = "held"
    """The level is at its goal: holding it is as good as improving."""
    BRAKED = "braked"
    """So little was expected that the smallest expectation stands in for it."""
    EXCUSED = "excused"
    """Nothing was expected."""
    TOO_FEW = "too_few"
    """The denominator is too small: its minimum stands in for it."""


@dataclass(slots=True)  # not frozen: hundreds of thousands are made at once, and each would take ten times as long
class Term:
    """One line of a score. done / expected is the attainment; it is never rounded, points are."""

    yardstick: Yardstick
    first: int
    """The first week that counts."""
    done_units: int
    expected_units: int
    scale: int
    """Both in units of 1/scale."""
    centipoints: int
    note: Note | None = None

    @property
    def metric(self) -> Metric:
        """What is measured."""
        return self.yardstick.metric

    @property
    def done(self) -> Fraction:
        """What was achieved; in a season's level the weeks at the goal, in part or whole."""
        return Fraction(self.done_units, self.scale)

    @property
    def expected(self) -> Fraction:
        """What was expected in the same weeks; in a season's level the weeks worked."""
        return Fraction(self.expected_units, self.scale)

    @property
    def attainment(self) -> Fraction:
        """Done over expected, before the cap; 0 when nothing was expected, 1 at least when a level is held."""
        plain = Fraction(self.done_units, self.expected_units) if self.expected_units else Fraction(0)
        return max(plain, Fraction(1)) if self.note is Note.HELD else plain

    @property
    def is_reached(self) -> bool:
        """Whether the attainment is 1 at least."""
        return self.note is Note.HELD or 0 < self.expected_units <= self.done_units

    @property
    def weight(self) -> Fraction:
        """The points of reaching the goal."""
        return self.yardstick.weight

    @property
    def goal(self) -> Fraction:
        """The goal of a full-time week, or the level to reach."""
        return self.yardstick.rule.goal

    @property
    def is_capped(self) -> bool:
        """Whether more would earn no more."""
        return self.attainment >= self.yardstick.rule.cap

    @property
    def points(self) -> Decimal:
        """What it earns."""
        return in_points(self.centipoints)
