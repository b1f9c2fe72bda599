"""How strongly two numbers of the same sellers go together, by ranks alone.

Ranks, because outcomes are few, lopsided and often nought: one whale must not make a relation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import atanh, inf, sqrt, tanh
from operator import mul
from typing import TYPE_CHECKING, Final

from bot.domain.insight.draws import seed_of, shuffles
from bot.domain.statistics.proportions import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.scoring.exact import Exact

DRAWS: Final = 4_000
"""Of a permutation test."""

_NORMAL: Final = 1.96
"""Of a normal distribution 95 % lie within so many standard deviations, as the formula has it."""
_HALVINGS: Final = 40


def spearman(x: Sequence[Exact], y: Sequence[Exact]) -> float | None:
    """Return Spearman's ρ, from -1 to 1: Pearson's correlation of the ranks, where ties share their mean rank.

    None where x or y does not vary.
    """
    ranks_x, ranks_y = centred_ranks(x), centred_ranks(y)
    spread = _product(ranks_x, ranks_x) * _product(ranks_y, ranks_y)
    return None if spread == 0 else max(-1.0, min(1.0, _product(ranks_x, ranks_y) / sqrt(spread)))


def partial_spearman(x: Sequence[Exact], y: Sequence[Exact], given: Sequence[Exact]) -> float | None:
    """Return how x and y go together among those alike in a third number, from -1 to 1.

    It is (ρxy − ρxz·ρyz) / √((1 − ρxz²)(1 − ρyz²)). None where one of the three does not vary, or where the third one
    says all about another.
    """
    xy, xz, yz = spearman(x, y), spearman(x, given), spearman(y, given)
    if xy is None or xz is None or yz is None:
        return None
    left = (1 - xz**2) * (1 - yz**2)
    return None if left <= 0 else max(-1.0, min(1.0, (xy - xz * yz) / sqrt(left)))


def interval(rho: float, n: int, *, given: int = 0) -> Interval:
    """Return the 95 % interval of a rank correlation of n sellers, by Bonett and Wright (2000).

    It is tanh(atanh ρ ± 1.96·√((1 + ρ²/2) / (n − 3))).

    Args:
        rho: the coefficient, from -1 to 1.
        n: how many pairs there were, 4 at least.
        given: how many further numbers were held fixed; each costs one of n.

    Raises:
        ValueError: there are too few pairs.
    """
    free = n - 3 - given
    if free < 1:
        raise ValueError(f"{n} pairs are too few for an interval")
    middle, reach = _atanh(rho), _NORMAL * sqrt((1 + rho**2 / 2) / free)
    return Interval(tanh(middle - reach), tanh(middle + reach))


def smallest_seen(n: int) -> float:
    """Return the smallest ρ above 0 whose interval is off 0 with n sellers: 0.41 with 25."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if interval(middle, n).is_off_zero else (middle, high)
    return high


def chance(x: Sequence[Exact], y: Sequence[Exact], draws: int = DRAWS) -> float:
    """Return how likely a ρ so far from 0 is by chance, above 0 and up to 1: a two-sided permutation test.

    y is dealt out anew so many times, the given order counted as one of them. The same data give the same answer.
    """
    ranks_x, ranks_y = centred_ranks(x), centred_ranks(y)
    found = abs(_product(ranks_x, ranks_y))
    shuffled = shuffles(ranks_y, draws, seed_of(ranks_x, ranks_y))
    return (1 + sum(abs(_product(ranks_x, order)) >= found for order in shuffled)) / (1 + draws)


def centred_ranks(values: Sequence[Exact]) -> list[int]:
    """Return twice each value's distance from the middle rank, a whole number also where ties share their mean rank."""
    numbers = [float(value) for value in values]  # equal fractions are equal floats, and compare a hundred times faster
    ordered, size = sorted(numbers), len(numbers)
    return [bisect_left(ordered, number) + bisect_right(ordered, number) - size for number in numbers]


def holm(chances: Sequence[float]) -> list[float]:
    """Return the chances of several questions asked at once, each raised as Holm (1979) does, in the same order."""
    adjusted, highest = [0.0] * len(chances), 0.0
    for passed, index in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        highest = max(highest, min(1.0, (len(chances) - passed) * chances[index]))
        adjusted[index] = highest
    return adjusted


def _product(one: Sequence[int], other: Sequence[int]) -> int:
    return sum(map(mul, one, other))


def _atanh(rho: float) -> float:
    return atanh(rho) if abs(rho) < 1 else inf * rho
