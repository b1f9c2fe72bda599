"""What changed between two versions of weights and goals, metric by metric."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from typing import TYPE_CHECKING

from bot.domain.drafts import Aspect
from bot.domain.scoring.admissible import shares
from bot.domain.scoring.exact import half_up

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


@dataclass(frozen=True, slots=True)
class Announcement:
    """New rules since the weekly post before, and why."""

    changes: tuple[RuleChange, ...]
    """The largest change of a weight first, then the goals."""
    because: str = ""


def changes_between(before: Scheme, after: Scheme) -> tuple[RuleChange, ...]:
    """Return what another version changed, the weights by how much and then the goals."""
    weights = sorted(_weights(before, after), key=lambda change: (-abs(change.after - change.before), change.metric))
    return (*weights, *_goals(before, after))


def _weights(before: Scheme, after: Scheme) -> Iterator[RuleChange]:
    then, now = shares(before.metrics), shares(after.metrics)
    for metric, share in now.items():
        was, is_now = half_up(then.get(metric, share * 0), 2), half_up(share, 2)
        if was != is_now:
            yield RuleChange(Aspect.WEIGHTS, metric, was, is_now)


def _goals(before: Scheme, after: Scheme) -> Iterator[RuleChange]:
    for metric, rule in after.metrics.items():
        known = before.metrics.get(metric)
        if known is not None and known.goal != rule.goal and rule.weight:
            yield RuleChange(Aspect.GOALS, metric, half_up(known.goal, 2), half_up(rule.goal, 2))
