"""The business report: everything that it tells, and the one sentence that answers whether the programme pays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the fields of a value
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.deals import Stage
from bot.domain.errors import UserError
from bot.domain.statistics.proportions import LEAST_CASES
from bot.domain.teams import UnknownTeamError
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.business.contents import KindFigures
    from bot.domain.business.cycles import CycleFigures
    from bot.domain.business.falls import Fall
    from bot.domain.business.funnel import Funnel
    from bot.domain.business.goals import Benchmark, PhaseGoals
    from bot.domain.business.leads import LeadFigures
    from bot.domain.business.opportunities import DealFigures, Opportunity
    from bot.domain.business.periods import Period
    from bot.domain.business.returns import Costs, Returns

MATURE_WEEKS: Final = 13
"""How old a programme has to be before nothing won means anything: as long as results count in a score."""
_WEEK_DAYS: Final = 7


class UnknownReportError(UnknownTeamError):
    """What was typed is neither a team nor weeks; where nothing was, a team has ended since."""


class TooFewPeopleError(UserError):
    """So few people take part that their sums would tell on somebody."""

    def __init__(self, people: int, fewest: int) -> None:
        """Keep how many take part, and how many it takes."""
        super().__init__(people, fewest)
        self.people = people
        self.fewest = fewest


class RestTooFewError(UserError):
    """Beside the reports of everybody and of other teams, this one would tell on the few who are in none of them."""

    def __init__(self, people: int) -> None:
        """Keep how many that are."""
        super().__init__(people)
        self.people = people


class Verdict(StrEnum):
    """Whether the programme brings in money."""

    PAYS = "pays"
    """Even what came from social selling alone is worth more than all the costs."""
    MAY_PAY = "may_pay"
    """It is worth more only with the deals that social selling helped with."""
    COSTS_MORE = "costs_more"
    """It is worth less even with them."""
    EARNS = "earns"
    """There is revenue from social selling; what it costs is not told."""
    HELPS = "helps"
    """There is revenue that it helped with, and none from it alone."""
    PIPELINE = "pipeline"
    """Nothing is won yet, and deals from social selling are open."""
    TOO_EARLY = "too_early"
    """There is nothing yet, and the programme is too young to expect it."""
    NOTHING = "nothing"
    """There is nothing, and there could be by now."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The licences that are paid for."""

    licences: int
    idle: int | None
    """Those of whose sellers nothing was reported in the last four weeks; nothing where that would tell on somebody."""


@dataclass(frozen=True, slots=True)
class WeekRevenue:
    """The revenue of one week by where it came from."""

    week: Week
    social: Decimal
    influenced: Decimal
    """Of deals from elsewhere that social selling helped with."""
    others: Decimal


@dataclass(frozen=True, slots=True)
class BusinessReport:
    """What the programme brings, in one period, of everybody or of one team."""

    period: Period
    today: date
    is_running: bool
    """Whether the period is not over."""
    team_id: int
    """0 for everybody."""
    team: str
    """Its name; empty for everybody."""
    currency: str
    people: int
    """How many took part in any week of it."""
    programme_weeks: int
    """How old the programme was at its end."""
    deals: DealFigures
    before: DealFigures
    """Of as many weeks before."""
    cycles: CycleFigures
    weekly: tuple[WeekRevenue, ...]
    costs: Costs
    returns: Returns | None
    seats: Seats | None
    """Nothing where no licences were told of."""
    funnel: Funnel
    leads: LeadFigures
    contents: tuple[KindFigures, ...]
    goals: tuple[PhaseGoals, ...]
    benchmarks: tuple[Benchmark, ...]
    falls: tuple[Fall, ...]

    @property
    def has_before(self) -> bool:
        """Whether the weeks before can be compared with: the programme was there, or its deals came with a file."""
        return self.programme_weeks > self.period.weeks or bool(self.before.everything.customers)

    @property
    def verdict(self) -> Verdict:
        """Whether the programme brings in money."""
        told = None if self.returns is None else _by_returns(self.returns)
        if told in {Verdict.PAYS, Verdict.MAY_PAY}:
            return told
        if told is Verdict.COSTS_MORE and self.is_mature:
            return told
        return self._by_revenue()

    @property
    def is_mature(self) -> bool:
        """Whether the programme is old enough for results: a quarter, and as long as half of the deals take."""
        median = self.cycles.everything.median
        return self.programme_weeks >= max(MATURE_WEEKS, (median or 0) / _WEEK_DAYS)

    @property
    def is_thin(self) -> bool:
        """Whether so few deals were won that one more or less would change the answer."""
        return 0 < self.deals.touched.won.deals < LEAST_CASES

    def _by_revenue(self) -> Verdict:
        if self.deals.social.won.value:
            return Verdict.EARNS
        if self.deals.touched.won.value:
            return Verdict.HELPS
        if self.deals.social.pipeline.deals:
            return Verdict.PIPELINE
        return Verdict.NOTHING if self.is_mature else Verdict.TOO_EARLY


def _by_returns(told: Returns) -> Verdict | None:
    if told.low is None or told.high is None:
        return None
    if told.low > 0:
        return Verdict.PAYS
    return Verdict.MAY_PAY if told.high > 0 else Verdict.COSTS_MORE


def weekly_revenue(opportunities: Iterable[Opportunity], period: Period) -> tuple[WeekRevenue, ...]:
    """Return the revenue of each week of a period, weeks without any among them."""
    sums = {period.first + ago: [Decimal(0)] * 3 for ago in range(period.weeks)}
    for each in opportunities:
        if each.stage is Stage.WON and each.closed_on is not None and period.has(each.closed_on):
            part = 0 if each.is_social else 1 if each.is_influenced else 2
            sums[Week.of(each.closed_on)][part] += each.value
    return tuple(WeekRevenue(week, *parts) for week, parts in sums.items())
