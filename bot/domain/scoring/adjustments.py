"""What an admin changes of a scheme: weights, goals, and the size of its money."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.scoring.admissible import shares
from bot.domain.scoring.exact import fraction
from bot.domain.scoring.metrics import SHORT_NAMES, Phase, Pillar
from bot.domain.scoring.steps import goal_in_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.scoring.exact import Exact
    from bot.domain.scoring.own_goals import GoalOf
    from bot.domain.scoring.scheme import MetricRule, Scheme

SSI: Final = "ssi"
"""In weights the whole SSI pillar, in goals the SSI level."""
_TENFOLD: Final = frozenset({"SEK", "NOK", "DKK"})


class UnknownMetricError(UserError):
    """A weight or goal was typed for something that earns no points."""

    def __init__(self, metric: str) -> None:
        super().__init__(metric)
        self.metric = metric


class MetricTypedTwiceError(UserError):
    """Two typed names mean the same metric."""

    def __init__(self, metric: str) -> None:
        super().__init__(metric)
        self.metric = metric


class WeightOutOfRangeError(UserError):
    """A typed weight is no share of 100."""

    def __init__(self, metric: str, weight: Exact) -> None:
        super().__init__(metric, weight)
        self.metric = metric
        self.weight = weight


class GoalOutOfRangeError(UserError):
    """A typed goal is not above 0."""

    def __init__(self, metric: str, goal: Exact) -> None:
        super().__init__(metric, goal)
        self.metric = metric
        self.goal = goal


class WeightsExceedHundredError(UserError):
    """The typed weights add up to more than 100."""

    def __init__(self, total: Fraction) -> None:
        super().__init__(total)
        self.total = total


class NothingToScaleError(UserError):
    """The typed weights add up to less than 100 and no other metric has a weight that could fill it."""

    def __init__(self, total: Fraction) -> None:
        super().__init__(total)
        self.total = total


def reweighted(scheme: Scheme, weights: Mapping[str, Exact]) -> Scheme:
    """Return the scheme with the typed weights as shares of 100 and all others scaled to fill up 100.

    The version stays: whoever saves it gives it a new one.

    Raises:
        InadmissibleSchemeError: the result would break guard rails.
        UserError: as `reweighted_rules`.
    """
    return replace(scheme, metrics=reweighted_rules(scheme, weights))


def reweighted_rules(scheme: Scheme, weights: Mapping[str, Exact]) -> dict[str, MetricRule]:
    """Return the rules with the typed weights and all others scaled to fill up 100, admissible or not.

    `ssi` is the whole SSI pillar, split as it was.

    Raises:
        UnknownMetricError, MetricTypedTwiceError, WeightOutOfRangeError: a name or weight cannot be.
        WeightsExceedHundredError, NothingToScaleError: the weights do not add up to 100.
    """
    before = shares(scheme.metrics)
    typed = _typed_weights(weights, before, scheme)
    total, rest = sum(typed.values(), Fraction(0)), 100 - sum(typed.values(), Fraction(0))
    if rest < 0:
        raise WeightsExceedHundredError(total)
    scaled = sum((weight for metric, weight in before.items() if metric not in typed), Fraction(0))
    if rest and not scaled:
        raise NothingToScaleError(total)
    after = {metric: typed.get(metric, weight * rest / (scaled or 1)) for metric, weight in before.items()}
    return {metric: replace(rule, weight=after[metric]) for metric, rule in scheme.metrics.items()}


def with_scaled_phases(scheme: Scheme, percents: Mapping[Phase, Exact]) -> Scheme:
    """Return the scheme with the goals of some phases of the funnel at a percentage of what they were.

    Raises:
        GoalOutOfRangeError: a percentage is not above 0.
    """
    rules = dict(scheme.metrics)
    for phase, percent in percents.items():
        if percent <= 0:
            raise GoalOutOfRangeError(phase, percent)
        for metric, rule in scheme.metrics.items():
            if scheme.catalogue[metric].phase is phase:
                rules[metric] = replace(rule, goal=goal_in_steps(rule.goal * fraction(percent) / 100))
    return replace(scheme, metrics=rules)


def with_goals(scheme: Scheme, goals: Mapping[str, Exact]) -> Scheme:
    """Return the scheme with the typed goals; `ssi` is the SSI level.

    Raises:
        UnknownMetricError, MetricTypedTwiceError, GoalOutOfRangeError: a name or goal cannot be.
    """
    typed = _typed_goals(goals, scheme)
    changed = {metric: replace(scheme.metrics[metric], goal=goal) for metric, goal in typed.items()}
    return replace(scheme, metrics={**scheme.metrics, **changed})


def with_own_goals(
    scheme: Scheme, whose: GoalOf, name: str, goals: Mapping[str, Exact], lifted: Iterable[str] = ()
) -> Scheme:
    """Return the scheme with goals for a sales role or a person; those lifted give way to what holds otherwise.

    Args:
        scheme: the one to change.
        whose: whether it is about a role or a person.
        name: the role, or the seller's id.
        goals: what was typed, by metric; `ssi` is the SSI level.
        lifted: the metrics whose goals are taken back.

    Raises:
        UnknownMetricError, MetricTypedTwiceError, GoalOutOfRangeError: a name or goal cannot be.
    """
    typed = _typed_goals(goals, scheme)
    taken_back = {_metric("ssi_level" if metric == SSI else metric, scheme.metrics, typed) for metric in lifted}
    changes = {**typed, **dict.fromkeys(taken_back)}
    return replace(scheme, own_goals=scheme.own_goals.changed(whose, name, changes))


def for_currency(scheme: Scheme, currency: str) -> Scheme:
    """Return the scheme with money goals and the smallest deal tenfold where a euro buys that many of the currency.

    Args:
        scheme: one in EUR or the like, such as a preset.
        currency: an ISO 4217 code.
    """
    return between_currencies(scheme, "EUR", currency)


def between_currencies(scheme: Scheme, before: str, after: str) -> Scheme:
    """Return the scheme with money goals and the smallest deal in the size of another currency.

    Args:
        scheme: one in the currency ``before``.
        before: an ISO 4217 code.
        after: an ISO 4217 code.
    """
    factor = money_size(after) / money_size(before)
    if factor == 1:
        return scheme
    is_money = {metric: scheme.catalogue[metric].is_money for metric in scheme.metrics}
    rules = {
        metric: replace(rule, goal=rule.goal * factor) if is_money[metric] else rule
        for metric, rule in scheme.metrics.items()
    }
    own_goals = scheme.own_goals
    for whose, name, metric, goal in scheme.own_goals.all():
        if is_money[metric]:
            own_goals = own_goals.changed(whose, name, {metric: goal * factor})
    return replace(scheme, metrics=rules, own_goals=own_goals, min_deal_value=scheme.min_deal_value * factor)


def money_size(currency: str) -> Fraction:
    """Return how large amounts of a currency are, compared with EUR: 10 for the Nordic crowns, else 1.

    Args:
        currency: an ISO 4217 code.
    """
    return Fraction(10 if currency in _TENFOLD else 1)


def _typed_goals(goals: Mapping[str, Exact], scheme: Scheme) -> dict[str, Fraction]:
    typed: dict[str, Fraction] = {}
    for name, goal in goals.items():
        metric = _metric("ssi_level" if name == SSI else name, scheme.metrics, typed)
        if goal <= 0:
            raise GoalOutOfRangeError(name, goal)
        typed[metric] = fraction(goal)
    return typed


def _metric(name: str, known: Mapping[str, object], typed: Mapping[str, object]) -> str:
    metric = SHORT_NAMES.get(name, name)
    if metric not in known:
        raise UnknownMetricError(name)
    if metric in typed:
        raise MetricTypedTwiceError(name)
    return metric


def _typed_weights(weights: Mapping[str, Exact], before: Mapping[str, Fraction], scheme: Scheme) -> dict[str, Fraction]:
    typed: dict[str, Fraction] = {}
    for name, weight in weights.items():
        if not 0 <= weight <= 100:  # noqa: PLR2004 - a weight is a share of 100
            raise WeightOutOfRangeError(name, weight)
        parts = _ssi_split(fraction(weight), before, scheme) if name == SSI else {name: fraction(weight)}
        for part, share in parts.items():
            typed[_metric(part, before, typed)] = share
    return typed


def _ssi_split(weight: Fraction, before: Mapping[str, Fraction], scheme: Scheme) -> dict[str, Fraction]:
    pillar = {metric: share for metric, share in before.items() if scheme.catalogue[metric].pillar is Pillar.SSI}
    total = sum(pillar.values(), Fraction(0))
    if not pillar:
        raise UnknownMetricError(SSI)
    return {metric: weight * share / total if total else weight / len(pillar) for metric, share in pillar.items()}
