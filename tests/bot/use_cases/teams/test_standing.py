from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.use_cases.leaderboard.standings import leaderboard_of
from bot.use_cases.teams.membership import teams_in
from storage.teams import TeamMember, TeamRow
from storage.versions import NOW as NEWEST
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from bot.domain.teams import TeamStanding
    from bot.domain.weeks import Week
    from storage.database import Database


@pytest.fixture
def team(database: Database) -> Team:
    """Give a programme of six with 2 to 12 meetings."""
    team = Team.found(database)
    for number in range(1, 7):
        team.joins(f"U{number}", f"Seller {number}")
        team.reports(f"U{number}", WEEK, meetings=2 * number)
    return team


def _teams(team: Team, week: Week = WEEK, limit: int = NEWEST) -> dict[str, TeamStanding]:
    with team.database.snapshot() as tx:
        return {each.name: each for each in leaderboard_of(tx, "T1", week, limit=limit).teams}


def _business(team: Team, *sellers: str) -> int:
    """Return the mean of sellers in hundredths, each by how much they worked."""
    scores = [team.score_of(seller).parts.business for seller in sellers]
    return round(sum(scores) / len(scores))


def test_a_team_is_the_mean_of_its_members(team: Team) -> None:
    """A team's points are the mean of those who are there; who is away counts for nothing."""
    team.groups("Nord", "U1", "U2", "U3", "U4")
    team.is_away("U4", WEEK.starts_on, WEEK.ends_on)
    nord = _teams(team)["Nord"]
    assert (nord.score.present, len(nord.members)) == (3, 4)
    assert nord.score.parts.business == _business(team, "U1", "U2", "U3")


def test_part_time_weighs_less(team: Team) -> None:
    """Who works half a week counts half as much for the mean."""
    team.works("U6", 50)
    team.groups("Nord", "U1", "U6")
    one, half = (team.score_of(seller).parts.business for seller in ("U1", "U6"))
    assert _teams(team)["Nord"].score.parts.business == pytest.approx((2 * one + half) / 3, abs=1)


def test_membership_is_that_of_the_week(team: Team) -> None:
    """Who moves is in the new team from the week of the move on, and stays in the old one before."""
    nord = team.groups("Nord", "U1", "U2", "U3", since=WEEK - 2)
    sued = team.groups("Süd", "U4", "U5", "U6", since=WEEK - 2)
    with team.entry() as (tx, sequence):
        tx.teams.record_member("T1", sequence, TeamMember("U1", WEEK.starts_on, sued))
    with team.database.snapshot() as tx:
        assert teams_in(tx, "T1", WEEK - 1)["U1"] == nord
        assert teams_in(tx, "T1", WEEK)["U1"] == sued
        assert teams_in(tx, "T1", WEEK + 9)["U1"] == sued
        assert teams_in(tx, "T1", WEEK - 3) == {}


def test_the_past_stays_as_it_was(team: Team) -> None:
    """As of an older entry the teams stand as they stood then, whatever was moved, renamed or ended since."""
    nord = team.groups("Nord", "U1", "U2", "U3", since=WEEK - 1)
    with team.database.snapshot() as tx:
        then = tx.journal.last_sequence("T1")
    before = _teams(team, limit=then)
    with team.entry() as (tx, sequence):
        tx.teams.record("T1", sequence, TeamRow(nord, "North"), is_withdrawn=True)
        tx.teams.record_member("T1", sequence, TeamMember("U1", WEEK.starts_on, 0))
    assert _teams(team, limit=then) == before
    assert len(_teams(team)["North"].members) == 2


def test_workspaces_have_teams_of_their_own(team: Team) -> None:
    """A team of one workspace has no members in another, though people have the same ids."""
    other = Team.found(team.database, "T2")
    other.joins("U1", "Stranger")
    team.groups("Nord", "U1", "U2", "U3")
    with team.database.snapshot() as tx:
        assert leaderboard_of(tx, "T2", WEEK).teams == ()
