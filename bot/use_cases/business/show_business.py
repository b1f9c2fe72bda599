"""Show managers what the programme brings to the business."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.domain.business.contents import kind_figures
from bot.domain.business.cycles import cycle_figures
from bot.domain.business.falls import falls
from bot.domain.business.goals import benchmarks, phase_goals
from bot.domain.business.leads import lead_figures
from bot.domain.business.opportunities import deal_figures
from bot.domain.business.report import (
    BusinessReport,
    RestTooFewError,
    Seats,
    TooFewPeopleError,
    UnknownReportError,
    weekly_revenue,
)
from bot.domain.business.returns import Effort, returns
from bot.domain.people import Visibility
from bot.domain.scoring.exact import half_up
from bot.domain.teams import NO_TEAM, UnknownTeamError, find_team, names_in_order, to_withhold
from bot.use_cases.business.activity import Activity, attempts, funnel, idle, scores
from bot.use_cases.business.change_costs import costs_of
from bot.use_cases.business.deals import contents_of, leads_of, opportunities
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.outcomes.verification import unverified
from bot.use_cases.teams.membership import teams_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from bot.clock import Clock
    from bot.domain.business.contents import KindFigures
    from bot.domain.business.leads import LeadFigures
    from bot.domain.business.opportunities import Opportunity
    from bot.domain.business.periods import Period
    from bot.domain.people import Actor, Programme
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WhichTeam:
    """The team that a report is about: by its name as typed, or by its id; neither means everybody."""

    typed: str = ""
    id: int = NO_TEAM


@dataclass(frozen=True, slots=True)
class ShowBusiness:
    """Put the business report of a period together."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, period: Period, team: WhichTeam) -> BusinessReport:
        """Return the report, of everybody or of one team.

        Args:
            actor: whoever oversees the programme: managers, admins, auditors and executives.
            period: the weeks; of those to come nothing is told.
            team: whose numbers.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person does not oversee the programme.
            PeriodRefusedError: there is nothing to look at in these weeks, or too much.
            UnknownReportError: there is no such team.
            TooFewPeopleError, RestTooFewError: the sums would tell on somebody.
        """
        programme, now = actor.require_overseer(), self.clock()
        running = programme.week_of(now)
        weeks = period.until(running)
        with self.database.snapshot() as tx:
            facts = facts_of(tx, actor.workspace_id)
            team_id, name = _team(tx, actor.workspace_id, team)
            members = _members(tx, actor.workspace_id, weeks.last, team_id)
            everybody = _looked_at(facts.sellers, weeks, None)
            facts = replace(facts, sellers=_looked_at(everybody, weeks, members))
            _check_cohort(programme, len(facts.sellers))
            if team_id != NO_TEAM:
                teams = teams_in(tx, actor.workspace_id, weeks.last)
                _check_rest(programme, team_id, [teams.get(seller.seller_id, NO_TEAM) for seller in everybody])
            return _Reporting(tx, facts, weeks, members, team_id, name, programme.today(now), running).report()


def team_names(database: Database, actor: Actor) -> dict[int, str]:
    """Return the teams that there are, by id.

    Raises:
        NotSetUpError: there is no programme yet.
        NotAllowedError: the person does not oversee the programme.
    """
    actor.require_overseer()
    with database.snapshot() as tx:
        return dict(tx.teams.names(actor.workspace_id))


def _team(tx: Transaction, workspace_id: str, wanted: WhichTeam) -> tuple[int, str]:
    names = tx.teams.names(workspace_id)
    try:
        team_id = find_team(names, wanted.typed) if wanted.typed else wanted.id
    except UnknownTeamError as error:
        raise UnknownReportError(error.name, error.known) from None
    if team_id != NO_TEAM and team_id not in names:
        raise UnknownReportError("", names_in_order(names.values()))
    return team_id, names.get(team_id, "")


def _members(tx: Transaction, workspace_id: str, week: Week, team_id: int) -> frozenset[str] | None:
    """Return who is in a team in a week; None for everybody."""
    if team_id == NO_TEAM:
        return None
    return frozenset(seller for seller, team in teams_in(tx, workspace_id, week).items() if team == team_id)


def _looked_at(
    sellers: Iterable[SellerHistory], period: Period, members: Collection[str] | None
) -> tuple[SellerHistory, ...]:
    """Return those who had not left when a period began: their deals count even if they joined the programme later."""
    there = (seller for seller in sellers if seller.end is None or seller.end >= period.first.number)
    return tuple(seller for seller in there if members is None or seller.seller_id in members)


