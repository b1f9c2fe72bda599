"""The region in which the guarantees of the score hold; nothing outside of it can be saved.

Weights are normalised to 100 before they are compared. The codes A0 to A9 are those of docs/scoring.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.scoring.metrics import Kind, Pillar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.scoring.metrics import Metric
    from bot.domain.scoring.scheme import MetricRule, Scheme

    Catalogue = Mapping[str, Metric]


class RuleCode(StrEnum):
    """A rule of the admissible region."""

    UNKNOWN = "unknown"
    """Only metrics of the catalogue."""
    A0 = "A0"
    """Goals, windows and brakes that can be computed with."""
    A1 = "A1"
    """Business weighs 55 to 90."""
    A2 = "A2"
    """SSI weighs 20 at most."""
    A3 = "A3"
    """A social metric ends at its goal and weighs 15 at most."""
    A4 = "A4"
    """Business metrics reward overachievement by half at most, and up to three times the goal."""
    A5 = "A5"
    """What is reported unchecked, and rates, weigh little."""
    A6 = "A6"
    """Customers and revenue are a quarter of the business pillar at least."""
    A7 = "A7"
    """Business covers social points one for one at most."""
    A8 = "A8"
    """The source of a deal moves its revenue by a quarter at most."""
    A9 = "A9"
    """Carrying, ramp, smallest deal and customer gap."""


class Subject(StrEnum):
    """What a guard rail limits."""

    METRIC = "metric"
    WEIGHT = "weight"
    WEIGHTS = "weights"
    """The sum of all weights."""
    GOAL = "goal"
    WINDOW = "window"
    BRAKE = "brake"
    CAP = "cap"
    OVER = "over"
    BUSINESS_WEIGHT = "business_weight"
    SSI_WEIGHT = "ssi_weight"
    OUTCOME_WEIGHT = "outcome_weight"
    """Customers won and revenue together."""
    MOST_POINTS = "most_points"
    """What a metric earns at most, at its cap."""
    UNCHECKED_POINTS = "unchecked_points"
    """What calls and the own business metrics earn at most, all of them together."""
    COVER_BASE = "cover_base"
    COVER_RATE = "cover_rate"
    SOCIAL_FACTOR = "social_factor"
    OTHER_FACTOR = "other_factor"
    CARRY_WEEKS = "carry_weeks"
    RAMP = "ramp"
    MIN_DEAL_VALUE = "min_deal_value"
    CUSTOMER_GAP = "customer_gap"


@dataclass(frozen=True, slots=True)
class GuardRail:
    """A limit of the admissible region and where a scheme stands to it."""

    code: RuleCode
    subject: Subject
    actual: Fraction
    """Weights as shares of 100."""
    minimum: Fraction | None = None
    maximum: Fraction | None = None
    metric: str | None = None
    is_open: bool = False
    """The minimum itself is not allowed."""

    @property
    def is_broken(self) -> bool:
        """Whether the actual value lies outside."""
        if self.minimum is not None and (self.actual < self.minimum or (self.is_open and self.actual == self.minimum)):
            return True
        return self.maximum is not None and self.actual > self.maximum


class InadmissibleSchemeError(UserError):
    """A scheme would break guard rails; there is at least one."""

    def __init__(self, violations: tuple[GuardRail, ...]) -> None:
        super().__init__(violations)
        self.violations = violations


OUTCOMES: Final = ("customers_won", "revenue")
MOST_UNCHECKED: Final = 10
"""Points that calls, or an own business metric, may earn at most."""
MOST_UNCHECKED_TOGETHER: Final = 20
"""Points that they may earn at most together, so that no activity comes near to somebody at goal."""


def shares(metrics: Mapping[str, MetricRule]) -> dict[str, Fraction]:
    """Return the weights as shares of 100; the weights must not all be 0."""
    total = sum((rule.weight for rule in metrics.values()), Fraction(0))
    return {metric: rule.weight * 100 / total for metric, rule in metrics.items()}


def violations(scheme: Scheme) -> tuple[GuardRail, ...]:
    """Return the guard rails that a scheme breaks, in the order of their codes.

    Unknown metrics are named alone, and so are breaches of A0: nothing else can be judged before.
    """
    for rails in (_known(scheme), _computable(scheme), guard_rails(scheme)):
        broken = tuple(rail for rail in rails if rail.is_broken)
        if broken:
            return broken
    return ()


def guard_rails(scheme: Scheme) -> Iterator[GuardRail]:
    """Yield the limits A1 to A9 of a scheme of known metrics that keeps A0."""
    weights, known = shares(scheme.metrics), scheme.catalogue
    yield from _pillars(weights, known)
    for metric, rule in scheme.metrics.items():
        yield from _metric(known[metric], rule, weights[metric])
    yield from _unchecked(scheme, weights)
    yield from _own_unchecked(scheme, weights)
    yield from _outcomes(weights, known)
    yield from _cover(scheme)
    yield from _sources(scheme)
    yield from _rest(scheme)


def _rail(
    code: RuleCode,
    subject: Subject,
    actual: Fraction | int,
    minimum: Fraction | int | None,
    maximum: Fraction | int | None,
    metric: str | None = None,
    *,
    is_open: bool = False,
) -> GuardRail:
    low = None if minimum is None else Fraction(minimum)
    high = None if maximum is None else Fraction(maximum)
    return GuardRail(code, subject, Fraction(actual), low, high, metric, is_open)


def _known(scheme: Scheme) -> Iterator[GuardRail]:
    with_own_goals = dict.fromkeys(metric for _, _, metric, _ in scheme.own_goals.all())
    unknown = [metric for metric in scheme.metrics if metric not in scheme.catalogue]
    for metric in (*unknown, *(metric for metric in with_own_goals if metric not in scheme.metrics)):
        yield _rail(RuleCode.UNKNOWN, Subject.METRIC, 1, None, 0, metric)


def _computable(scheme: Scheme) -> Iterator[GuardRail]:
    code = RuleCode.A0
    for metric, rule in scheme.metrics.items():
        yield _rail(code, Subject.WEIGHT, rule.weight, 0, None, metric)
        yield _rail(code, Subject.GOAL, rule.goal, 0, None, metric, is_open=True)
        yield _rail(code, Subject.WINDOW, rule.window, 1, 26, metric)
        yield _rail(code, Subject.BRAKE, rule.e_min, 0, rule.window, metric)
    for _, _, metric, goal in scheme.own_goals.all():
        yield _rail(code, Subject.GOAL, goal, 0, None, metric, is_open=True)
    total = sum(rule.weight for rule in scheme.metrics.values())
    yield _rail(code, Subject.WEIGHTS, total, 0, None, is_open=True)


def _pillar_weight(weights: Mapping[str, Fraction], known: Catalogue, pillar: Pillar) -> Fraction:
    return sum((weight for metric, weight in weights.items() if known[metric].pillar is pillar), Fraction(0))


def _pillars(weights: Mapping[str, Fraction], known: Catalogue) -> Iterator[GuardRail]:
    yield _rail(RuleCode.A1, Subject.BUSINESS_WEIGHT, _pillar_weight(weights, known, Pillar.BUSINESS), 55, 90)
    yield _rail(RuleCode.A2, Subject.SSI_WEIGHT, _pillar_weight(weights, known, Pillar.SSI), None, 20)


def _metric(metric: Metric, rule: MetricRule, weight: Fraction) -> Iterator[GuardRail]:
    if metric.is_business:
        yield _rail(RuleCode.A4, Subject.CAP, rule.cap, 1, 3, metric.key)
        yield _rail(RuleCode.A4, Subject.OVER, rule.over, 0, Fraction(1, 2), metric.key)
    else:
        yield _rail(RuleCode.A3, Subject.CAP, rule.cap, 1, 1, metric.key)
        yield _rail(RuleCode.A3, Subject.OVER, rule.over, 0, 0, metric.key)
        yield _rail(RuleCode.A3, Subject.WEIGHT, weight, None, 15, metric.key)


def _unchecked(scheme: Scheme, weights: Mapping[str, Fraction]) -> Iterator[GuardRail]:
    if "calls" in weights:
        yield _rail(RuleCode.A5, Subject.WEIGHT, weights["calls"], None, MOST_UNCHECKED, "calls")
        yield _rail(RuleCode.A5, Subject.CAP, scheme.metrics["calls"].cap, 1, 1, "calls")
    for metric, weight in weights.items():
        if scheme.catalogue[metric].kind is Kind.RATE:
            yield _rail(RuleCode.A5, Subject.WEIGHT, weight, None, 5, metric)


def _own_unchecked(scheme: Scheme, weights: Mapping[str, Fraction]) -> Iterator[GuardRail]:
    most = {
        metric: weights[metric] * most_of_weight(scheme.metrics[metric])
        for metric in unchecked(scheme.catalogue)
        if metric in weights
    }
    own = [metric for metric in most if metric in scheme.own]
    for metric in own:
        yield _rail(RuleCode.A5, Subject.MOST_POINTS, most[metric], None, MOST_UNCHECKED, metric)
    if own:
        together = sum(most.values(), Fraction(0))
        yield _rail(RuleCode.A5, Subject.UNCHECKED_POINTS, together, None, MOST_UNCHECKED_TOGETHER)


def unchecked(known: Catalogue) -> tuple[str, ...]:
    """Return the business metrics that are only typed, and that no deal, lead or meeting stands behind."""
    return tuple(key for key, metric in known.items() if key == "calls" or (metric.is_own and metric.is_business))


def most_of_weight(rule: MetricRule) -> Fraction:
    """Return what a metric earns at its cap, as a share of its weight; 1 where nothing beyond the goal counts."""
    return 1 + rule.over * (rule.cap - 1)


def _outcomes(weights: Mapping[str, Fraction], known: Catalogue) -> Iterator[GuardRail]:
    outcomes = sum((weights.get(metric, Fraction(0)) for metric in OUTCOMES), Fraction(0))
    business = _pillar_weight(weights, known, Pillar.BUSINESS)
    yield _rail(RuleCode.A6, Subject.OUTCOME_WEIGHT, outcomes, business / 4, None)


def _cover(scheme: Scheme) -> Iterator[GuardRail]:
    yield _rail(RuleCode.A7, Subject.COVER_BASE, scheme.cover.base, 0, 10)
    yield _rail(RuleCode.A7, Subject.COVER_RATE, scheme.cover.rate, Fraction(1, 4), 1)


def _sources(scheme: Scheme) -> Iterator[GuardRail]:
    yield _rail(RuleCode.A8, Subject.SOCIAL_FACTOR, scheme.source_factor.social, 1, Fraction(5, 4))
    yield _rail(RuleCode.A8, Subject.OTHER_FACTOR, scheme.source_factor.other, 1, Fraction(5, 4))


def _rest(scheme: Scheme) -> Iterator[GuardRail]:
    won = scheme.metrics.get("customers_won")
    gap = max(13, won.window) if won else 13
    yield _rail(RuleCode.A9, Subject.CARRY_WEEKS, scheme.carry_weeks, 0, 4)
    yield _rail(RuleCode.A9, Subject.RAMP, min(scheme.ramp.factors), 0, None, is_open=True)
    yield _rail(RuleCode.A9, Subject.RAMP, max(scheme.ramp.factors), None, 1)
    yield _rail(RuleCode.A9, Subject.MIN_DEAL_VALUE, scheme.min_deal_value, 0, None, is_open=True)
    yield _rail(RuleCode.A9, Subject.CUSTOMER_GAP, scheme.customer_gap, gap, None)
