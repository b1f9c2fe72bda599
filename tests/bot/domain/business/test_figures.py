from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.business.contents import SharedContent, kind_figures
from bot.domain.business.cycles import cycle_figures
from bot.domain.business.falls import Falling, Volume, falls
from bot.domain.business.funnel import Funnel, Step
from bot.domain.business.goals import Attempt, benchmarks, phase_goals
from bot.domain.business.leads import Lead, lead_figures
from bot.domain.business.opportunities import Money, Opportunity, deal_figures
from bot.domain.business.periods import last_weeks
from bot.domain.business.report import weekly_revenue
from bot.domain.business.returns import Costs, Effort, returns
from bot.domain.content import ShareKind
from bot.domain.deals import Source, Stage
from bot.domain.scoring.metrics import Phase
from bot.domain.weeks import Week

WEEK = Week.iso(2026, 46)
TODAY = WEEK.days[3]
PERIOD = last_weeks(WEEK)


def _deal(stage: Stage = Stage.WON, value: int = 1000, **facts: Any) -> Opportunity:
    """Return a deal, opened forty days ago and closed today unless told otherwise."""
    is_open = stage in {Stage.OPEN, Stage.QUALIFIED}
    usual = {
        "customer": "acme",
        "source": Source.SOCIAL,
        "is_influenced": False,
        "opened_on": TODAY - timedelta(days=40),
        "closed_on": None if is_open else TODAY,
    }
    return Opportunity(stage=stage, value=Decimal(value), **{**usual, **facts})


_deals = st.builds(
    _deal,
    st.sampled_from(Stage),
    st.integers(1, 10**6),
    source=st.sampled_from(Source),
    is_influenced=st.booleans(),
    customer=st.sampled_from("abcdef"),
)


@given(st.lists(_deals, max_size=20))
@settings(max_examples=60)
def test_the_sources_add_up_to_everything(deals: list[Opportunity]) -> None:
    """Revenue, pipeline and decided deals of all sources are those of everything; the wide view holds the strict."""
    found = deal_figures(deals, PERIOD, TODAY)
    parts = [figures for _, figures in found.by_source]
    assert sum((each.won.value for each in parts), Decimal(0)) == found.everything.won.value
    assert sum(each.pipeline.deals + each.aged.deals for each in parts) == (
        found.everything.pipeline.deals + found.everything.aged.deals
    )
    assert sum(each.win_rate.cases for each in parts) == found.everything.win_rate.cases
    assert found.social.won.value <= found.touched.won.value <= found.everything.won.value
    assert found.social.won.value + found.others.won.value == found.everything.won.value
    assert sum((each.social + each.influenced + each.others for each in weekly_revenue(deals, PERIOD)), Decimal(0)) == (
        found.everything.won.value
    )


def test_deals_are_counted_from_the_first_to_the_last_day() -> None:
    """What was won, lost, opened and open, and for how long, with the days at either end and those nobody knows."""
    period = PERIOD.before
    first, last, day = period.first_day, period.last_day, timedelta(days=1)
    deals = [
        _deal(value=1, opened_on=first, closed_on=first, is_verified=False),
        _deal(value=2, opened_on=None, closed_on=last, customer="b"),
        _deal(value=4, opened_on=first - 5 * day, closed_on=first - day),
        _deal(Stage.LOST, opened_on=last - 40 * day, closed_on=last),
        _deal(Stage.LOST, opened_on=last, closed_on=None),
        _deal(Stage.VOID, opened_on=last, closed_on=last),
        _deal(value=8, opened_on=last - 10 * day, closed_on=last + day),
        _deal(value=16, opened_on=None, closed_on=last + day),
        _deal(Stage.OPEN, 32, opened_on=None),
        _deal(Stage.QUALIFIED, 64, opened_on=last),
        _deal(Stage.OPEN, 128, opened_on=last - 91 * day),
    ]
    found = deal_figures(deals, period, TODAY).social
    assert (found.won, found.customers, found.unverified) == (Money(2, Decimal(3)), 2, Money(1, Decimal(1)))
    assert (found.lost, found.win_rate.hits, found.win_rate.cases) == (1, 2, 3)
    assert (found.pipeline, found.aged) == (Money(3, Decimal(104)), Money(1, Decimal(128)))
    assert (found.opened, found.cycle.days, found.cycle.median) == (5, (0,), None)


