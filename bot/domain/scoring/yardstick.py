"""One metric's rule in whole numbers: what turns done and expected into points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.scoring.admissible import most_of_weight
from bot.domain.scoring.exact import rounded

if TYPE_CHECKING:
    from fractions import Fraction

    from bot.domain.scoring.metrics import Kind, Metric
    from bot.domain.scoring.scheme import MetricRule


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A metric with the rule that a scheme has for it."""

    metric: Metric
    rule: MetricRule
    weight: Fraction
    """The share of 100: the points of reaching the goal."""
    kind: Kind
    raw: str
    """What sellers report for it."""
    is_ramped: bool
    """Whether new joiners face less of the goal."""
    goal: tuple[int, int]
    held_at: tuple[int, int] | None
    """The level at which growth counts as reached."""
    brake: tuple[int, int]
    """The goal of the full-time weeks that are expected at least."""
    full: int
    """Centipoints of reaching the goal."""
    ceiling: int
    """Centipoints of reaching the cap."""
    _cap: tuple[int, int]
    _over: tuple[int, int]
    _weight: tuple[int, int]
    """In centipoints."""

    @classmethod
    def of(cls, metric: Metric, rule: MetricRule, weight: Fraction, holder: MetricRule | None = None) -> Yardstick:
        """Return the yardstick of a metric that weighs a share of 100, and of the one that may hold it."""
        most = weight * 100 * most_of_weight(rule)
        return cls(
            metric=metric,
            rule=rule,
            weight=weight,
            kind=metric.kind,
            raw=metric.raw or metric.key,
            is_ramped=metric.is_business,
            goal=rule.goal.as_integer_ratio(),
            held_at=None if holder is None else holder.goal.as_integer_ratio(),
            brake=(rule.goal * rule.e_min).as_integer_ratio(),
            full=rounded(*(weight * 100).as_integer_ratio()),
            ceiling=rounded(*most.as_integer_ratio()),
            _cap=rule.cap.as_integer_ratio(),
            _over=rule.over.as_integer_ratio(),
            _weight=(weight * 100).as_integer_ratio(),
        )

    def centipoints(self, done: int, expected: int) -> int:
        """Return the hundredths of a point for done / expected, half up.

        Both count the same units; nothing expected earns nothing.
        """
        if done <= 0 or expected <= 0:
            return 0
        cap, caps = self._cap
        if done * caps >= cap * expected:
            return self.ceiling
        weight, weights = self._weight
        if done <= expected:
            return rounded(weight * done, weights * expected)
        over, overs = self._over
        return rounded(weight * (expected * overs + over * (done - expected)), weights * expected * overs)
