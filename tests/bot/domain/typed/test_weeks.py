from __future__ import annotations

from datetime import date

import pytest

from bot.domain.seasons import Season
from bot.domain.typed.errors import Reason, TypedError, WeekNotOpenError
from bot.domain.typed.weeks import open_weeks, parse_week, split_open_week, split_week
from bot.domain.weeks import Week

NOW = Week.of(date(2026, 11, 18))


@pytest.mark.parametrize(
    ("named", "week"),
    [
        ("last week", 46),
        ("Last Week", 46),
        ("for last week", 46),
        ("letzte Woche", 46),
        ("letzter Woche", 46),
        ("vorige Woche", 46),
        ("lastweek", 46),
        ("Vorwoche", 46),
        ("förra veckan", 46),
        ("forra veckan", 46),
        ("this week", 47),
        ("diese Woche", 47),
        ("denna vecka", 47),
        ("week 46", 46),
        ("KW 46", 46),
        ("KW46", 46),
        ("in KW 46", 46),
        ("Woche 46", 46),
        ("v. 46", 46),
        ("v 46", 46),
        ("v46", 46),
        ("vecka 46", 46),
        ("w46", 46),
        ("2026-W46", 46),
        ("2026-w46", 46),
        ("2026W46", 46),
        ("2026 W46", 46),
        ("KW 46/2026", 46),
        ("w47", 47),
    ],
)
def test_a_week_at_the_end_of_a_line(named: str, week: int) -> None:
    """A week is named in three languages, by its number or by where it lies; the rest of the line is untouched."""
    assert split_week(f"72 18 {named}", NOW) == ("72 18", Week.iso(2026, week))
    assert parse_week(named, NOW) == Week.iso(2026, week)


@pytest.mark.parametrize("line", ["72", "won 12000 Acme", "5 views", "viewed 46", "nov 5", "72 weekend", "leads 12"])
def test_a_line_without_a_week(line: str) -> None:
    """A line that names no week stays whole."""
    assert split_week(line, NOW) == (line, None)


@pytest.mark.parametrize("line", ["last week 72", "w46: 72", "week 46, 72", "72, week 46", "72 (KW 46)"])
def test_where_a_week_may_stand(line: str) -> None:
    """A week may also come first, or in brackets."""
    assert split_week(line, NOW) == ("72", Week.iso(2026, 46))


@pytest.mark.parametrize(
    ("named", "week"),
    [("week 48", Week.iso(2025, 48)), ("week 53", Week.iso(2020, 53)), ("week 1", Week.iso(2026, 1))],
)
def test_a_bare_number_is_the_latest_such_week(named: str, week: Week) -> None:
    """A week without a year is the latest of that number that is not in the future."""
    assert parse_week(named, NOW) == week


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("week 54", Reason.NO_SUCH_WEEK),
        ("week 0", Reason.NO_SUCH_WEEK),
        ("2025-W53", Reason.NO_SUCH_WEEK),
        ("9999-W53", Reason.NO_SUCH_WEEK),
        ("soon", Reason.NOT_A_WEEK),
        ("", Reason.EMPTY),
    ],
)
def test_weeks_that_do_not_exist(named: str, reason: Reason) -> None:
    """What is no week is refused with its reason."""
    with pytest.raises(TypedError) as refusal:
        parse_week(named, NOW)
    assert refusal.value.reason is reason


def test_the_open_weeks_are_the_running_one_and_four_before() -> None:
    """Sellers report for the running week and the four that ended last."""
    assert [week.iso_week for week in open_weeks(NOW)] == [47, 46, 45, 44, 43]


@pytest.mark.parametrize(
    ("now", "numbers"),
    [
        (Week.iso(2026, 40), [40, 39, 38, 37, 36]),
        (Week.iso(2026, 41), [41, 40]),
        (Week.iso(2027, 1), [1, 53, 52, 51, 50]),
        (Week.iso(2027, 2), [2, 1]),
    ],
)
def test_a_season_closes_one_week_after_its_end(now: Week, numbers: list[int]) -> None:
    """Weeks of an ended season stay open for the first week of the next one only."""
    assert [week.iso_week for week in open_weeks(now)] == numbers


@pytest.mark.parametrize(
    ("now", "numbers"),
    [
        (Week.iso(2026, 41), [41, 40, 39, 38, 37]),
        (Week.iso(2026, 27), [27, 26, 25, 24, 23]),
        (Week.iso(2026, 28), [28, 27]),
        (Week.iso(2027, 1), [1, 53, 52, 51, 50]),
        (Week.iso(2027, 2), [2, 1]),
    ],
)
def test_half_a_year_closes_one_week_after_its_end(now: Week, numbers: list[int]) -> None:
    """Where seasons are halves, weeks of an ended quarter stay open as long as others do."""
    assert [week.iso_week for week in open_weeks(now, Season.HALF_YEAR)] == numbers


@pytest.mark.parametrize("named", ["week 42", "2026-W48", "week 48", "next week"])
def test_a_closed_week_is_refused_with_the_open_ones(named: str) -> None:
    """Naming a week that takes no numbers tells which do."""
    with pytest.raises(WeekNotOpenError) as refusal:
        split_open_week(f"72 {named}", NOW)
    assert refusal.value.open_weeks == open_weeks(NOW)
    assert refusal.value.typed == f"72 {named}"