@pytest.mark.parametrize(
    ("deal", "is_told"),
    [
        (_deal(opened_on=None), True),
        (_deal(Stage.LOST, opened_on=None), True),
        (_deal(Stage.OPEN, opened_on=None), True),
        (_deal(Stage.OPEN, opened_on=TODAY - timedelta(days=200)), True),
        (_deal(Stage.LOST, opened_on=TODAY, closed_on=None), True),
        (_deal(Stage.VOID), False),
    ],
)
def test_a_source_is_told_of_where_there_is_anything(deal: Opportunity, *, is_told: bool) -> None:
    """A deal won, lost, open or opened in the weeks is enough."""
    found = deal_figures([deal], PERIOD, TODAY)
    assert [source for source, _ in found.by_source] == [Source.SOCIAL] * is_told


def test_revenue_is_told_by_the_week_it_was_won_in() -> None:
    """Each week tells what came from social selling, what it helped with, and the rest; nothing else is revenue."""
    deals = [
        _deal(value=100),
        _deal(value=20, source=Source.INBOUND, is_influenced=True),
        _deal(value=3, source=Source.INBOUND),
        _deal(Stage.LOST, 900),
        _deal(value=7, closed_on=PERIOD.first_day),
        _deal(value=5, closed_on=None),
    ]
    weeks = weekly_revenue(deals, PERIOD)
    parts = [part for each in weeks for part in (each.social, each.influenced, each.others)]
    assert parts == [7, *[0] * 35, 100, 20, 3]


def test_one_customer_counts_once() -> None:
    """Two deals won with one customer are one customer and all the revenue."""
    social = deal_figures([_deal(value=500), _deal(value=700)], PERIOD, TODAY).social
    assert (social.customers, social.won) == (1, Money(2, Decimal(1200)))


def test_a_pipeline_is_told_as_it_was_at_the_end_of_the_weeks() -> None:
    """What was closed later was open then; what was opened later was not there; void deals never were."""
    earlier = PERIOD.before
    closed_later = _deal(opened_on=earlier.last_day - timedelta(days=5))
    opened_later = _deal(Stage.OPEN, opened_on=earlier.last_day + timedelta(days=1))
    void = _deal(Stage.VOID, opened_on=earlier.last_day - timedelta(days=5))
    found = deal_figures([closed_later, opened_later, void], earlier, TODAY).social
    assert (found.pipeline.deals, found.won.deals) == (1, 0)


def test_old_deals_stand_apart() -> None:
    """A deal that is open for 90 days counts as pipeline, one of 91 days stands apart."""
    young, old = (_deal(Stage.OPEN, opened_on=TODAY - timedelta(days=days)) for days in (90, 91))
    found = deal_figures([young, old], PERIOD, TODAY).social
    assert (found.pipeline.deals, found.aged.deals) == (1, 1)


def test_a_young_programme_is_not_flattered() -> None:
    """Eight quick wins among twelve deals that are still open leave the median of all not yet known."""
    quick = [_deal(customer=f"{n}", opened_on=TODAY - timedelta(days=10)) for n in range(8)]
    slow = [_deal(Stage.OPEN, customer=f"s{n}", opened_on=TODAY - timedelta(days=60)) for n in range(12)]
    deals = [*quick, *slow]
    figures = deal_figures(deals, PERIOD, TODAY)
    cycles = cycle_figures(deals, figures, PERIOD, TODAY)
    assert figures.social.cycle.median == 10
    assert cycles.social.median is None
    assert (cycles.social.spells, cycles.social.events) == (20, 8)
    assert cycles.difference is None


def test_cycles_of_two_sources_are_compared_from_eight_each_on() -> None:
    """Sixteen deals with social ones twenty days quicker show it, with the interval below nought."""
    social = [_deal(customer=f"a{n}", opened_on=TODAY - timedelta(days=30 + n)) for n in range(8)]
    others = [
        _deal(customer=f"b{n}", opened_on=TODAY - timedelta(days=50 + n), source=Source.OUTBOUND) for n in range(8)
    ]
    deals = [*social, *others]
    found = cycle_figures(deals, deal_figures(deals, PERIOD, TODAY), PERIOD, TODAY)
    assert (found.social.median, found.others.median, found.everything.spells) == (33, 53, 16)
    difference = found.difference
    assert difference is not None
    assert difference.low < -20 < difference.high < 0
    few = [*social[1:], *others]
    assert cycle_figures(few, deal_figures(few, PERIOD, TODAY), PERIOD, TODAY).difference is None


