from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.scoring.deals import DealBook
from bot.domain.scoring.own_goals import OwnGoals
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


@settings(max_examples=20, deadline=None)
@given(worlds, st.sampled_from(["meetings", "ssi_level", "ssi_growth", "revenue"]), st.booleans(), st.integers(0, 9))
def test_goals_of_a_role_are_measured_anew(world: World, metric: str, is_person: bool, age: int) -> None:  # noqa: FBT001 - hypothesis draws it
    """A draft that gives a role or a person other goals comes to what scoring by it comes to."""
    book, before = DealBook(world.deals), world.schemes[0]
    goals = {metric: before.metrics[metric].goal / 2 + 1}
    own = OwnGoals(people={"anna": goals}) if is_person else OwnGoals(roles={"farmer": goals})
    history = replace(world.history, roles={world.week - age: "farmer"})
    after = replace(before, own_goals=own)
    parts = Comparison.of(before, after).parts(history, book, world.week)
    assert list(parts) == [score(history, book, world.week, [scheme]).parts for scheme in (before, after)]
