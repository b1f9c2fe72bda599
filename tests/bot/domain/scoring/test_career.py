from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from bot.domain.scoring.career import Career
from bot.domain.scoring.deals import DealBook
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.score import Standing, score
from tests.bot.domain.scoring.worlds import worlds

if TYPE_CHECKING:
    from tests.bot.domain.scoring.worlds import World


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_a_career_says_what_the_scores_say(world: World) -> None:
    """Points without lines are those of the lines, in a week's view and in a season's, however often one asks."""
    book, rulebook = DealBook(world.deals), Rulebook(world.schemes)
    career = Career.of(world.history, book, rulebook)
    for week in (*range(world.week - 3, world.week + 1), world.week):
        for season_start in (None, world.season_start):
            told = score(world.history, book, week, rulebook, season_start)
            assert career.business(week, season_start) == told.parts.business
            assert career.parts(week, season_start) == told.parts
            assert career.standing(week) is told.standing
    earlier = range(world.week - 1, world.history.start - 1, -1)
    ranked = [week for week in earlier if career.standing(week) is Standing.RANKED]
    assert list(career.ranked_before(world.week)) == ranked
