"""Badges: named in the weekly post while it can change, and kept when it is final."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.scoring.badges import Badge
from bot.use_cases.find_due_work import FindDueWork, WorkKind
from bot.use_cases.leaderboard.show_own_numbers import ShowOwnNumbers
from bot.use_cases.weekly_post.collect_badges import CollectBadges
from bot.use_cases.weekly_post.compose import compose_post
from tests.admin_desk import AdminDesk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.domain.weekly_post import WeeklyPost
    from bot.use_cases.leaderboard.show_own_numbers import OwnNumbers
    from storage.database import Database

LATER = NOW + timedelta(days=7)
"""In the week after."""


@pytest.fixture
def team(database: Database) -> Team:
    """Give a team in which Anna and Ben won a deal in week 46, and Cleo reported."""
    team = Team.found(database, named_places=3)
    for number, name in enumerate(("Anna", "Ben", "Cleo"), 1):
        team.joins(f"U{number}", name)
        team.reports(f"U{number}", ssi=60, meetings=1)
    team.deals("U1", "Acme", 5000, source="other")
    team.deals("U2", "Beta", 5000, source="social")
    return team


def _post(team: Team, limit: int | None = None) -> WeeklyPost:
    with team.database.snapshot() as tx:
        programme = team.actor("U1").require_programme()
        return compose_post(tx, "T1", programme, WEEK, limit or tx.journal.last_sequence("T1"))


def _named(team: Team, limit: int | None = None) -> dict[str, Badge]:
    return {each.name: each.badge for each in _post(team, limit).commended}


def _own(team: Team, seller_id: str = "U1") -> OwnNumbers:
    return ShowOwnNumbers(team.database, lambda: LATER)(team.actor(seller_id))


def _collect(team: Team) -> None:
    CollectBadges(team.database, lambda: LATER)("T1", WEEK)


def test_a_post_names_people_for_badges(team: Team) -> None:
    """One badge a person, the most telling of the week."""
    assert _named(team) == {"Anna": Badge.CLOSER, "Ben": Badge.FIRST_SOCIAL_DEAL}


async def test_whoever_would_rather_not_is_not_named(team: Team) -> None:
    """The switch works at once, and what was posted before is the same as of its entry."""
    with team.database.snapshot() as tx:
        before = tx.journal.last_sequence("T1")
    anna = AdminDesk(team.database)
    assert "does not name you" in await anna.types("/upshot naming off")
    assert set(_named(team)) == {"Ben"}
    assert set(_named(team, before)) == {"Anna", "Ben"}
    assert "may name you" in await anna.types("/upshot naming on")
    assert set(_named(team)) == {"Anna", "Ben"}


async def test_the_switch_explains_itself(team: Team) -> None:
    """Alone it tells what holds; a word that is neither on nor off is refused."""
    anna = AdminDesk(team.database)
    assert "may name you" in await anna.types("/upshot naming")
    assert "do not understand" in await anna.types("/upshot naming perhaps")
    Team(team.database).knows("U9", "Gus", is_guest=True)
    assert "only work with the members" in await AdminDesk(team.database, "U9").types("/upshot naming off")


def test_a_flagged_week_names_nobody(team: Team) -> None:
    """A number that surprises and was not confirmed keeps its seller out."""
    team.reports("U1", WEEK - 1, connections=930)
    team.reports("U1", connections=1400)
    assert set(_named(team)) == {"Ben"}


def test_badges_are_collected_when_the_post_is_final(team: Team) -> None:
    """The schedule finds the week once, after it became final."""
    team.publishes(WEEK)
    with team.database.transaction() as tx:
        post = tx.publications.find("T1", WEEK.starts_on)
        assert post is not None
        tx.publications.move(post, final_at=NOW + timedelta(days=5))
    find = FindDueWork(team.database, lambda: LATER, timedelta(seconds=60))
    assert WorkKind.COLLECT_BADGES in {work.kind for work in find()}
    _collect(team)
    assert WorkKind.COLLECT_BADGES not in {work.kind for work in find()}
    assert dict(_own(team).things.collection) == {"closer": 1}


def test_a_withdrawn_badge_is_told_once(team: Team) -> None:
    """After a correction took it away, the person is told the next time and no more."""
    _collect(team)
    with team.database.snapshot() as tx:
        deal = next(row for row in tx.deals.all("T1") if row.seller_id == "U1")
    with team.entry("U1", "deal") as (tx, sequence):
        tx.deals.record("T1", sequence, deal._replace(is_withdrawn=True))
    told = _own(team).things
    assert [row.badge for row in told.withdrawn] == ["closer"]
    assert not told.collection
    assert not _own(team).things.withdrawn


def test_collecting_twice_changes_nothing(team: Team) -> None:
    """Two processes that collect the same week keep each badge once."""
    _collect(team)
    _collect(team)
    assert dict(_own(team).things.collection) == {"closer": 1}
