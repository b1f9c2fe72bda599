from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.use_cases.leaderboard.team_deals import TeamDeals
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database

_workspaces = count(1)
_deals = st.lists(st.tuples(st.integers(0, 34), st.integers(1, 1000)), min_size=8, max_size=40)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deals=_deals)
def test_the_least_that_is_usual_is_never_more_than_what_is(database: Database, deals: list[tuple[int, int]]) -> None:
    """Before no week of a season was a deal usually worth less than the least that is told for all of its weeks."""
    team = Team.found(database, f"T{next(_workspaces)}")
    for place, (back, value) in enumerate(deals):
        team.deals("U1", f"Customer {place}", value, closed_on=(WEEK - back).starts_on)
    with database.snapshot() as tx:
        won = TeamDeals(tx, team.workspace_id)
        usual = [found for back in range(9) if (found := won.usual(WEEK - back)) is not None]
        least = won.least_usual(WEEK - 8, WEEK)
    assert least is not None
    assert all(least <= each for each in usual)
