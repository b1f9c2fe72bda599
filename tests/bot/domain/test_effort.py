"""What an hour on social media brings."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.effort import effort
from bot.domain.naming import is_named, may_name
from bot.domain.people import Visibility

HOURS = {week: Decimal(3) for week in range(1, 9)}


def test_outcomes_are_divided_by_the_hours_of_their_weeks() -> None:
    """Weeks without hours count neither their outcomes."""
    spent = effort({7: Decimal(4), 8: Decimal("1.5")}, {6: 50, 7: 2, 8: 1}, 8)
    assert spent is not None
    assert (spent.hours, spent.outcomes, spent.an_hour) == (Decimal("5.5"), 3, Decimal("0.55"))


def test_few_hours_say_nothing() -> None:
    """Below four hours there is no rate, and without any there is nothing at all."""
    few = effort({8: Decimal("3.9")}, {8: 9}, 8)
    assert few is not None
    assert few.an_hour is None
    assert effort({1: Decimal(9)}, {}, 8) is None


def test_hours_that_climb_alone_are_noticed() -> None:
    """A quarter more hours in four weeks, and no more outcomes."""
    more = HOURS | {week: Decimal("3.75") for week in range(5, 9)}
    flat, grown = dict.fromkeys(range(1, 9), 1), {week: week for week in range(1, 9)}
    assert [
        spent.has_climbed_alone
        for spent in (effort(more, flat, 8), effort(more, grown, 8), effort(HOURS, flat, 8))
        if spent
    ] == [True, False, False]


def test_badges_are_named_for_those_who_were_told_and_do_not_object() -> None:
    """Where names are shown, whoever was told of it is named until they say otherwise; others are not named yet."""
    assert all(may_name(mode) for mode in (Visibility.NAMED, Visibility.TOP))
    assert is_named(wish=True, visibility=Visibility.TOP)
    assert not is_named(None, Visibility.TOP)
    assert not is_named(wish=False, visibility=Visibility.TOP)
