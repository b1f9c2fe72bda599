from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import sqrt
from statistics import median
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.scoring.deals import Deal, Source
from bot.domain.scoring.flag import Flag, FlagCode
from bot.domain.scoring.flags import flags_of, questions
from bot.domain.scoring.history import SellerHistory
from tests.bot.domain.scoring.worlds import World, worlds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from bot.domain.scoring.exact import Exact

WEEK = 20


def seller(reports: Mapping[int, Mapping[str, Exact]]) -> SellerHistory:
    """Return a seller who was there all the time."""
    return SellerHistory("anna", start=1, reports=reports)


def codes(
    reports: Mapping[int, Mapping[str, Exact]], deals: Iterable[Deal] = (), *, currency: str = "EUR"
) -> list[str]:
    """Return the codes of week 20."""
    return [flag.code.value for flag in flags_of(seller(reports), WEEK, deals, currency=currency)]


def after(raw: str, *amounts: Exact) -> dict[int, dict[str, Exact]]:
    """Return the reports of one metric in as many weeks up to week 20."""
    return {WEEK - len(amounts) + at: {raw: amount} for at, amount in enumerate(amounts, start=1)}


def deal(id_: str, value: Exact, week: int, seller_id: str = "bo") -> Deal:
    """Return a deal of one seller."""
    return Deal(id_, id_, value, week, Source.OTHER, {seller_id: 1})


PILLARS = {"ssi_brand": 20, "ssi_people": 10, "ssi_insights": 15, "ssi_relations": 14}


@pytest.mark.parametrize(
    ("possible", "impossible", "code"),
    [
        ({"ssi": 100}, {"ssi": Decimal("100.01")}, "R1"),
        ({"posts": 50}, {"posts": 51}, "R1"),
        ({"requests_sent": 5, "requests_accepted": 5}, {"requests_sent": 5, "requests_accepted": 6}, "R1"),
        ({**PILLARS, "ssi": 60}, {**PILLARS, "ssi": 61}, "R2"),
        ({**PILLARS, "ssi": 58}, {**PILLARS, "ssi": 57}, "R2"),
        ({"connections": 90, "target_contacts": 90}, {"connections": 90, "target_contacts": 91}, "R3"),
        ({"engagement": 400, "impressions": 400}, {"engagement": 401, "impressions": 400}, "R4"),
        ({"engagement": 5, "impressions": 0}, {"engagement": 5, "impressions": 4}, "R4"),
        ({"link_clicks": 9, "conversions": 9}, {"link_clicks": 0, "conversions": 1}, "R5"),
        ({"conversions": 1}, {"link_clicks": 0, "conversions": 1}, "R5"),
    ],
)
def test_what_cannot_be_is_flagged(possible: dict[str, Exact], impossible: dict[str, Exact], code: str) -> None:
    """The limit itself is possible, the next step beyond it is not, and what is missing is not compared."""
    assert codes({WEEK: possible}) == []
    assert codes({WEEK: impossible}) == [code]


@pytest.mark.parametrize(
    ("usual", "surprising", "code"),
    [
        (after("ssi", 60, 70), after("ssi", 60, Decimal("70.5")), "F1"),
        (after("ssi", 60, 50), after("ssi", 60, 49), "F1"),
        (after("connections", 500, 600), after("connections", 500, 601), "F2"),
        (after("connections", 500, 480), after("connections", 500, 479), "F3"),
        (after("connections", 5000, 4900), after("connections", 5000, 4899), "F3"),
        (
            {WEEK: {"engagement": 75, "impressions": 500}},
            {WEEK: {"engagement": 76, "impressions": 500}},
            "F4",
        ),
        (
            {WEEK: {"engagement": 499, "impressions": 499}},
            {WEEK: {"engagement": 500, "impressions": 500}},
            "F4",
        ),
        (after("engagement", *[10] * 6, 75), after("engagement", *[10] * 6, 76), "F5"),
        (after("engagement", *[10] * 5, 40, 100), after("engagement", *[10] * 5, 40, 101), "F5"),
        (after("pipeline", *[100] * 6, 37_500), after("pipeline", *[100] * 6, 37_501), "F5"),
        (after("calls", *[2] * 6, 10), after("calls", *[2] * 6, 11), "F5"),
        (after("leads", *[2] * 5, 30), after("leads", *[2] * 6, 30), "F5"),
    ],
)
def test_what_is_rare_is_flagged(
    usual: dict[int, dict[str, Exact]], surprising: dict[int, dict[str, Exact]], code: str
) -> None:
    """At the threshold nothing is asked, beyond it one question is."""
    assert codes(usual) == []
    assert codes(surprising) == [code]


def test_levels_may_move_with_the_weeks_between() -> None:
    """A jump is measured against the weeks since the report before, and the SSI against 30 at most."""
    assert codes({17: {"ssi": 40}, WEEK: {"ssi": 70}}) == []
    assert codes({10: {"ssi": 40}, WEEK: {"ssi": 71}}) == ["F1"]
    assert codes({18: {"connections": 500}, WEEK: {"connections": 700}}) == []
    assert codes({18: {"connections": 500}, WEEK: {"connections": 701}}) == ["F2"]


@given(st.lists(st.integers(0, 12), min_size=6, max_size=12), st.integers(0, 40))
def test_counts_are_held_against_the_own_weeks(earlier: list[int], now: int) -> None:
    """A count stands out by its robust z-score of square roots, never by being low."""
    roots = [sqrt(count + 0.375) for count in earlier]
    middle = median(roots)
    z = 0.6745 * (sqrt(now + 0.375) - middle) / max(median(abs(root - middle) for root in roots), 0.35)
    assert codes(after("calls", *earlier, now)) == (["F5"] if z > 3.5 else [])


