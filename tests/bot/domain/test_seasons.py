from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.seasons import Season
from bot.domain.weeks import Week

_WEEKS = st.integers(Week.iso(1990, 1).number, Week.iso(2090, 1).number).map(Week)


@given(_WEEKS)
def test_a_quarter_is_that_of_the_thursday(week: Week) -> None:
    """The usual season is the calendar quarter of the week's Thursday."""
    thursday = week.days[3]
    assert Season.QUARTER.of(week) == (thursday.year, (thursday.month + 2) // 3)
    assert Season.QUARTER.of(Season.QUARTER.first(week) - 1) != Season.QUARTER.of(week)


@given(st.sampled_from(Season), _WEEKS)
def test_seasons_follow_each_other(season: Season, week: Week) -> None:
    """Every week lies in one season, and the week before the next one's first is in the same."""
    first, following = season.first(week), season.next(week)
    assert first <= week < following
    assert season.of(first) == season.of(week) == season.of(following - 1)
    assert season.of(first - 1) != season.of(week) != season.of(following)


def test_half_a_year_begins_in_january_and_july() -> None:
    """A week belongs to the half of the year in which its Thursday lies."""
    assert Season.HALF_YEAR.of(Week.iso(2026, 46)) == (2026, 2)
    assert Season.HALF_YEAR.first(Week.iso(2026, 46)) == Week.iso(2026, 27)
    assert Season.HALF_YEAR.next(Week.iso(2026, 46)) == Week.iso(2026, 53) + 1
