"""Weights and goals in steps of a thousandth.

Each change scales what was not typed. Kept exactly, its denominators would grow with every change, until nothing could
read the rules any more.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor, lcm
from typing import TYPE_CHECKING, Final, TypeVar

from bot.domain.scoring.admissible import (
    MOST_UNCHECKED,
    MOST_UNCHECKED_TOGETHER,
    OUTCOMES,
    most_of_weight,
    shares,
    unchecked,
)
from bot.domain.scoring.metrics import CATALOGUE, Pillar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.scoring.metrics import Metric
    from bot.domain.scoring.scheme import MetricRule

K = TypeVar("K")

STEPS: Final = 1000
"""Steps in a point of weight, and in one of what a goal counts."""
_FINEST: Final = 10**9
"""Steps beyond which nothing typed goes: what is finer was computed."""
_OUTCOMES_OF: Final = 4
"""Won business is at least one part in so many of the business pillar."""


def in_steps(rules: Mapping[str, MetricRule], known: Mapping[str, Metric] = CATALOGUE) -> dict[str, MetricRule]:
    """Return the rules with weights in steps of a thousandth, or as fine as they were typed, that add up to 100.

    What lies on a step stays. What does not moves to one of its two neighbours, and so keeps each limit that is a
    whole number of steps. Admissible rules stay admissible.

    Args:
        rules: by metric, with weights that are not all 0.
        known: the metrics that can earn points.
    """
    weights, steps = shares(rules), _steps(rules)
    counts = {metric: weight * steps for metric, weight in weights.items()}
    pillars = {pillar: [metric for metric in counts if known[metric].pillar is pillar] for pillar in Pillar}
    totals = {pillar: _sum(counts, own) for pillar, own in pillars.items()}
    full = _full(rules, counts, steps, known)
    settled: dict[str, int] = {}
    for pillar, total in _apportioned(totals, 100 * steps, pillars).items():
        own = {metric: counts[metric] for metric in pillars[pillar]}
        settled |= _apportioned(own, total, [metric for metric in own if metric not in full])
    _give_to_outcomes(settled, {metric: counts[metric] for metric in pillars[Pillar.BUSINESS]})
    return {metric: replace(rule, weight=Fraction(settled[metric], steps)) for metric, rule in rules.items()}


def goal_in_steps(goal: Fraction) -> Fraction:
    """Return the step nearest to a goal, but never 0."""
    return Fraction(max(round(goal * STEPS), 1), STEPS)


def _steps(rules: Mapping[str, MetricRule]) -> int:
    fine = (rule.weight.denominator for rule in rules.values() if _FINEST % rule.weight.denominator == 0)
    return lcm(STEPS, *fine)


def _full(
    rules: Mapping[str, MetricRule], counts: Mapping[str, Fraction], steps: int, known: Mapping[str, Metric]
) -> frozenset[str]:
    """Return what only its owner sees and would earn too much with a step more."""
    points = {
        metric: (floor(counts[metric]) + 1) * most_of_weight(rules[metric])
        for metric in unchecked(known)
        if metric in rules
    }
    if sum(points.values(), Fraction(0)) > MOST_UNCHECKED_TOGETHER * steps:
        return frozenset(points)
    return frozenset(metric for metric, most in points.items() if most > MOST_UNCHECKED * steps)


def _apportioned(counts: Mapping[K, Fraction], total: int, lifted: Iterable[K]) -> dict[K, int]:
    """Return whole counts that add up to a total: the largest remainders are lifted first."""
    whole = {key: floor(count) for key, count in counts.items()}
    first = sorted(lifted, key=lambda key: (whole[key] - counts[key], -counts[key]))
    missing = total - sum(whole.values())
    for key in first[:missing]:
        whole[key] += 1
    if missing > len(first):
        whole[first[-1]] += missing - len(first)
    return whole


def _give_to_outcomes(settled: dict[str, int], business: Mapping[str, Fraction]) -> None:
    """Let won business keep its part, a step or two at the expense of something beside it that moved anyway."""
    outcomes = [metric for metric in business if metric in OUTCOMES]
    if _OUTCOMES_OF * _sum(business, outcomes) < _sum(business, business):
        return  # it did not have it before: that is for whoever judges the rules
    others = [metric for metric in business if metric not in OUTCOMES and settled[metric]]
    moved = {metric for metric in others if business[metric].denominator != 1}
    while others and _OUTCOMES_OF * _all(settled, outcomes) < _all(settled, business):
        settled[max(others, key=lambda metric: (metric in moved and settled[metric] > 0, settled[metric]))] -= 1
        settled[max(outcomes, key=settled.__getitem__)] += 1


def _all(settled: Mapping[str, int], metrics: Iterable[str]) -> int:
    return sum(settled[metric] for metric in metrics)


def _sum(counts: Mapping[str, Fraction], metrics: Iterable[str]) -> Fraction:
    return sum((counts[metric] for metric in metrics), Fraction(0))