def test_only_the_last_twelve_tracked_weeks_are_compared() -> None:
    """Six reports are needed since the start and within twelve weeks."""
    early = {week: {"leads": 1} for week in range(7, 13)}
    assert codes({**early, WEEK: {"leads": 30}}) == []
    recent = {week: {"leads": 1} for week in range(8, 14)}
    assert codes({**recent, WEEK: {"leads": 30}}) == ["F5"]
    joined = SellerHistory("anna", start=10, reports={**recent, WEEK: {"leads": 30}})
    assert flags_of(joined, WEEK) == ()


def test_each_metric_that_jumps_is_told() -> None:
    """F5 comes once for each metric, with the amount and what is usual."""
    reports = {week: {"calls": 4, "posts": week % 3} for week in range(10, WEEK)}
    found = flags_of(seller({**reports, WEEK: {"calls": 60, "posts": 40}}), WEEK)
    assert [flag.key for flag in found] == ["F5:posts", "F5:calls"]
    assert (found[1].amount, found[1].usual) == (Decimal("60.00"), Decimal("4.00"))


def test_money_is_held_against_its_currency() -> None:
    """A pipeline of 100 000 surprises in euros and not in crowns."""
    reports = after("pipeline", *[9000] * 6, 100_000)
    assert (codes(reports), codes(reports, currency="SEK")) == (["F5"], [])


def test_the_same_numbers_four_times_are_asked_about() -> None:
    """Four equal reports in a row, with three numbers above 0, look copied; anything less does not."""
    same: dict[str, Exact] = {"posts": 2, "shares": 3, "calls": 9}
    weeks = range(17, WEEK + 1)
    assert codes(dict.fromkeys(weeks, same)) == ["F6"]
    assert codes({key: {**same, "calls": 0} for key in weeks}) == []
    assert codes({**dict.fromkeys(weeks, same), 18: {**same, "leads": 1}}) == []
    assert codes(dict.fromkeys((16, 18, 19, 20), same)) == []


def test_a_deal_far_above_the_teams_is_asked_about() -> None:
    """More than five times the median of at least eight deals in the 25 weeks before."""
    team = [deal(f"t{at}", 1000, WEEK - 1 - 3 * at) for at in range(8)]
    assert codes({}, [*team, deal("x", 5000, WEEK, "anna")]) == []
    assert codes({}, [*team, deal("x", 5001, WEEK, "anna")]) == ["F7"]
    assert codes({}, [*team[1:], deal("x", 5001, WEEK, "anna")]) == []
    assert codes({}, [*team[1:], deal("old", 1000, WEEK - 25), deal("x", 5001, WEEK, "anna")]) == ["F7"]
    assert codes({}, [*team[1:], deal("old", 1000, WEEK - 26), deal("x", 5001, WEEK, "anna")]) == []
    assert codes({}, [*team, deal("x", 5001, WEEK, "bo")]) == []
    assert codes({}, [*team, replace(deal("x", 5001, WEEK, "anna"), void=True)]) == []


def test_a_deal_won_on_the_day_it_was_opened_is_asked_about() -> None:
    """A day between opening and winning is enough."""
    quick = replace(deal("x", 900, WEEK, "anna"), opened=100, closed=100)
    assert codes({}, [quick]) == ["F8"]
    assert codes({}, [replace(quick, closed=101)]) == []
    assert codes({}, [replace(quick, opened=None)]) == []
    assert flags_of(seller({}), WEEK, [quick]) == (Flag(FlagCode.F8, deal="x"),)


def test_amounts_are_asked_about_before_they_are_stored() -> None:
    """A form asks of what is typed, together with what the week has already."""
    history = seller({19: {"connections": 500}, WEEK: {"calls": 3, "connections": 510}})
    assert questions(history, WEEK) == ()
    (flag,) = questions(history, WEEK, {"connections": Decimal(900)})
    assert (flag.code, flag.amount, flag.usual, flag.weeks) == (FlagCode.F2, Decimal(900), Decimal(500), 1)
    assert questions(seller({19: {"connections": 500}, WEEK: {"connections": 900}}), WEEK, {"connections": None}) == ()


def test_a_spammer_is_asked_once_in_four_weeks() -> None:
    """New connections that keep rushing in are flagged every week and asked about every fourth."""
    history = seller({week: {"connections": 120 * week} for week in range(1, 13)})
    assert [week for week in range(1, 13) if flags_of(history, week)] == list(range(2, 13))
    assert [week for week in range(1, 13) if questions(history, week)] == [2, 6, 10]


@settings(max_examples=100, deadline=None)
@given(worlds)
def test_flags_come_in_order_and_once(world: World) -> None:
    """R before F, each thing once; nothing that comes later changes them."""
    found = flags_of(world.history, world.week, world.deals)
    keys = [flag.key for flag in found]
    assert len(set(keys)) == len(keys)
    assert [flag.code for flag in found] == sorted((flag.code for flag in found), key=list(FlagCode).index)
    past = {week: amounts for week, amounts in world.history.reports.items() if week <= world.week}
    deals = [each for each in world.deals if each.week <= world.week]
    assert flags_of(replace(world.history, reports=past), world.week, deals) == found


@settings(max_examples=100, deadline=None)
@given(worlds, st.fractions(0, 10**6))
def test_storing_what_was_asked_about_flags_the_same(world: World, amount: Fraction) -> None:
    """The questions before storing are those after it."""
    amounts = {"calls": amount, "connections": amount}
    stored = world.reporting(world.week, **amounts).history
    assert questions(world.history, world.week, amounts) == questions(stored, world.week)
