"""What sellers did in the weeks of a report: summed up, against the weeks before, and against their goals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.business.falls import Falling, Volume
from bot.domain.business.funnel import Funnel, Step
from bot.domain.business.goals import Attempt
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.score import score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.business.opportunities import SourceFigures
    from bot.domain.business.periods import Period
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.score import Score
    from bot.use_cases.leaderboard.facts import Facts

IDLE_WEEKS: Final = 4
"""Without anything reported in so many weeks a licence is idle."""
_GOALS: Final[Mapping[Step, str]] = {
    Step.CALLS: "calls",
    Step.MEETINGS: "meetings",
    Step.LEADS: "leads",
    Step.CUSTOMERS: "customers_won",
}
_AUDIENCE, _NETWORK = ("target_contacts", "target_growth"), ("connections", "connections_growth")
"""What contacts are counted by, and the metric that has their goal."""


@dataclass(frozen=True, slots=True)
class Activity:
    """The sellers of a report in one period."""

    sellers: Sequence[SellerHistory]
    period: Period

    @property
    def present(self) -> tuple[SellerHistory, ...]:
        """Those who were there in any part of it."""
        return tuple(seller for seller in self.sellers if self._worked(seller) > 0)

    @property
    def worked_weeks(self) -> Fraction:
        """Full-time weeks of all together."""
        return sum((self._worked(seller) for seller in self.sellers), Fraction(0))

    def total(self, raw: str) -> Decimal:
        """Return the sum of what was counted in the weeks."""
        first, last = self.period.first.number, self.period.last.number
        amounts = ((seller.series(raw), max(first, seller.start)) for seller in self.sellers)
        return half_up(sum((Fraction(each.total(since, last), each.scale) for each, since in amounts), Fraction(0)), 2)

    def growth(self, raw: str) -> Decimal:
        """Return by how much the levels grew, net, of those who have one before and one in the weeks."""
        return half_up(sum((_grown(seller, raw, self.period) for seller in self.sellers), Fraction(0)), 2)

    def has_level(self, raw: str) -> bool:
        """Whether anybody has reported such a level until the end of the weeks."""
        return any(seller.series(raw).latest(self.period.last.number) is not None for seller in self.sellers)

    def volume(self, others: SourceFigures) -> Volume:
        """Return what may fall while social selling grows; ``others`` are the deals from other sources."""
        return Volume(
            worked_weeks=float(self.worked_weeks),
            shared=int(self.total("posts") + self.total("shares")),
            counts={
                Falling.CALLS: int(self.total("calls")),
                Falling.MEETINGS: int(self.total("meetings")),
                Falling.OTHER_DEALS: others.opened,
            },
        )

    def steps(self, customers: int, *, counts_audience: bool) -> dict[Step, Decimal]:
        """Return how many there were at each stage of the funnel."""
        raw, _ = _AUDIENCE if counts_audience else _NETWORK
        counted = {step: self.total(step) for step in (Step.CALLS, Step.MEETINGS, Step.LEADS)}
        return {Step.CONTACTS: self.growth(raw), **counted, Step.CUSTOMERS: Decimal(customers)}

    def _worked(self, seller: SellerHistory) -> Fraction:
        return seller.effective_weeks(self.period.first.number, self.period.last.number)


def funnel(now: Activity, before: Activity | None, customers: int, customers_before: int, facts: Facts) -> Funnel:
    """Return the way from contacts to customers.

    Args:
        now: the sellers in the period.
        before: in as many weeks before; nothing where the programme was not there yet.
        customers: those won in the period.
        customers_before: those won before.
        facts: among them the goals.
    """
    counts_audience = now.has_level(_AUDIENCE[0])
    metrics = {**_GOALS, Step.CONTACTS: (_AUDIENCE if counts_audience else _NETWORK)[1]}
    rules = facts.rulebook.at(now.period.last.number).metrics
    return Funnel(
        amounts=now.steps(customers, counts_audience=counts_audience),
        before={} if before is None else before.steps(customers_before, counts_audience=counts_audience),
        goals={step: half_up(rules[metric].goal, 2) for step, metric in metrics.items() if metric in rules},
        counts_audience=counts_audience,
    )


def scores(activity: Activity, facts: Facts) -> tuple[Score, ...]:
    """Return how each seller who was there scores over the period, as over a season."""
    first, last = activity.period.first.number, activity.period.last.number
    return tuple(
        score(seller, facts.book, last if seller.end is None else min(last, seller.end), facts.rulebook, first)
        for seller in activity.present
    )


def attempts(scored: Sequence[Score]) -> Iterator[Attempt]:
    """Yield how far each seller came towards each goal of a metric that anybody has an amount of."""
    done = {term.metric.key for each in scored for term in each.terms if term.done_units}
    for each in scored:
        for term in each.terms:
            if term.expected_units and term.metric.key in done:
                attainment = 1.0 if term.is_reached else max(term.done_units, 0) / term.expected_units
                yield Attempt(term.metric.phase, term.is_reached, attainment)


def idle(sellers: Sequence[SellerHistory], period: Period) -> int:
    """Return of how many sellers nothing was reported in the last weeks of a period."""
    first, last = period.last.number - IDLE_WEEKS + 1, period.last.number
    return sum(not seller.has_reported(first, last) for seller in sellers)


def _grown(seller: SellerHistory, raw: str, period: Period) -> Fraction:
    series = seller.series(raw)
    now, then = series.latest(period.last.number), series.latest(period.first.number - 1)
    if now is None:
        return Fraction(0)
    then = 0 if then is None else then  # growth counts from the first report on
    return Fraction(series.units[now] - series.units[then], series.scale)
