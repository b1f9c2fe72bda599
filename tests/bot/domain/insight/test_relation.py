from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.insight.correlation import chance, holm, interval, smallest_seen, spearman
from bot.domain.insight.relation import Relation, Verdict, asked_at_once, relation

if TYPE_CHECKING:
    from fractions import Fraction
    from random import Random

UP = list(range(30))
ZIGZAG = [(number * 7) % 30 for number in range(30)]
"""Goes with nothing."""


def test_everybody_in_the_same_order_is_a_relation() -> None:
    """Thirty sellers in the same order by both numbers are as clear as it gets, upwards and downwards."""
    found = relation(UP, UP)
    assert (found.verdict, found.rho, found.within) == (Verdict.POSITIVE, 1.0, (1.0, 1.0))
    assert relation(UP, UP[::-1]).verdict is Verdict.NEGATIVE
    assert found.chance == pytest.approx(1 / 4001)


def test_few_sellers_have_no_number() -> None:
    """Below ten sellers, or fewer than a programme shows sums of, nothing is said at all."""
    assert relation(UP[:9], UP[:9]) == Relation(9, Verdict.TOO_FEW)
    assert relation(UP[:19], UP[:19], fewest=20) == Relation(19, Verdict.TOO_FEW)
    assert relation(UP[:10], UP[:10], fewest=3).verdict is Verdict.POSITIVE


def test_sellers_who_are_all_alike_say_nothing() -> None:
    """Where nobody differs in one of the two numbers, there is no relation to look for."""
    assert relation(UP, [0] * 30) == Relation(30, Verdict.NO_VARIATION)
    assert relation([50] * 30, UP).smallest_seen is None


def test_no_relation_takes_many_sellers_to_tell() -> None:
    """Thirty unrelated sellers cannot tell; ten times as many can."""
    few, many = relation(UP, ZIGZAG), relation(UP * 10, [x for x in ZIGZAG for _ in range(10)])
    assert (few.verdict, few.chance) == (Verdict.CANNOT_TELL, None)
    assert many.verdict is Verdict.NO_RELEVANT_RELATION
    assert many.smallest_seen is not None
    assert many.smallest_seen < 0.3


@pytest.mark.parametrize(("n", "smallest"), [(10, 0.68), (20, 0.46), (25, 0.41), (40, 0.32)])
def test_the_power_is_told(n: int, smallest: float) -> None:
    """The weakest relation that could be seen shrinks with the number of sellers."""
    assert smallest_seen(n) == pytest.approx(smallest, abs=0.005)
    assert interval(smallest_seen(n), n).low == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("n", "is_indicative"), [(10, True), (24, True), (25, False)])
def test_below_25_sellers_it_is_an_indication(n: int, is_indicative: bool) -> None:  # noqa: FBT001 - a column
    """From 25 sellers on a relation is more than an indication."""
    assert relation(UP[:n], ZIGZAG[:n]).is_indicative is is_indicative


def test_questions_asked_at_once_are_judged_more_strictly() -> None:
    """What passes alone does not pass as one of several questions."""
    alone = Relation(30, Verdict.POSITIVE, 0.4, interval(0.4, 30), 0.03)
    silent = Relation(5, Verdict.TOO_FEW)
    first, second, third = asked_at_once([alone, silent, alone])
    assert (first.verdict, second, third.chance) == (Verdict.CANNOT_TELL, silent, 0.06)
    assert asked_at_once([alone]) == [alone]
    unclear = Relation(30, Verdict.CANNOT_TELL, 0.1, interval(0.1, 30))
    assert [each.chance for each in asked_at_once([unclear, alone])] == [None, 0.06]
    downwards = Relation(30, Verdict.NEGATIVE, -0.3, interval(-0.3, 30), 0.1)
    assert asked_at_once([downwards])[0].verdict is Verdict.CANNOT_TELL


def test_holm_never_lets_a_later_question_pass_more_easily() -> None:
    """Adjusted chances keep the order of the chances, and end at 1."""
    assert holm([0.04, 0.01, 0.9]) == pytest.approx([0.08, 0.03, 0.9])
    assert holm([0.6, 0.5]) == pytest.approx([1.0, 1.0])
    assert holm([]) == []


PAIRS = st.lists(st.tuples(st.fractions(0, 100, max_denominator=4), st.integers(0, 5)), min_size=4, max_size=20)


@settings(max_examples=40, deadline=None)
@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_sellers_does_not_matter(pairs: list[tuple[Fraction, int]], random: Random) -> None:
    """A relation is symmetric, turns round with the sign, and does not depend on who is told first."""
    x, y = zip(*pairs, strict=True)
    rho = spearman(x, y)
    assert spearman(y, x) == rho
    if rho is not None:
        assert spearman(x, [-value for value in y]) == pytest.approx(-rho)
        low, high = interval(rho, len(pairs))
        assert -1 <= low <= rho + 1e-9
        assert rho - 1e-9 <= high <= 1
    random.shuffle(pairs)
    assert spearman(*zip(*pairs, strict=True)) == rho


def test_two_readings_agree() -> None:
    """The permutation test draws from the data alone, so that whoever asks twice is told the same."""
    assert chance(UP, ZIGZAG, 500) == chance(list(UP), list(ZIGZAG), 500)
    assert chance(UP, ZIGZAG, 500) != chance(UP[::-1], [*ZIGZAG[1:], 100], 500)
    assert 0 < chance([1, 1, 2, 2], [1, 1, 2, 2], 50) <= 1
