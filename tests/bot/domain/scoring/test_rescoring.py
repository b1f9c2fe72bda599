from __future__ import annotations

from hypothesis import given, settings

from bot.domain.scoring.deals import DealBook
from bot.domain.scoring.rescoring import Comparison
from bot.domain.scoring.score import score
from tests.bot.domain.scoring.worlds import World, worlds


@settings(max_examples=100, deadline=None)
@given(worlds)
def test_two_schemes_at_once_give_what_each_gives_alone(world: World) -> None:
    """What is measured once for both schemes comes to the same points as scoring twice."""
    book = DealBook(world.deals)
    for before in world.schemes:
        for after in world.schemes:
            parts = Comparison.of(before, after).parts(world.history, book, world.week)
            alone = [score(world.history, book, world.week, [scheme]).parts for scheme in (before, after)]
            assert list(parts) == alone
