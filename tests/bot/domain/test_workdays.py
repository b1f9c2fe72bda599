from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from bot.domain.workdays import absent_shares
from tests.teams import WEEK

_MONDAY = WEEK.starts_on


def test_a_start_on_monday_misses_nothing() -> None:
    """Who starts on a Monday is there for the whole week."""
    assert absent_shares(_MONDAY, None, []) == {}


def test_the_first_week_misses_the_days_before_it() -> None:
    """Who starts on a Thursday misses three of five days."""
    assert absent_shares(WEEK.days[3], None, []) == {WEEK.number: Fraction(3, 5)}


def test_a_start_at_the_weekend_counts_one_day() -> None:
    """Who starts on a Saturday or Sunday is there for one of five days."""
    assert (
        absent_shares(WEEK.days[5], None, []) == absent_shares(WEEK.days[6], None, []) == {WEEK.number: Fraction(4, 5)}
    )


def test_the_last_week_misses_the_days_after_it() -> None:
    """Who leaves on a Wednesday misses two of five days, on a Saturday none."""
    assert absent_shares(_MONDAY - timedelta(7), WEEK.days[2], []) == {WEEK.number: Fraction(2, 5)}
    assert absent_shares(_MONDAY - timedelta(7), WEEK.days[5], []) == {}


def test_weekends_and_days_twice_missed_count_once() -> None:
    """Absences that overlap each other, weekends and holidays miss each working day once."""
    away = [(WEEK.days[3], (WEEK + 1).days[0]), (WEEK.days[4], WEEK.days[6])]
    assert absent_shares(_MONDAY, None, away, [WEEK.days[4], WEEK.days[5]]) == {
        WEEK.number: Fraction(2, 5),
        WEEK.number + 1: Fraction(1, 5),
    }
