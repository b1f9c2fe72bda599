"""What changed between two versions of weights and goals, metric by metric."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from fractions import Fraction  # noqa: TC003 - the same
from typing import TYPE_CHECKING

from bot.domain.drafts import Aspect
from bot.domain.scoring.admissible import shares
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.own_goals import GoalOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.scoring.scheme import Scheme


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One weight or goal before and after, with at most two decimals; weights are shares of 100."""

    aspect: Aspect
    metric: str
    before: Decimal
    after: Decimal
    role: str = ""
    """The sales role whose goal it is; empty for everybody's."""
    name: str = ""
    """What the programme calls its own metric; empty for those of the catalogue."""


@dataclass(frozen=True, slots=True)
class OwnGoalChange:
    """One goal of a sales role or a person before and after."""

    whose: GoalOf
    name: str
    """The role, or the seller's id."""
    metric: str
    before: Fraction
    """What held for them: their own goal, or the programme's."""
    after: Fraction
    is_lifted: bool
    """Whether their own goal gave way to the programme's."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """New rules since the weekly post before, and why."""

    changes: tuple[RuleChange, ...]
    """The largest change of a weight first, then the goals."""
    because: str = ""


def changes_between(before: Scheme, after: Scheme) -> tuple[RuleChange, ...]:
    """Return what another version changed, the weights by how much and then the goals.

    Goals of single persons are left out: they are nobody else's business.
    """
    if before is after:
        return ()
    weights = sorted(_weights(before, after), key=lambda change: (-abs(change.after - change.before), change.metric))
    return (*weights, *_goals(before, after), *_role_goals(before, after))


def own_goal_changes(before: Scheme, after: Scheme) -> tuple[OwnGoalChange, ...]:
    """Return which goals of sales roles and persons another version changed."""
    then, now = _own_goals(before), _own_goals(after)
    return tuple(
        OwnGoalChange(
            *(whose, name, metric),
            before=then.get((whose, name, metric)) or _goal(before, metric, after),
            after=now.get((whose, name, metric)) or _goal(after, metric, before),
            is_lifted=(whose, name, metric) not in now,
        )
        for whose, name, metric in dict.fromkeys([*then, *now])
        if then.get((whose, name, metric)) != now.get((whose, name, metric))
    )


def _own_goals(scheme: Scheme) -> dict[tuple[GoalOf, str, str], Fraction]:
    return {(whose, name, metric): goal for whose, name, metric, goal in scheme.own_goals.all()}


def _goal(scheme: Scheme, metric: str, other: Scheme) -> Fraction:
    return (scheme.metrics.get(metric) or other.metrics[metric]).goal


def _weights(before: Scheme, after: Scheme) -> Iterator[RuleChange]:
    then, now = shares(before.metrics), shares(after.metrics)
    for metric, share in now.items():
        was, is_now = half_up(then.get(metric, share * 0), 2), half_up(share, 2)
        if was != is_now:
            yield RuleChange(Aspect.WEIGHTS, metric, was, is_now, name=_name(metric, after))


def _goals(before: Scheme, after: Scheme) -> Iterator[RuleChange]:
    for metric, rule in after.metrics.items():
        known = before.metrics.get(metric)
        if known is not None and known.goal != rule.goal and rule.weight:
            was, is_now = half_up(known.goal, 2), half_up(rule.goal, 2)
            yield RuleChange(Aspect.GOALS, metric, was, is_now, name=_name(metric, after))


def _role_goals(before: Scheme, after: Scheme) -> Iterator[RuleChange]:
    for change in own_goal_changes(before, after):
        rule = after.metrics.get(change.metric)
        if change.whose is GoalOf.ROLE and rule is not None and rule.weight:
            was, is_now = half_up(change.before, 2), half_up(change.after, 2)
            name = _name(change.metric, after)
            yield RuleChange(Aspect.GOALS, change.metric, was, is_now, role=change.name, name=name)


def _name(metric: str, scheme: Scheme) -> str:
    return scheme.own[metric].name if metric in scheme.own else ""
