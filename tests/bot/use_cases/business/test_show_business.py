from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.business.funnel import Step
from bot.domain.business.periods import Period, PeriodRefusedError, last_weeks
from bot.domain.business.report import BusinessReport, RestTooFewError, TooFewPeopleError, Verdict
from bot.domain.people import NotAllowedError
from bot.domain.scoring.metrics import Phase
from bot.domain.teams import UnknownTeamError
from bot.use_cases.business.show_business import ShowBusiness, WhichTeam, team_names
from storage.credits import CreditRow
from tests.bot.use_cases.business import market
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database

EVERYBODY = WhichTeam()


@pytest.fixture
def team(database: Database) -> Team:
    """Return a programme of eight sellers, half a year old and without any numbers."""
    return market.opened(database)


def _report(team: Team, period: Period | None = None, which: WhichTeam = EVERYBODY, who: str = "UM") -> BusinessReport:
    return ShowBusiness(team.database, lambda: NOW)(team.actor(who), period or last_weeks(WEEK), which)


def test_a_quarter_of_business_is_told(team: Team) -> None:
    """Deals, costs, funnel, goals, leads, content and licences of the same weeks stand in one report."""
    market.busy(team)
    market.trade(team)
    market.gathers(team)
    market.costs(team, licence=90, hours=2, rate=45, margin=40)
    market.licensed(team, *market.SELLERS[:6])
    report = _report(team)
    assert report.verdict is Verdict.PAYS
    assert report.deals.social.won.value + report.deals.others.won.value == report.deals.everything.won.value
    assert report.returns is not None
    assert report.returns.time == 8 * 13 * 2 * 45
    assert (report.seats.licences, report.seats.idle) == (6, 0) if report.seats else False
    assert report.funnel.amounts[Step.CALLS] == 8 * 13 * 4
    assert report.funnel.amounts[Step.CONTACTS] == 8 * 13 * 20
    assert report.funnel.stall is not None
    assert {each.phase for each in report.goals} == set(Phase)
    assert (report.leads.hit_rate.hits, report.leads.hit_rate.cases) == (4, 12)
    assert report.people == 8


def test_the_report_says_what_the_weekly_post_counts(team: Team) -> None:
    """Logged leads add to typed ones, and a pipeline follows from the deals, as on the leaderboard."""
    team.reports("U1", WEEK, leads=2)
    market.gathers(team, leads=1)
    assert _report(team, last_weeks(WEEK, 1)).funnel.amounts[Step.LEADS] == 3


@pytest.mark.parametrize(
    ("deals", "told", "verdict"),
    [
        ([{}], {}, Verdict.EARNS),
        ([{}], {"licence": 1}, Verdict.EARNS),
        ([{}], {"licence": 1, "margin": 50}, Verdict.PAYS),
        ([{"source": "inbound", "is_influenced": True}], {"licence": 1, "margin": 50}, Verdict.MAY_PAY),
        ([{}], {"licence": 1000, "margin": 1}, Verdict.COSTS_MORE),
        ([{"source": "inbound", "is_influenced": True}], {}, Verdict.HELPS),
        ([{"stage": "open", "closed_on": None}], {}, Verdict.PIPELINE),
        ([{"source": "outbound"}], {}, Verdict.NOTHING),
        ([], {}, Verdict.NOTHING),
    ],
)
def test_the_answer_is_one_of_few(
    team: Team, deals: list[dict[str, Any]], told: dict[str, int], verdict: Verdict
) -> None:
    """Whether it pays, helps, may come or not follows from revenue, costs and what is open."""
    for number, facts in enumerate(deals):
        team.deals("U1", f"Customer {number}", 20_000, opened_on=WEEK.starts_on, **facts)
    if told:
        market.costs(team, **told)
    assert _report(team).verdict is verdict


def test_a_young_programme_is_given_time(database: Database) -> None:
    """In its first weeks neither nothing won nor cost above margin is held against it."""
    team = market.opened(database, first_week_start=(WEEK - 3).starts_on)
    assert _report(team).verdict is Verdict.TOO_EARLY
    team.deals("U1", "Acme", 100)
    market.costs(team, licence=1000, margin=1)
    assert _report(team).verdict is Verdict.EARNS


