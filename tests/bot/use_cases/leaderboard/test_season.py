from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import NoEndedSeasonError
from bot.domain.leaderboard import UnrankedSeller
from bot.domain.scoring.score import Standing
from bot.domain.weeks import Week
from bot.use_cases.leaderboard.show_season import ShownSeason, ShowSeason
from tests.teams import NOW, Team

if TYPE_CHECKING:
    from storage.database import Database

LAST = Week.iso(2026, 53)
"""The last week of the quarter, by its Thursday."""
AFTER = datetime(2027, 1, 6, 9, tzinfo=UTC)
"""In the first week of the next quarter."""


@pytest.fixture
def team(database: Database) -> Team:
    """Give a programme in which Anna sells all season, and Ben joins three weeks before its end."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.joins("U2", "Ben", (LAST - 2).starts_on)
    team.reports("U1", LAST - 1, meetings=1)
    team.reports("U2", LAST - 1, meetings=9)
    return team


def _season(team: Team, person_id: str, now: datetime, *, is_over: bool = False) -> ShownSeason:
    return ShowSeason(team.database, lambda: now)(team.actor(person_id), is_over=is_over)


def test_a_season_ranks_everybody_until_it_is_over(team: Team) -> None:
    """On the last day of a season somebody with three weeks of work still has a place."""
    shown = _season(team, "U2", datetime(2027, 1, 3, 9, tzinfo=UTC))
    assert [seller.name for seller in shown.leaderboard.named] == ["Ben", "Anna"]
    assert shown.own_weeks is not None
    assert shown.own_weeks < 4


def test_a_season_begins_with_the_programme(database: Database) -> None:
    """Where a programme began within a season, no week before it is said to count."""
    team = Team.found(database, first_week_start=(LAST - 7).starts_on)
    team.joins("U1", "Anna", (LAST - 7).starts_on)
    assert _season(team, "U1", NOW).leaderboard.season_start == LAST - 7


def test_who_worked_less_than_four_weeks_is_outside_of_an_ended_season(team: Team) -> None:
    """After the season only those with four full weeks of work are ranked."""
    shown = _season(team, "U2", AFTER, is_over=True)
    assert [seller.name for seller in shown.leaderboard.named] == ["Anna"]
    assert isinstance(shown.leaderboard.own, UnrankedSeller)
    assert shown.leaderboard.own.standing is Standing.OUTSIDE


def test_part_time_counts_by_its_share(team: Team) -> None:
    """Five weeks at 60 % are three full weeks."""
    team.joins("U3", "Cleo", (LAST - 4).starts_on)
    team.works("U3", 60, LAST - 4)
    team.reports("U3", LAST, meetings=3)
    own = _season(team, "U3", AFTER, is_over=True)
    assert own.own_weeks is not None
    assert Fraction(2) < own.own_weeks <= 3
    assert isinstance(own.leaderboard.own, UnrankedSeller)


def test_corrections_of_an_ended_season_count(team: Team) -> None:
    """Whatever is reported late moves the season that is over."""
    before = _season(team, "U1", AFTER, is_over=True).leaderboard.named[0].points
    team.reports("U1", LAST, meetings=4)
    assert _season(team, "U1", AFTER, is_over=True).leaderboard.named[0].points > before


def test_the_new_season_points_to_the_one_before(team: Team) -> None:
    """In a later season one is told where the earlier one is; in the first there is none to look at."""
    assert _season(team, "U1", AFTER).has_earlier
    first = Team.found(team.database, "T2", first_week_start=(LAST - 7).starts_on)
    first.joins("U1", "Anna", (LAST - 7).starts_on)
    assert not _season(first, "U1", NOW + timedelta(7)).has_earlier
    with pytest.raises(NoEndedSeasonError):
        _season(first, "U1", NOW + timedelta(7), is_over=True)
