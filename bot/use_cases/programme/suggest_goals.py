"""Suggest goals by what the team did."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.goal_tuning import LEAST_WEEKS, LEAST_WORKED, MOST_WEEKS, Suggestion, suggestion
from bot.domain.scoring.metrics import Kind
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.score import score
from bot.domain.scoring.terms import Note
from bot.use_cases.leaderboard.facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.scoring.terms import Term
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from storage.database import Database

_FULL_LEVEL = Fraction(100)
"""The SSI's own maximum: nobody has held it, so growth is what was grown."""


class TooEarlyForGoalsError(UserError):
    """There are too few ended weeks, or too few sellers who worked enough of them."""

    def __init__(self, weeks: int, sellers: int) -> None:
        """Keep how many weeks and sellers it takes."""
        super().__init__(weeks, sellers)
        self.weeks = weeks
        self.sellers = sellers


@dataclass(frozen=True, slots=True)
class SuggestedGoals:
    """Goals with their evidence, and where it was found."""

    suggestions: tuple[Suggestion, ...]
    """Only those that are other than what holds."""
    first: Week
    last: Week
    currency: str
    base: int
    """The newest version there is."""


@dataclass(frozen=True, slots=True)
class SuggestGoals:
    """Tell an admin which goals about three of five sellers would have reached."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> SuggestedGoals:
        """Return goals by the last 13 ended weeks, or as many as there are; nothing is stored.

        Raises:
            NotAllowedError: the person is no admin.
            TooEarlyForGoalsError: it is too early to judge.
        """
        programme = actor.require_admin()
        running = programme.week_of(self.clock())
        first = max(running - MOST_WEEKS, programme.first_week)
        with self.database.snapshot() as tx:
            facts, base = facts_of(tx, actor.workspace_id), tx.schemes.last_version(actor.workspace_id)
        scheme, least = facts.rulebook.at(running.number), programme.minimum_cohort
        rates = _rates(facts, scheme, first, running - 1)
        enough = {metric: found for metric, found in rates.items() if len(found) >= least}
        if running.number - first.number < LEAST_WEEKS or not enough:
            raise TooEarlyForGoalsError(LEAST_WEEKS, least)
        found = [suggestion(metric, enough[metric], scheme.metrics[metric].goal) for metric in enough]
        return SuggestedGoals(tuple(filter(None, found)), first, running - 1, programme.currency, base)


def _rates(facts: Facts, scheme: Scheme, first: Week, last: Week) -> Mapping[str, Sequence[Fraction]]:
    """Return by metric with a weight what each seller did in a full-time week."""
    rules, rates = Rulebook([_measuring(scheme)]), defaultdict(list)
    for seller in facts.sellers:
        if seller.end is None and seller.effective_weeks(first.number, last.number) >= LEAST_WORKED:
            for term in score(seller, facts.book, last.number, rules, first.number).terms:
                if term.note is not Note.UNREPORTED and term.metric.kind is not Kind.RATE:
                    rates[term.metric.key].append(_rate(term, seller, last))
    return rates


def _rate(term: Term, seller: SellerHistory, last: Week) -> Fraction:
    """Return what was done in a full-time week; of a level the one reported last."""
    if term.metric.kind is not Kind.GAUGE:
        return term.attainment * term.goal
    levels = seller.series(term.metric.raw or "")
    position = levels.latest(last.number)
    return Fraction(0) if position is None else Fraction(levels.units[position], levels.scale)


def _measuring(scheme: Scheme) -> Scheme:
    """Return the scheme with levels that nobody holds, which would count as growth."""
    levels = {
        metric: replace(rule, goal=_FULL_LEVEL)
        for metric, rule in scheme.metrics.items()
        if scheme.catalogue[metric].kind is Kind.GAUGE and not scheme.catalogue[metric].is_own
    }
    return replace(scheme, metrics={**scheme.metrics, **levels})
