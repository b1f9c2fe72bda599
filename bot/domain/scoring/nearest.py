"""The admissible weights nearest to some that are not.

Every weight is multiplied by one factor, but for those that a limit holds back: so what is not concerned keeps its
proportions, which is the least relative change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.admissible import (
    MOST_UNCHECKED,
    MOST_UNCHECKED_TOGETHER,
    OUTCOMES,
    most_of_weight,
    shares,
    unchecked,
)
from bot.domain.scoring.metrics import CATALOGUE, Kind, Pillar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.domain.scoring.metrics import Metric
    from bot.domain.scoring.scheme import Cover, MetricRule

    Weights = Mapping[str, Fraction]

_ALL: Final = Fraction(100)
_BUSINESS: Final = (Fraction(55), Fraction(90))
_SSI: Final = Fraction(20)
_SOCIAL_METRIC: Final = Fraction(15)
_RATE: Final = Fraction(5)
_LEAST_SOCIAL: Final = _ALL - _BUSINESS[1]
_OUTCOMES_OF: Final = 4
"""Won business is one part in so many of the business pillar."""


@dataclass(frozen=True, slots=True)
class _Limits:
    """The metrics that there are, and how much each may weigh."""

    known: Mapping[str, Metric]
    most: Mapping[str, Fraction]

    @classmethod
    def of(cls, rules: Mapping[str, MetricRule], known: Mapping[str, Metric]) -> _Limits:
        """Return the limits of bounded rules; what is only typed shares the points that it may earn together."""
        most = {metric: _most(known[metric]) for metric in rules}
        return cls(known, most | _most_unchecked(rules, known))

    def of_pillar(self, weights: Weights, pillar: Pillar) -> Weights:
        """Return the weights of one pillar."""
        return {metric: weight for metric, weight in weights.items() if self.known[metric].pillar is pillar}


def nearest(rules: Mapping[str, MetricRule], known: Mapping[str, Metric] = CATALOGUE) -> dict[str, MetricRule]:
    """Return the rules with weights, caps and rewards beyond the goal that keep A1 to A6; those that do stay.

    Args:
        rules: by metric, with computable goals, windows and brakes (A0).
        known: the metrics that can earn points.
    """
    bounded = {metric: _bounded(known[metric], rule) for metric, rule in rules.items()}
    weights = _projected(shares(rules), _Limits.of(bounded, known))
    return {metric: replace(rule, weight=weights[metric]) for metric, rule in bounded.items()}


def nearest_cover(cover: Cover) -> Cover:
    """Return the cover that keeps A7."""
    base = min(max(cover.base, Fraction(0)), Fraction(10))
    return replace(cover, base=base, rate=min(max(cover.rate, Fraction(1, 4)), Fraction(1)))


def _bounded(metric: Metric, rule: MetricRule) -> MetricRule:
    most = 1 if metric.key == "calls" or not metric.is_business else 3
    over = min(max(rule.over, Fraction(0)), Fraction(1, 2)) if metric.is_business else Fraction(0)
    return replace(rule, cap=min(max(rule.cap, Fraction(1)), Fraction(most)), over=over)


def _most(metric: Metric) -> Fraction:
    """Return how much a metric may weigh by itself."""
    if metric.kind is Kind.RATE:
        return _RATE
    return _ALL if metric.is_business else _SOCIAL_METRIC


def _most_unchecked(rules: Mapping[str, MetricRule], known: Mapping[str, Metric]) -> dict[str, Fraction]:
    """Return how much what is only typed may weigh: each by itself, and its part of what all of it may earn."""
    typed, weights = {metric: rules[metric] for metric in unchecked(known) if metric in rules}, shares(rules)
    points = {metric: most_of_weight(rule) * weights[metric] for metric, rule in typed.items()}
    together, alone = sum(points.values(), Fraction(0)), Fraction(MOST_UNCHECKED)
    if together and len(typed) > 1:
        parts = {metric: MOST_UNCHECKED_TOGETHER * each / together for metric, each in points.items()}
    else:
        parts = dict.fromkeys(typed, alone)
    return {metric: min(alone, parts[metric]) / most_of_weight(rule) for metric, rule in typed.items()}


def _projected(weights: Weights, limits: _Limits) -> Weights:
    seeded = _seeded(weights, limits)
    pillars = {pillar: limits.of_pillar(seeded, pillar) for pillar in Pillar}
    factor = _factor(seeded, pillars, limits)
    result: dict[str, Fraction] = {}
    for pillar, own in pillars.items():
        total = _clamped(pillar, _sum_held(own, limits, factor))
        result |= _business(own, total, limits) if pillar is Pillar.BUSINESS else _filled(own, total, limits)
    return {metric: result[metric] for metric in weights}


def _seeded(weights: Weights, limits: _Limits) -> dict[str, Fraction]:
    """Return the weights with a little where nothing could grow to what a rule asks for."""
    seeded = dict(weights)
    if not any(weights.get(metric) for metric in OUTCOMES):
        seeded |= dict.fromkeys((metric for metric in OUTCOMES if metric in weights), Fraction(1))
    social = [metric for metric in weights if not limits.known[metric].is_business]
    if _room([metric for metric in social if weights[metric]], limits) < _LEAST_SOCIAL:
        grown = (metric for metric in social if limits.known[metric].kind is not Kind.RATE)
        seeded |= {metric: weights[metric] or Fraction(1) for metric in grown}
    return seeded


def _room(metrics: Iterable[str], limits: _Limits) -> Fraction:
    """Return how much some social metrics can weigh together."""
    by_pillar = {Pillar.SSI: Fraction(0), Pillar.STRATEGIC: Fraction(0)}
    for metric in metrics:
        by_pillar[limits.known[metric].pillar] += limits.most[metric]
    return min(by_pillar[Pillar.SSI], _SSI) + by_pillar[Pillar.STRATEGIC]


def _factor(weights: Weights, pillars: Mapping[Pillar, Weights], limits: _Limits) -> Fraction:
    """Return by what all weights are multiplied, so that they add up to 100 within their limits."""

    def total(factor: Fraction) -> Fraction:
        held = ((pillar, _sum_held(own, limits, factor)) for pillar, own in pillars.items())
        return sum((_clamped(pillar, points) for pillar, points in held), Fraction(0))

    bends = _bends(weights, limits)
    last = bends[-1]
    for pillar, limit in ((Pillar.BUSINESS, _BUSINESS[0]), (Pillar.BUSINESS, _BUSINESS[1]), (Pillar.SSI, _SSI)):
        own = pillars[pillar]
        if limit <= _sum_held(own, limits, last):
            bends.append(_reaching(limit, _bends(own, limits), partial(_sum_held, own, limits)))
    return _reaching(_ALL, sorted(bends), total)


def _business(weights: Weights, total: Fraction, limits: _Limits) -> Weights:
    """Return the weights of the business pillar, with enough for won business."""
    filled = _filled(weights, total, limits)
    outcomes = {metric: weight for metric, weight in weights.items() if metric in OUTCOMES}
    if sum((filled[metric] for metric in outcomes), Fraction(0)) * _OUTCOMES_OF >= total:
        return filled
    others = {metric: weight for metric, weight in weights.items() if metric not in OUTCOMES}
    room = sum((limits.most[metric] for metric in others if others[metric]), Fraction(0))
    won = max(total / _OUTCOMES_OF, total - room)
    return {**_filled(others, total - won, limits), **_filled(outcomes, won, limits)}


def _filled(weights: Weights, total: Fraction, limits: _Limits) -> Weights:
    """Return weights in proportion that add up to a total, none beyond what it may weigh."""
    if not total:
        return dict.fromkeys(weights, Fraction(0))
    factor = _reaching(total, _bends(weights, limits), partial(_sum_held, weights, limits))
    return _held(weights, limits, factor)


def _reaching(total: Fraction, bends: list[Fraction], grown: Callable[[Fraction], Fraction]) -> Fraction:
    """Return where something that grows in straight lines between bends reaches a total."""
    for low, high in pairwise(bends):
        below, above = grown(low), grown(high)
        if above >= total:
            return low if above == below else low + (total - below) * (high - low) / (above - below)
    return bends[-1]


def _bends(weights: Weights, limits: _Limits) -> list[Fraction]:
    return sorted({Fraction(0), *(limits.most[metric] / weight for metric, weight in weights.items() if weight)})


def _held(weights: Weights, limits: _Limits, factor: Fraction) -> dict[str, Fraction]:
    return {metric: min(weight * factor, limits.most[metric]) for metric, weight in weights.items()}


def _sum_held(weights: Weights, limits: _Limits, factor: Fraction) -> Fraction:
    return sum(_held(weights, limits, factor).values(), Fraction(0))


def _clamped(pillar: Pillar, points: Fraction) -> Fraction:
    if pillar is Pillar.BUSINESS:
        return min(max(points, _BUSINESS[0]), _BUSINESS[1])
    return min(points, _SSI) if pillar is Pillar.SSI else points
