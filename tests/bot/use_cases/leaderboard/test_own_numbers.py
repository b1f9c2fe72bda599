from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.leaderboard import RankedSeller
from bot.domain.people import StrangerError
from bot.domain.scoring.badges import Badge
from bot.use_cases.leaderboard.show_home import ShowHome
from bot.use_cases.leaderboard.show_own_numbers import ExplainPostedScore, OwnNumbers, ShowOwnNumbers
from bot.use_cases.leaderboard.standings import leaderboard_of
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def team(database: Database) -> Team:
    """Give a seller who has reported since long ago, one who began lately, and a manager."""
    team = Team.found(database, first_week_start=(WEEK - 20).starts_on)
    team.joins("U1", "Anna", (WEEK - 20).starts_on)
    team.joins("U2", "Ben", (WEEK - 2).starts_on)
    for number in range(20):
        team.reports("U1", WEEK - number, ssi=70, meetings=1 + number % 3, target_contacts=200 - 5 * number)
    team.reports("U2", WEEK, posts=8, ssi=90, ssi_brand=20, ssi_people=25, ssi_insights=22, ssi_relations=23)
    team.knows("M1", "Mia")
    team.appoints("M1", "manager")
    return team


def _own(team: Team, person_id: str) -> OwnNumbers:
    return ShowOwnNumbers(team.database, lambda: NOW)(team.actor(person_id))


def test_a_trend_is_a_quarter_at_most(team: Team) -> None:
    """The last 13 weeks are there, oldest first, and none from before somebody began."""
    assert [each.week for each in _own(team, "U1").trend] == [WEEK - 12 + number for number in range(13)]
    assert [each.week for each in _own(team, "U2").trend] == [WEEK - 2, WEEK - 1, WEEK]


def test_a_trend_is_what_the_leaderboards_say(team: Team) -> None:
    """Each week's points are those of that week's leaderboard, and the parts add up with what is locked."""
    for each in _own(team, "U1").trend:
        with team.database.snapshot() as tx:
            own = leaderboard_of(tx, "T1", each.week).of("U1")
        assert isinstance(own, RankedSeller)
        assert each.total == own.points
        assert each.total <= each.business + each.strategic + each.ssi


def test_weeks_away_are_not_in_a_trend(team: Team) -> None:
    """A week without a place is left out rather than shown as zero."""
    away = WEEK - 4
    team.is_away("U1", away.starts_on, away.ends_on)
    assert away not in [each.week for each in _own(team, "U1").trend]


def test_the_next_step_is_an_outcome(team: Team) -> None:
    """The first suggestion is business, and its gain is exactly what one more of it brings."""
    before = _own(team, "U2")
    best = before.actions[0]
    assert best.is_business
    assert best.unlocked > 0
    team.reports("U2", WEEK, **{best.metric: 1})
    assert _own(team, "U2").score.total - before.score.total == best.gain


def test_nothing_is_suggested_to_who_is_away(team: Team) -> None:
    """Somebody away, or who takes no part, is left alone, and so is a week that is over."""
    team.is_away("U1", WEEK.starts_on, WEEK.ends_on)
    assert _own(team, "U1").actions == ()
    assert _own(team, "M1").actions == ()
    assert ExplainPostedScore(team.database, lambda: NOW)(team.actor("U2"), WEEK - 1).actions == ()


def test_streak_and_badges_are_ones_own(team: Team) -> None:
    """The streak counts weeks with an outcome, and badges stand at the week that brought them."""
    numbers = _own(team, "U1")
    assert numbers.streak.weeks == 20
    assert Badge.STREAK_8 in numbers.badges[WEEK - 12]
    team.deals("U2", "Acme", 9000)
    assert set(_own(team, "U2").badges[WEEK]) >= {Badge.CLOSER, Badge.FIRST_SOCIAL_DEAL}


def test_home_knows_what_is_missing(team: Team) -> None:
    """What the programme asks for and the week lacks is missing, for sellers only."""
    show = ShowHome(team.database, lambda: NOW)
    assert show(team.actor("U1")).missing == ("connections",)
    assert show(team.actor("U2")).missing == ("connections", "meetings")
    assert show(team.actor("M1")).missing == ()
    assert show(team.actor("U2")).own == _own(team, "U2")


def test_home_is_not_for_guests(team: Team) -> None:
    """A guest who takes no part sees nothing."""
    team.knows("G1", "Guest", is_guest=True)
    with pytest.raises(StrangerError):
        ShowHome(team.database, lambda: NOW)(team.actor("G1"))
