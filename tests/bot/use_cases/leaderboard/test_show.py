from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.domain.leaderboard import RankedSeller
from bot.domain.people import NotSetUpError, StrangerError
from bot.domain.weekly_post import PostedSeller, WeeklyPost
from bot.use_cases import receipts
from bot.use_cases.leaderboard.show_last_post import ShowLastPost
from bot.use_cases.leaderboard.show_leaderboard import ShowLeaderboard
from bot.use_cases.leaderboard.show_own_numbers import ExplainPostedScore, OwnNumbers, ShowOwnNumbers
from bot.use_cases.leaderboard.standings import leaderboard_of
from tests.teams import NOW, SETTINGS, WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def team(database: Database) -> Team:
    """Give a programme with six sellers, one meeting apart, and a manager who sells nothing."""
    team = Team.found(database)
    for number in range(1, 7):
        team.joins(f"U{number}", f"Seller {number}")
        team.reports(f"U{number}", meetings=14 - 2 * number)
    team.knows("M1", "Mia")
    team.appoints("M1", "manager")
    return team


def _own(team: Team, person_id: str) -> OwnNumbers:
    return ShowOwnNumbers(team.database, lambda: NOW)(team.actor(person_id))


def _posted(name: str = "Ben") -> WeeklyPost:
    points = Decimal("12.5")
    nothing = Decimal(0)
    seller = PostedSeller(1, "U1", name, points, points, nothing, nothing, nothing, None, None)
    return WeeklyPost(WEEK - 1, (seller,), None, None, None, None, "EUR", 1, WEEK - 10, is_early=False)


def test_a_manager_sees_no_more_than_the_top(team: Team) -> None:
    """For a manager the names below the top are as hidden as for anybody."""
    seen = ShowLeaderboard(team.database, lambda: NOW)(team.actor("M1"))
    assert [seller.name for seller in seen.named] == ["Seller 1", "Seller 2", "Seller 3"]
    assert (seen.own, seen.above, seen.below) == (None, (), ())


def test_movement_is_the_same_when_it_is_asked_twice(team: Team) -> None:
    """What a post showed is remembered, and a new post is compared with instead of it."""
    team.reports("U1", WEEK - 1, meetings=4)
    team.publishes(WEEK - 1)
    show = ShowLeaderboard(team.database, lambda: NOW)
    first = show(team.actor("U1"))
    assert show(team.actor("U1")) == first
    assert first.named[0].movement is not None
    team.publishes(WEEK)
    later = ShowLeaderboard(team.database, lambda: NOW + timedelta(7))(team.actor("U1"))
    assert later.compared_with == WEEK


def test_own_numbers_read_the_same_twice(team: Team) -> None:
    """Nothing changes between two looks when nothing happened."""
    assert _own(team, "U5") == _own(team, "U5")


def test_own_numbers_hold_the_place_and_its_neighbours(team: Team) -> None:
    """A seller sees the own score, two neighbours on each side, and the trend of the last weeks."""
    numbers = _own(team, "U5")
    own = numbers.leaderboard.own
    assert isinstance(own, RankedSeller)
    assert (own.place, len(numbers.leaderboard.above), len(numbers.leaderboard.below)) == (5, 2, 1)
    assert numbers.trend[-1].total == own.points


def test_who_never_reported_is_new(team: Team) -> None:
    """Somebody without any report has nothing to be scored by, whether they joined or not."""
    team.joins("U9", "Nora")
    assert _own(team, "U9").is_new
    assert _own(team, "M1").is_new
    assert not _own(team, "U1").is_new


def test_a_posted_score_is_explained_as_it_was_posted(team: Team) -> None:
    """A correction after the last edit of a post does not change why it said what it said."""
    team.publishes(WEEK)
    with team.database.snapshot() as tx:
        posted = leaderboard_of(tx, "T1", WEEK).of("U2")
    team.reports("U2", meetings=0)
    explained = ExplainPostedScore(team.database, lambda: NOW + timedelta(7))(team.actor("U2"), WEEK)
    assert explained.leaderboard.own == posted
    assert not explained.is_running
    assert ExplainPostedScore(team.database, lambda: NOW)(team.actor("U2"), WEEK - 1).leaderboard.own != posted


def test_the_last_post_stands_as_it_is(team: Team) -> None:
    """The last post is what was stored when it was posted, whatever was reported since."""
    team.publishes(WEEK - 1, receipts.written(_posted()))
    team.reports("U3", WEEK - 1, meetings=99)
    shown = ShowLastPost(team.database)(team.actor("U3"))
    assert shown.post == _posted()
    assert not shown.is_updated


def test_an_edited_post_shows_its_newest_words(team: Team) -> None:
    """After an edit the last revision is the post."""
    team.publishes(WEEK - 1, receipts.written(_posted()))
    team.publishes(WEEK - 1, receipts.written(_posted("Benjamin")))
    shown = ShowLastPost(team.database)(team.actor("U3"))
    assert shown.post == _posted("Benjamin")
    assert shown.is_updated


def test_without_a_post_the_next_one_is_told(team: Team) -> None:
    """Before the first post there is only its time."""
    with team.database.transaction() as tx:
        tx.publications.plan("T1", WEEK.starts_on, NOW)
    shown = ShowLastPost(team.database)(team.actor("U3"))
    assert (shown.post, shown.next_week, shown.next_at) == (None, WEEK, NOW)
    assert ShowLastPost(team.database)(team.actor("U3"), WEEK - 5).post is None
    with team.entry() as (tx, sequence):
        tx.programmes.record("T1", sequence, SETTINGS._replace(visibility="off"))
    assert ShowLastPost(team.database)(team.actor("U3")).next_at is None


def test_a_guest_who_takes_no_part_sees_nothing(team: Team) -> None:
    """Guests see standings only once an admin added them, and a workspace without a programme has none."""
    team.knows("G1", "Guest", is_guest=True)
    guest = team.actor("G1")
    for ask in (
        lambda: ShowLeaderboard(team.database, lambda: NOW)(guest),
        lambda: ShowOwnNumbers(team.database, lambda: NOW)(guest),
        lambda: ExplainPostedScore(team.database, lambda: NOW)(guest, WEEK),
        lambda: ShowLastPost(team.database)(guest),
    ):
        with pytest.raises(StrangerError):
            ask()


def test_before_the_set_up_nothing_is_shown(database: Database) -> None:
    """Without a programme every door says so."""
    team = Team(database, "T5")
    with database.transaction() as tx:
        tx.programmes.remember_workspace("T5", name="", url="", seen_at=NOW)
    team.knows("U1", "Anna")
    with pytest.raises(NotSetUpError):
        ShowOwnNumbers(database, lambda: NOW)(team.actor("U1"))
