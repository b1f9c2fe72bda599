"""Scoring a seller's week by two schemes at once: what only weights tell apart is measured once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.scoring.measuring import term
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.score import parts_of, summed
from bot.domain.scoring.seller_week import SellerWeek
from bot.domain.scoring.terms import Note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.scoring.deals import DealBook
    from bot.domain.scoring.frame import Expectation
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.parts import Parts
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.scoring.terms import Term


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two schemes, each as if it had always been in force."""

    before: Rulebook
    after: Rulebook
    reusable: frozenset[str]
    """The metrics that both measure alike."""

    @classmethod
    def of(cls, before: Scheme, after: Scheme) -> Comparison:
        """Return the comparison of two schemes."""
        reusable = frozenset(key for key in before.metrics if _is_alike(key, before, after))
        return cls(Rulebook([before]), Rulebook([after]), reusable)

    def parts(self, history: SellerHistory, deals: DealBook, week: int) -> tuple[Parts, Parts]:
        """Return what a seller's score of a week consists of by the one scheme and by the other.

        They are the parts of `score`, without its explanation.
        """
        won = deals.of(history.seller_id)
        at = SellerWeek.of(history, won, week, self.before)
        lines = [term(at, expectation) for expectation in at.frame.expectations.values()]
        now = parts_of(at.frame.scheme, *summed((line.yardstick, line.centipoints) for line in lines))
        then = SellerWeek.of(history, won, week, self.after)
        known = {line.yardstick.metric.key: line for line in lines if line.yardstick.metric.key in self.reusable}
        drafted = [(each.yardstick, _points(then, each, known)) for each in then.frame.expectations.values()]
        return now, parts_of(then.frame.scheme, *summed(drafted))


def _points(at: SellerWeek, expectation: Expectation, known: Mapping[str, Term]) -> int:
    yardstick = expectation.yardstick
    line = known.get(yardstick.metric.key)
    if line is None:
        return term(at, expectation).centipoints
    if line.note is Note.HELD:
        return yardstick.full
    return yardstick.centipoints(line.done_units, line.expected_units)


def _is_alike(key: str, before: Scheme, after: Scheme) -> bool:
    asked = {key, before.catalogue[key].held_by or key}
    return _general(before) == _general(after) and all(
        metric in after.metrics and _measure(before, metric) == _measure(after, metric) for metric in asked
    )


def _measure(scheme: Scheme, metric: str) -> tuple[object, ...] | None:
    rule = scheme.metrics.get(metric)
    return None if rule is None else (rule.goal, rule.window, rule.e_min, scheme.own_goals.for_metric(metric))


def _general(scheme: Scheme) -> tuple[object, ...]:
    return (
        scheme.source_factor,
        scheme.min_deal_value,
        scheme.customer_gap,
        scheme.carry_weeks,
        scheme.hwm_weeks,
        scheme.ramp,
        dict(scheme.rate_min),
    )