def _fewest(programme: Programme, people: int) -> int:
    """Return the fewest people of whom sums are told: one where everybody is named anyway."""
    top = programme.named_places if programme.visibility is Visibility.TOP else 0
    return 1 if programme.visibility is Visibility.NAMED or people <= top else programme.minimum_cohort


def _check_cohort(programme: Programme, people: int) -> None:
    fewest = _fewest(programme, people)
    if people < fewest:
        raise TooFewPeopleError(people, fewest)


def _check_rest(programme: Programme, team_id: int, teams: Sequence[int]) -> None:
    """Return when the report of a team tells on nobody beside the reports of everybody and of the other teams."""
    fewest = _fewest(programme, len(teams))
    sizes = {team: size for team, size in Counter(teams).items() if team != NO_TEAM and size >= fewest}
    if team_id == to_withhold(sizes, len(teams), fewest):
        raise RestTooFewError(len(teams) - sum(sizes.values()))


@dataclass(frozen=True, slots=True)
class _Reporting:
    """Puts one report together from the facts of the sellers that it is about."""

    tx: Transaction
    facts: Facts
    period: Period
    members: frozenset[str] | None
    team_id: int
    team: str
    today: date
    running: Week

    def report(self) -> BusinessReport:
        """Return the report."""
        found = opportunities(self.facts.deals, self.members, self._unverified())
        return BusinessReport(
            period=self.period,
            today=self.today,
            is_running=self.period.last >= self.running,
            team_id=self.team_id,
            team=self.team,
            currency=self.facts.programme.currency,
            people=len(self.facts.sellers),
            programme_weeks=max(self.period.last.number - self.facts.programme.first_week.number + 1, 0),
            weekly=weekly_revenue(found, self.period),
            contents=self._contents(),
            **self._of_deals(found),
        )

    def _of_deals(self, found: Sequence[Opportunity]) -> dict[str, Any]:
        """Return what follows from deals, and from what sellers did beside them."""
        now, then = (deal_figures(found, weeks, self.today) for weeks in (self.period, self.period.before))
        activity, before = (Activity(self.facts.sellers, weeks) for weeks in (self.period, self.period.before))
        scored, costs, seats = scores(activity, self.facts), costs_of(self.tx, self.facts.workspace_id), self._seats()
        paid = len(self.facts.sellers) if seats is None else seats.licences
        effort = Effort(paid, half_up(activity.worked_weeks, 2), self.period.weeks)
        was_there = self.facts.programme.first_week <= self.period.before.first
        customers, customers_before = now.everything.customers, then.everything.customers
        return {
            "deals": now,
            "before": then,
            "cycles": cycle_figures(found, now, self.period, self.today),
            "costs": costs,
            "returns": returns(costs, effort, now),
            "seats": seats,
            "funnel": funnel(activity, before if was_there else None, customers, customers_before, self.facts),
            "leads": self._leads(int(activity.total("leads")), customers),
            "goals": phase_goals(attempts(scored)),
            "benchmarks": benchmarks([each.parts.total for each in scored if not each.is_away]),
            "falls": falls(activity.volume(now.others), before.volume(then.others)),
        }

    def _unverified(self) -> frozenset[int]:
        return unverified(self.tx, self.facts.workspace_id, deals=self.facts.deals)

    def _leads(self, leads: int, customers: int) -> LeadFigures:
        logged = leads_of(self.tx, self.facts.workspace_id, self.facts.deals, self.members)
        return lead_figures(logged, self.period, self.today, leads=leads, customers=customers)

    def _contents(self) -> tuple[KindFigures, ...]:
        shared = contents_of(self.tx, self.facts.workspace_id, self.facts.deals, self.period, self.members)
        return kind_figures(shared, _fewest(self.facts.programme, len(self.facts.sellers)))

    def _seats(self) -> Seats | None:
        licensed = self.tx.licences.all(self.facts.workspace_id)
        sellers = [seller for seller in self.facts.sellers if seller.seller_id in licensed]
        if not sellers:
            return None
        is_told = len(sellers) >= _fewest(self.facts.programme, len(self.facts.sellers))
        return Seats(len(sellers), idle(sellers, self.period) if is_told else None)
