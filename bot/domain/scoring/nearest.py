"""The admissible weights nearest to some that are not.

Every weight is multiplied by one factor, but for those that a limit holds back: so what is not concerned keeps its
proportions, which is the least relative change.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.admissible import OUTCOMES, shares
from bot.domain.scoring.metrics import CATALOGUE, Kind, Pillar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.domain.scoring.scheme import Cover, MetricRule

    Weights = Mapping[str, Fraction]

_ALL: Final = Fraction(100)
_BUSINESS: Final = (Fraction(55), Fraction(90))
_SSI: Final = Fraction(20)
_SOCIAL_METRIC: Final = Fraction(15)
_CALLS: Final = Fraction(10)
_RATE: Final = Fraction(5)
_LEAST_SOCIAL: Final = _ALL - _BUSINESS[1]
_OUTCOMES_OF: Final = 4
"""Won business is one part in so many of the business pillar."""


def nearest(rules: Mapping[str, MetricRule]) -> dict[str, MetricRule]:
    """Return the rules with weights, caps and rewards beyond the goal that keep A1 to A6; those that do stay.

    Args:
        rules: by metric of the catalogue, with computable goals, windows and brakes (A0).
    """
    weights = _projected(shares(rules))
    return {metric: _bounded(metric, rule, weights[metric]) for metric, rule in rules.items()}


def nearest_cover(cover: Cover) -> Cover:
    """Return the cover that keeps A7."""
    base = min(max(cover.base, Fraction(0)), Fraction(10))
    return replace(cover, base=base, rate=min(max(cover.rate, Fraction(1, 4)), Fraction(1)))


def _bounded(metric: str, rule: MetricRule, weight: Fraction) -> MetricRule:
    is_business = CATALOGUE[metric].is_business
    most = 1 if metric == "calls" or not is_business else 3
    over = min(max(rule.over, Fraction(0)), Fraction(1, 2)) if is_business else Fraction(0)
    return replace(rule, weight=weight, cap=min(max(rule.cap, Fraction(1)), Fraction(most)), over=over)


def _projected(weights: Weights) -> Weights:
    seeded = _seeded(weights)
    pillars = {pillar: _of(seeded, pillar) for pillar in Pillar}
    factor = _factor(seeded, pillars)
    result: dict[str, Fraction] = {}
    for pillar, own in pillars.items():
        total = _clamped(pillar, _sum_held(own, factor))
        result |= _business(own, total) if pillar is Pillar.BUSINESS else _filled(own, total)
    return {metric: result[metric] for metric in weights}


def _seeded(weights: Weights) -> dict[str, Fraction]:
    """Return the weights with a little where nothing could grow to what a rule asks for."""
    seeded = dict(weights)
    if not any(weights.get(metric) for metric in OUTCOMES):
        seeded |= dict.fromkeys((metric for metric in OUTCOMES if metric in weights), Fraction(1))
    social = [metric for metric in weights if not CATALOGUE[metric].is_business]
    if _room(metric for metric in social if weights[metric]) < _LEAST_SOCIAL:
        grown = (metric for metric in social if CATALOGUE[metric].kind is not Kind.RATE)
        seeded |= {metric: weights[metric] or Fraction(1) for metric in grown}
    return seeded


def _room(metrics: Iterable[str]) -> Fraction:
    """Return how much some social metrics can weigh together."""
    by_pillar = {Pillar.SSI: Fraction(0), Pillar.STRATEGIC: Fraction(0)}
    for metric in metrics:
        by_pillar[CATALOGUE[metric].pillar] += _most(metric)
    return min(by_pillar[Pillar.SSI], _SSI) + by_pillar[Pillar.STRATEGIC]


def _factor(weights: Weights, pillars: Mapping[Pillar, Weights]) -> Fraction:
    """Return by what all weights are multiplied, so that they add up to 100 within their limits."""

    def total(factor: Fraction) -> Fraction:
        held = ((pillar, _sum_held(own, factor)) for pillar, own in pillars.items())
        return sum((_clamped(pillar, points) for pillar, points in held), Fraction(0))

    bends = _bends(weights)
    last = bends[-1]
    for pillar, limit in ((Pillar.BUSINESS, _BUSINESS[0]), (Pillar.BUSINESS, _BUSINESS[1]), (Pillar.SSI, _SSI)):
        if limit <= _sum_held(pillars[pillar], last):
            bends.append(_reaching(limit, _bends(pillars[pillar]), partial(_sum_held, pillars[pillar])))
    return _reaching(_ALL, sorted(bends), total)


def _business(weights: Weights, total: Fraction) -> Weights:
    """Return the weights of the business pillar, with enough for won business."""
    filled = _filled(weights, total)
    outcomes = {metric: weight for metric, weight in weights.items() if metric in OUTCOMES}
    if sum((filled[metric] for metric in outcomes), Fraction(0)) * _OUTCOMES_OF >= total:
        return filled
    others = {metric: weight for metric, weight in weights.items() if metric not in OUTCOMES}
    won = max(total / _OUTCOMES_OF, total - sum((_most(metric) for metric in others if others[metric]), Fraction(0)))
    return {**_filled(others, total - won), **_filled(outcomes, won)}


def _filled(weights: Weights, total: Fraction) -> Weights:
    """Return weights in proportion that add up to a total, none beyond what it may weigh."""
    if not total:
        return dict.fromkeys(weights, Fraction(0))
    factor = _reaching(total, _bends(weights), partial(_sum_held, weights))
    return _held(weights, factor)


def _reaching(total: Fraction, bends: list[Fraction], grown: Callable[[Fraction], Fraction]) -> Fraction:
    """Return where something that grows in straight lines between bends reaches a total."""
    for low, high in pairwise(bends):
        below, above = grown(low), grown(high)
        if above >= total:
            return low if above == below else low + (total - below) * (high - low) / (above - below)
    return bends[-1]


def _bends(weights: Weights) -> list[Fraction]:
    return sorted({Fraction(0), *(_most(metric) / weight for metric, weight in weights.items() if weight)})


def _held(weights: Weights, factor: Fraction) -> dict[str, Fraction]:
    return {metric: min(weight * factor, _most(metric)) for metric, weight in weights.items()}


def _sum_held(weights: Weights, factor: Fraction) -> Fraction:
    return sum(_held(weights, factor).values(), Fraction(0))


def _of(weights: Weights, pillar: Pillar) -> Weights:
    return {metric: weight for metric, weight in weights.items() if CATALOGUE[metric].pillar is pillar}


def _clamped(pillar: Pillar, points: Fraction) -> Fraction:
    if pillar is Pillar.BUSINESS:
        return min(max(points, _BUSINESS[0]), _BUSINESS[1])
    return min(points, _SSI) if pillar is Pillar.SSI else points


def _most(metric: str) -> Fraction:
    """Return how much a metric may weigh."""
    if CATALOGUE[metric].kind is Kind.RATE:
        return _RATE
    if metric == "calls":
        return _CALLS
    return _ALL if CATALOGUE[metric].is_business else _SOCIAL_METRIC
