"""How alike two orders of the same things are."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


def agreement(before: Sequence[int], after: Sequence[int]) -> float | None:
    """Return Kendall's tau-b of two rankings: 1 for the same order, -1 for the reverse one, 0 for chance.

    Ties count as neither agreeing nor disagreeing. It takes n log n steps (Knight's way: one ranking sorted by the
    other one, and its swaps counted).

    Args:
        before: a number for each thing.
        after: a number for each thing, in the same order of things.

    Returns:
        None where one of the rankings tells nothing apart.
    """
    ordered = sorted(zip(before, after, strict=True))
    pairs = _pairs_of(len(ordered))
    tied_before, tied_after, tied_both = _tied(before), _tied(after), _tied(ordered)
    told_before, told_after = pairs - tied_before, pairs - tied_after
    if not told_before or not told_after:
        return None
    swapped = _swaps(number for _, number in ordered)
    concordant = pairs - tied_before - tied_after + tied_both - swapped
    return (concordant - swapped) / sqrt(told_before * told_after)


def _pairs_of(count: int) -> int:
    return count * (count - 1) // 2


def _tied(numbers: Iterable[Hashable]) -> int:
    return sum(map(_pairs_of, Counter(numbers).values()))


def _swaps(numbers: Iterable[int]) -> int:
    seen: list[int] = []
    swaps = 0
    for number in numbers:
        swaps += len(seen) - bisect_right(seen, number)
        insort(seen, number)
    return swaps
