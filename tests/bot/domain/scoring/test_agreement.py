from __future__ import annotations

from hypothesis import given, settings

from bot.domain.scoring.parts import in_points
from bot.domain.scoring.scheme import Scheme
from tests.bot.domain.scoring.oracle import Oracle
from tests.bot.domain.scoring.worlds import World, worlds


@settings(max_examples=200, deadline=None)
@given(worlds)
def test_the_scorer_agrees_with_exact_fractions(world: World) -> None:
    """Every line, part and total is the same to the hundredth as in plain rational arithmetic."""
    score = world.score()
    plain = Oracle(world.history, world.deals, world.week, world.schemes, world.season_start).score()
    assert {line.metric.key: line.attainment for line in score.terms} == plain.attainment
    assert {line.metric.key: line.centipoints for line in score.terms} == plain.points
    parts = score.parts
    assert (parts.business, parts.strategic, parts.ssi) == (plain.business, plain.strategic, plain.ssi)
    assert (score.cover, parts.locked, parts.total) == (in_points(plain.cover), plain.locked, plain.total)


@settings(max_examples=50, deadline=None)
@given(worlds)
def test_a_scheme_survives_the_database(world: World) -> None:
    """A scheme that is written as JSON and read again is the same scheme."""
    for scheme in world.schemes:
        assert Scheme.from_json(scheme.to_json()) == scheme