def test_cycles_are_told_as_of_the_end_of_the_weeks() -> None:
    """What was void, opened later or nobody knows when is left out; what was closed later was open then."""
    earlier = PERIOD.before
    end = earlier.last_day
    deals = [
        _deal(Stage.VOID, opened_on=end - timedelta(days=9)),
        _deal(opened_on=None),
        _deal(opened_on=end + timedelta(days=1)),
        _deal(opened_on=end - timedelta(days=10)),
        _deal(opened_on=end - timedelta(days=5), closed_on=end, source=Source.OUTBOUND),
        _deal(Stage.OPEN, opened_on=end),
        _deal(opened_on=end - timedelta(days=3), closed_on=end - timedelta(days=3)),
    ]
    found = cycle_figures(deals, deal_figures(deals, earlier, TODAY), earlier, TODAY)
    assert [tuple(step) for step in found.everything.steps] == [(0, 0.75), (5, 0.375)]
    assert (found.everything.spells, found.social.spells, found.others.spells) == (4, 3, 1)


def test_what_comes_back_is_told_from_strict_to_wide() -> None:
    """Licences by month and hours by rate are the cost; the margin of both views stands against it."""
    deals = [_deal(value=20_000), _deal(value=10_000, customer="b", source=Source.INBOUND, is_influenced=True)]
    costs = Costs(licence=Decimal(100), hours=Decimal(2), rate=Decimal(50), margin=Decimal(40))
    told = returns(costs, Effort(seats=10, worked_weeks=Decimal(30), weeks=13), deal_figures(deals, PERIOD, TODAY))
    assert told is not None
    assert told.licences == round(Decimal(1000) * 91 / Decimal("30.4375"), 2)
    assert told.time == 3000
    assert told.low == pytest.approx((8000 - float(told.cost)) / float(told.cost))
    assert told.high == pytest.approx((12_000 - float(told.cost)) / float(told.cost))


@pytest.mark.parametrize("costs", [Costs(), Costs(margin=Decimal(40)), Costs(hours=Decimal(2)), Costs(rate=Decimal(9))])
def test_without_a_cost_there_is_no_return(costs: Costs) -> None:
    """Hours without their price, or a margin alone, say nothing."""
    assert returns(costs, Effort(5, Decimal(10), 13), deal_figures([_deal()], PERIOD, TODAY)) is None


def test_without_a_margin_only_the_cost_is_told() -> None:
    """Revenue alone is no profit."""
    told = returns(Costs(licence=Decimal(90)), Effort(5, Decimal(10), 13), deal_figures([_deal()], PERIOD, TODAY))
    assert told is not None
    assert told.cost > 0
    assert (told.low, told.high) == (None, None)


def _funnel(*amounts: int) -> Funnel:
    goals = dict(zip(Step, map(Decimal, ("10", "10", "3", "2", "0.25")), strict=True))
    return Funnel(dict(zip(Step, map(Decimal, amounts), strict=True)), {}, goals, counts_audience=False)


@pytest.mark.parametrize(
    ("amounts", "stalls_at"),
    [
        ((1000, 100, 30, 20, 3), Step.CALLS),
        ((100, 100, 30, 5, 1), Step.LEADS),
        ((100, 100, 30, 20, 2), None),
        ((30, 8, 0, 0, 0), Step.MEETINGS),
        ((30, 20, 6, 4, 1), None),
        ((29, 0, 0, 0, 0), None),
        ((0, 0, 0, 0, 0), None),
    ],
)
def test_a_funnel_stalls_where_least_of_what_the_goals_expect_comes_through(
    amounts: tuple[int, ...], stalls_at: Step | None
) -> None:
    """A network without conversations is the friend swamp; small numbers and good ones stall nowhere."""
    stall = _funnel(*amounts).stall
    assert (None if stall is None else stall.end) is stalls_at


def test_nothing_stalls_where_more_arrive_than_set_out() -> None:
    """As many conversations as new contacts are no friend swamp, even where the goals expect twice as many."""
    for funnel in (_funnel(100, 100, 60, 40, 5), _funnel(100, 120, 60, 40, 5)):
        assert replace(funnel, goals={**funnel.goals, Step.CONTACTS: Decimal(5)}).stall is None


def test_nothing_stalls_without_goals_for_both_stages() -> None:
    """The goal of one stage alone says nothing about how many should come through."""
    assert replace(_funnel(1000, 100, 30, 5, 1), goals={Step.CALLS: Decimal(10)}).stall is None


