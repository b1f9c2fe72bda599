from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.business import periods
from bot.domain.business.periods import Named, Period, PeriodRefusedError, named
from bot.domain.seasons import Season
from bot.domain.weeks import Week

WEEK = Week.iso(2026, 46)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        (Named.LATELY, "2026-W34", "2026-W46"),
        (Named.MONTH, "2026-W45", "2026-W48"),
        (Named.LAST_MONTH, "2026-W40", "2026-W44"),
        (Named.SEASON, "2026-W40", "2026-W53"),
        (Named.LAST_SEASON, "2026-W27", "2026-W39"),
        (Named.QUARTER, "2026-W40", "2026-W53"),
        (Named.YEAR, "2026-W01", "2026-W53"),
        (Named.LAST_YEAR, "2025-W01", "2025-W52"),
    ],
)
def test_weeks_have_names(name: Named, first: str, last: str) -> None:
    """A month or a season has the weeks whose Thursday lies in it."""
    found = named(name, WEEK, Season.QUARTER)
    assert (str(found.first), str(found.last)) == (first, last)


def test_a_season_can_be_half_a_year() -> None:
    """The season is the programme's; a quarter is always three months."""
    assert named(Named.SEASON, WEEK, Season.HALF_YEAR).first == Week.iso(2026, 27)
    assert named(Named.QUARTER, WEEK, Season.HALF_YEAR).first == Week.iso(2026, 40)


@given(st.integers(104_000, 107_000).map(Week), st.sampled_from(Named), st.sampled_from(Season))
@settings(max_examples=100)
def test_weeks_of_one_name_follow_each_other(running: Week, name: Named, length: Season) -> None:
    """The last month, quarter, season or year ends where the running one begins, which holds the running week."""
    found = named(name, running, length)
    if name.startswith("last_"):
        assert found.last + 1 == named(Named(name.removeprefix("last_")), running, length).first
    else:
        assert found.first <= running <= found.last
    assert found.before.last + 1 == found.first
    assert found.before.weeks == found.weeks


def test_nothing_is_told_of_weeks_to_come() -> None:
    """A period ends with the running week, and one that lies ahead, is upside down or too long is refused."""
    assert named(Named.SEASON, WEEK, Season.QUARTER).until(WEEK).last == WEEK
    for first, last in ((WEEK + 1, WEEK + 2), (WEEK, WEEK - 1), (WEEK - 104, WEEK)):
        with pytest.raises(PeriodRefusedError):
            Period(first, last).until(WEEK)
    assert Period(WEEK - 103, WEEK).until(WEEK).weeks == periods.MOST_WEEKS


def test_days_lie_in_a_period() -> None:
    """Its first Monday and its last Sunday do, and a day that is not known does not."""
    found = Period(WEEK, WEEK)
    assert [
        found.has(day) for day in (date(2026, 11, 8), date(2026, 11, 9), date(2026, 11, 15), date(2026, 11, 16))
    ] == [
        False,
        True,
        True,
        False,
    ]
    assert not found.has(None)