def test_a_team_has_its_own_report(database: Database) -> None:
    """A team's deals, numbers and licences are those of its members; a shared deal counts by its parts."""
    team = market.opened(database, minimum_cohort=3)
    north = market.grouped(team, "Nord", *market.SELLERS[:5])
    market.busy(team)
    with team.entry("U1", "deal") as (tx, sequence):
        deal = market.won("U1", "acme", 10_000, sequence)
        tx.deals.record(team.workspace_id, sequence, deal)
        tx.credits.record(team.workspace_id, sequence, CreditRow(deal.deal_id, "U8", "acme", 40))
    team.deals("U8", "Other", 3000)
    report = _report(team, which=WhichTeam("nord"))
    assert (report.team, report.team_id, report.people) == ("Nord", north, 5)
    assert report.deals.social.won.value == 6000
    assert report.funnel.amounts[Step.CALLS] == 5 * 13 * 4
    assert _report(team).deals.social.won.value == 13_000
    assert _report(team, which=WhichTeam(id=north)).deals == report.deals
    assert team_names(team.database, team.actor("UM")) == {north: "Nord"}


def test_a_team_that_is_not_there_is_named(team: Team) -> None:
    """A name that nobody gave, and a team that has ended since, are told with those that there are."""
    market.grouped(team, "Nord", *market.SELLERS[:5])
    for which in (WhichTeam("Mars"), WhichTeam(id=999)):
        with pytest.raises(UnknownTeamError) as raised:
            _report(team, which=which)
        assert raised.value.known == ("Nord",)


def test_no_report_of_a_team_tells_on_the_few_beside_it(team: Team) -> None:
    """Where the report of everybody less that of the team would be about too few, there is none of the team."""
    market.grouped(team, "Nord", *market.SELLERS[:5])
    with pytest.raises(RestTooFewError) as raised:
        _report(team, which=WhichTeam("Nord"))
    assert raised.value.people == 3
    assert _report(team).people == 8


@pytest.mark.parametrize(("visibility", "is_told"), [("top", False), ("own", False), ("off", False), ("named", True)])
def test_too_small_a_team_is_told_only_where_everybody_is_named(
    database: Database, visibility: str, *, is_told: bool
) -> None:
    """Sums over four people would tell on each of them."""
    team = market.opened(database, visibility=visibility)
    market.grouped(team, "Nord", *market.SELLERS[:4])
    if is_told:
        assert _report(team, which=WhichTeam("Nord")).people == 4
    else:
        with pytest.raises(TooFewPeopleError):
            _report(team, which=WhichTeam("Nord"))


def test_few_licences_are_not_told_to_be_idle(team: Team) -> None:
    """That one of three licences is idle would tell on its seller; of five it is told."""
    market.licensed(team, *market.SELLERS[:3])
    seats = _report(team).seats
    assert seats is not None
    assert (seats.licences, seats.idle) == (3, None)
    market.licensed(team, *market.SELLERS[:5])
    team.reports("U1", WEEK - 3, ssi=70)
    team.reports("U2", WEEK - 4, ssi=70)
    seats = _report(team).seats
    assert seats is not None
    assert (seats.licences, seats.idle) == (5, 4)


def test_weeks_before_the_programme_can_be_looked_at(team: Team) -> None:
    """Deals that a CRM brought are told of the team's own quarter before it began."""
    week = WEEK - 40
    team.deals("U1", "Old", 5000, opened_on=week.starts_on, closed_on=week.days[2], source="outbound")
    report = _report(team, Period(week - 6, week + 6))
    assert report.deals.everything.won.value == 5000
    assert report.funnel.before == {}
    assert report.goals == ()


def test_who_has_left_counts_for_the_time_before(team: Team) -> None:
    """Somebody who left before the weeks began is not looked at any more, but their deals stay."""
    team.joins("U9", "Left", (WEEK - 25).starts_on, (WEEK - 20).ends_on)
    team.deals("U9", "Acme", 4000)
    assert _report(team).people == 8
    assert _report(team).deals.social.won.value == 4000
    assert _report(team, last_weeks(WEEK, 26)).people == 9


def test_nothing_is_told_of_weeks_to_come(team: Team) -> None:
    """A season is told up to the running week, and next week is refused."""
    assert _report(team, Period(WEEK - 2, WEEK + 8)).period.last == WEEK
    with pytest.raises(PeriodRefusedError):
        _report(team, Period(WEEK + 1, WEEK + 2))


@pytest.mark.parametrize("who", ["U1", "UG"])
def test_who_does_not_oversee_the_programme_is_refused(team: Team, who: str) -> None:
    """A seller and a guest see no report."""
    team.knows("UG", "Gus", is_guest=True)
    with pytest.raises(NotAllowedError):
        _report(team, who=who)


def test_an_auditor_reads_it(team: Team) -> None:
    """It holds sums and no names, so whoever oversees the programme may read it."""
    team.knows("UW", "Wim")
    team.appoints("UW", "auditor")
    assert _report(team, who="UW").people == 8


def test_another_workspace_is_another_world(team: Team) -> None:
    """Deals and sellers of another workspace are in no report of this one."""
    other = market.opened(team.database, "T2")
    other.deals("U1", "Acme", 9000)
    assert _report(team).deals.everything.won.value == Decimal(0)
