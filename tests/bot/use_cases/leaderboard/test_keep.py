from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.use_cases.leaderboard.check_kept import kept_problems
from bot.use_cases.leaderboard.keep import KeepLeaderboards
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # what is read is tried on both elsewhere
def test_everybody_stands_in_each_leaderboard_that_is_kept(database: Database) -> None:
    """Who changed between the entries of two posts is kept in the leaderboards of both, as everybody else is."""
    team = Team.found(database)
    for person_id, name in (("U1", "Anna"), ("U2", "Ben"), ("U3", "Cleo")):
        team.joins(person_id, name)
        team.reports(person_id, WEEK - 2, meetings=2)
    team.publishes(WEEK - 2)
    team.reports("U1", WEEK - 2, meetings=7)
    team.joins("U4", "Dora")
    team.publishes(WEEK - 1)
    team.reports("U2", WEEK - 1, meetings=9, leads=3)
    team.deals("U3", "Acme", 9000)
    for weeks in (0, 0, 1):
        KeepLeaderboards(team.database, lambda: NOW + timedelta(weeks=weeks))(team.workspace_id)  # noqa: B023 - at once
        assert kept_problems(team.database) == []
