from __future__ import annotations

from itertools import combinations
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.scoring.agreement import agreement

_places = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("before", "after", "tau"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], 1.0),
        ([1, 2, 3, 4], [4, 3, 2, 1], -1.0),
        ([1, 2, 3, 4], [2, 1, 3, 4], 4 / 6),
        ([1, 1, 3, 4], [1, 2, 3, 4], 5 / sqrt(5 * 6)),
        ([1, 1, 1], [1, 2, 3], None),
        ([], [], None),
        ([1], [1], None),
    ],
)
def test_agreement_by_hand(before: list[int], after: list[int], tau: float | None) -> None:
    """The same order is 1, the reverse one -1, and ties count neither way."""
    assert agreement(before, after) == (None if tau is None else pytest.approx(tau))


@given(_places)
def test_it_is_what_counting_all_pairs_gives(places: list[tuple[int, int]]) -> None:
    """The quick way agrees with comparing every pair."""
    before, after = [one for one, _ in places], [other for _, other in places]
    score = told_before = told_after = 0
    for (a, b), (c, d) in combinations(places, 2):
        score += ((a > c) - (a < c)) * ((b > d) - (b < d))
        told_before += a != c
        told_after += b != d
    expected = score / sqrt(told_before * told_after) if told_before and told_after else None
    assert agreement(before, after) == (None if expected is None else pytest.approx(expected))
