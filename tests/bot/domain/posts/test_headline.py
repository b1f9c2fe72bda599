from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.posts.headline import Cause, Measure, headline
from bot.domain.posts.team_week import TeamWeek
from bot.domain.weeks import Week

WEEK = Week.iso(2026, 46)


def _week(back: int = 0, **facts: Any) -> TeamWeek:
    nothing = Decimal(0)
    usual = TeamWeek(
        WEEK - back, 10, Decimal(10), nothing, Decimal(20), nothing, nothing, 0, nothing, "EUR", Decimal(40)
    )
    amounts: dict[str, Any] = {name: Decimal(amount) for name, amount in facts.items()}
    return replace(usual, **amounts)


def _money(customers: int, revenue: int, back: int = 0) -> TeamWeek:
    return replace(_week(back), customers=customers, revenue=Decimal(revenue))


def _before(customers: int, revenue: int) -> list[TeamWeek]:
    return [_money(customers, revenue, back) for back in (4, 3, 2, 1)]


@pytest.mark.parametrize(
    ("customers", "revenue", "cause"),
    [
        (0, 0, Cause.NO_DEAL),
        (1, 90_000, Cause.ONE_DEAL),
        (2, 25_000, Cause.AS_USUAL),
        (4, 80_000, Cause.MORE_DEALS),
        (3, 60_000, Cause.LARGER_DEALS),
        (2, 80_000, Cause.LARGER_DEALS),
        (2, 10_000, Cause.SMALLER_DEALS),
    ],
)
def test_money_is_explained_by_number_and_size_of_deals(customers: int, revenue: int, cause: Cause) -> None:
    """Against two deals of 10,000 each week, what differs most is named; one deal alone says nothing more."""
    found = headline(_money(customers, revenue), _before(2, 20_000))
    assert found is not None
    assert (found.measure, found.usual, found.weeks, found.cause) == (Measure.REVENUE, Decimal(20_000), 4, cause)


def test_fewer_deals_are_named() -> None:
    """Against six deals a week, two of the same size are fewer deals."""
    found = headline(_money(2, 20_000), _before(6, 60_000))
    assert found is not None
    assert found.cause is Cause.FEWER_DEALS


@pytest.mark.parametrize(
    ("facts", "cause"),
    [
        ({"meetings": 30}, Cause.AS_USUAL),
        ({"meetings": 31}, Cause.MORE_EACH),
        ({"meetings": 60, "load": 15}, Cause.MORE_EACH),
        ({"meetings": 80, "load": 20}, Cause.MORE_PEOPLE),
        ({"meetings": 40, "load": 0}, Cause.AS_USUAL),
        ({"meetings": 5}, Cause.LESS_EACH),
        ({"meetings": 5, "load": "2.5"}, Cause.FEWER_PEOPLE),
    ],
)
def test_meetings_are_explained_by_people_and_what_each_did(facts: dict[str, Any], cause: Cause) -> None:
    """Against 20 meetings of ten people, a difference within chance is none; else the larger part of it is named."""
    found = headline(_week(**facts), [_week(back) for back in (4, 3, 2, 1)])
    assert found is not None
    assert (found.measure, found.usual, found.cause) == (Measure.MEETINGS, Decimal(20), cause)


def test_nothing_before_is_no_cause() -> None:
    """Money after weeks without any is more deals; meetings after weeks without any are told without a cause."""
    before = [_week(back, meetings=0) for back in (2, 1)]
    found = [headline(now, before) for now in (_money(2, 500), _week(meetings=9))]
    assert [(each.measure, each.weeks, each.cause) for each in found if each] == [
        (Measure.REVENUE, 2, Cause.MORE_DEALS),
        (Measure.MEETINGS, 2, Cause.AS_USUAL),
    ]


def test_too_little_is_known_to_compare() -> None:
    """One week before is too few; weeks in another currency and those further back do not count."""
    assert headline(_week(), [_week(1)]) is None
    assert headline(_week(), [_week(6), _week(5), _week(1)]) is None
    assert headline(_week(), [replace(_week(2), currency="SEK"), _week(1)]) is None


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 90), st.integers(0, 30)), min_size=3, max_size=6))
def test_any_weeks_can_be_compared(weeks: list[tuple[int, int, int]]) -> None:
    """Whatever weeks are like, the comparison has a cause, and the mean lies between the least and the most."""
    told = [
        replace(_week(back, meetings=meetings, load=meetings % 7), customers=deals, revenue=Decimal(deals * size))
        for back, (deals, size, meetings) in enumerate(weeks)
    ]
    found = headline(told[0], told[1:])
    assert found is not None
    amounts = [week.revenue if found.measure is Measure.REVENUE else week.meetings for week in told[1:5]]
    assert min(amounts) <= found.usual <= max(amounts)