def test_leads_are_followed() -> None:
    """The hit rate is of the weeks, the close rate of all leads, and whoever waits is counted by age."""
    logged = [Lead(PERIOD.first_day, has_deal=number < 3) for number in range(10)]
    logged += [Lead(PERIOD.before.first_day, has_deal=False), Lead(TODAY - timedelta(days=10), has_deal=False)]
    logged.append(Lead(TODAY, has_deal=False))
    found = lead_figures(logged, PERIOD, TODAY, leads=40, customers=4)
    assert (found.hit_rate.hits, found.hit_rate.cases) == (3, 12)
    assert found.close_rate.share == 0.1
    assert found.waiting == (2, 0, 7, 1)
    earlier = lead_figures(logged, PERIOD.before, TODAY, leads=1, customers=0)
    assert (earlier.hit_rate.cases, earlier.waiting) == (1, (0, 0, 1, 0))


def test_content_is_told_by_kind_if_enough_people_shared_it() -> None:
    """The kind with most outcomes a share comes first; one that few sellers shared tells on them and is left out."""

    def share(seller: int, kind: ShareKind | None, outcomes: int = 0) -> SharedContent:
        return SharedContent(f"U{seller}", kind, Decimal(10), outcomes, Decimal(outcomes * 50))

    posts = [share(n % 5, ShareKind.OWN, outcomes=n % 2) for n in range(8)]
    comments = [share(n % 5, ShareKind.COMMENT) for n in range(7)]
    reshares = [share(n % 5, ShareKind.INTERNAL) for n in range(9)]
    lonely = [share(1, None, outcomes=9) for _ in range(9)]
    found = kind_figures([*comments, *lonely, *reshares, *posts], fewest_sellers=5)
    assert [each.kind for each in found] == [ShareKind.OWN, ShareKind.INTERNAL, ShareKind.COMMENT]
    assert (found[0].outcomes_a_share, found[0].reactions_a_share) == (0.5, 10)
    assert found[0].revenue == 200
    assert (found[2].outcomes_a_share, found[2].reactions_a_share) == (None, None)


def test_goals_are_counted_by_phase() -> None:
    """Each attempt at or above its goal is reached; what is above does not lift the mean beyond 1."""
    found = phase_goals(
        [
            Attempt(Phase.CONVERSION, is_reached=True, attainment=3.0),
            Attempt(Phase.CONVERSION, is_reached=False, attainment=0.5),
            Attempt(Phase.INTEREST, is_reached=True, attainment=1.0),
        ]
    )
    assert [(each.phase, each.reached, each.goals, each.attainment) for each in found] == [
        (Phase.INTEREST, 1, 1, 1.0),
        (Phase.CONVERSION, 1, 2, 0.75),
    ]


def test_it_takes_some_sellers_to_speak_of_the_first_ones() -> None:
    """Of ten the first 10, 25 and 50 per cent are told, of eight only two of them, of seven nothing."""
    assert [(each.percent, str(each.points)) for each in benchmarks(range(0, 10_000, 1000))] == [
        (10, "81.0"),
        (25, "67.5"),
        (50, "45.0"),
    ]
    assert [each.percent for each in benchmarks([100] * 8)] == [25, 50]
    assert benchmarks([100] * 7) == benchmarks([0] * 20) == ()


def _volume(calls: int, shared: int = 100, weeks: float = 100, other_deals: int = 0) -> Volume:
    return Volume(weeks, shared, {Falling.CALLS: calls, Falling.MEETINGS: 0, Falling.OTHER_DEALS: other_deals})


@pytest.mark.parametrize(
    ("now", "before", "is_told"),
    [
        (_volume(100), _volume(300), True),
        (_volume(250), _volume(300), False),
        (_volume(100, shared=50), _volume(300), False),
        (_volume(700), _volume(1000), True),
        (_volume(0), _volume(20), True),
        (_volume(0), _volume(19), False),
        (_volume(13), _volume(20), False),
        (_volume(100, shared=40, weeks=33), _volume(300), False),
        (_volume(100, weeks=0), _volume(300), False),
        (_volume(100), _volume(300, weeks=0), False),
    ],
)
def test_a_fall_is_told_if_it_is_no_chance(now: Volume, before: Volume, *, is_told: bool) -> None:
    """It takes 30 % less a worked week, more than chance would do, and as much shared as before."""
    assert bool(falls(now, before)) is is_told


def test_each_fall_is_told_by_the_worked_week() -> None:
    """Deals from other sources can fall, too."""
    (fall,) = falls(_volume(300, other_deals=10), _volume(300, other_deals=60))
    assert (fall.what, fall.now, fall.before) == (Falling.OTHER_DEALS, 0.1, 0.6)


def test_dates_of_closing_before_opening_do_no_harm() -> None:
    """A deal that a CRM closed before it was opened took no days."""
    assert _deal(opened_on=date(2026, 11, 12), closed_on=date(2026, 11, 1)).days == 0
