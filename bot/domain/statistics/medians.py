"""Medians, and by how much two of them differ.

The interval of a difference is that of the bootstrap (Efron 1979), without drawing anything: the distribution that
endless resampling would bring is known for medians (Maritz and Jarrett 1978), so that it is exact and always the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate
from math import ceil, exp, lgamma, log, log1p, sqrt
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.domain.statistics.proportions import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TAIL: Final = 0.025
_NEGLIGIBLE: Final = 1e-12
"""Probabilities below this are left out."""
_DEVIATIONS: Final = 6

Distribution: TypeAlias = dict[float, float]
"""Probability by value."""


def median(values: Iterable[float]) -> float:
    """Return the middle value, or the mean of the two in the middle.

    Raises:
        IndexError: there are no values.
    """
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def quantile(values: Iterable[float], share: float) -> float:
    """Return the value below which a share of the values lies, between neighbours in proportion (Hyndman and Fan, 7).

    Args:
        values: at least one.
        share: 0 to 1.

    Raises:
        IndexError: there are no values.
    """
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (at - below) * (ordered[above] - ordered[below])


def difference_of_medians(one: Sequence[float], other: Sequence[float]) -> Interval:
    """Return the 95 % percentile interval of the median of one sample less that of another.

    Args:
        one: at least one value.
        other: at least one value.
    """
    differences: defaultdict[float, float] = defaultdict(float)
    others = resampled_median(other)
    for value, probability in resampled_median(one).items():
        for less, chance in others.items():
            differences[value - less] += probability * chance
    return _within_tails(differences)


def resampled_median(values: Sequence[float]) -> Distribution:
    """Return how the median of as many draws with replacement is distributed.

    Args:
        values: at least one.
    """
    ordered, count = sorted(values), len(values)
    found: defaultdict[float, float] = defaultdict(float)
    for below, above, probability in (_middle if count % 2 else _middles)(count):
        found[(ordered[below] + ordered[above]) / 2] += probability
    return dict(found)


def _middle(count: int) -> Iterator[tuple[int, int, float]]:
    """Yield each rank, from 0 on, twice and with the probability that it is in the middle of an odd number of draws."""
    reached = 0.0
    for rank in _near_the_middle(count):
        until = _at_least(count // 2 + 1, count, (rank + 1) / count)
        if until - reached > _NEGLIGIBLE:
            yield rank, rank, until - reached
        reached = until


def _middles(count: int) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of ranks with the probability that they are the two in the middle of an even number of draws.

    That the lower one is rank i at most and the upper one rank j at least, with i before j, takes exactly half of the
    draws on either side. Whatever else the lower one can be has both of them on one rank.
    """
    half, ranks, reached = count // 2, _near_the_middle(count), 0.0
    upper = [_half_of(half, 1 - rank / count) - _half_of(half, 1 - (rank + 1) / count) for rank in ranks]
    for place, rank in enumerate(ranks):
        until = _at_least(half, count, (rank + 1) / count)
        lower = _half_of(half, (rank + 1) / count) - _half_of(half, rank / count)
        apart = [lower * chance for chance in upper[place + 1 :]]
        yield rank, rank, max(until - reached - sum(apart), 0.0)
        yield from ((rank, rank + 1 + more, chance) for more, chance in enumerate(apart) if chance > _NEGLIGIBLE)
        reached = until


def _near_the_middle(count: int) -> range:
    """Return the ranks that can be in the middle of so many draws; one beyond six standard deviations never is."""
    reach = ceil(_DEVIATIONS * sqrt(count) / 2)
    return range(max(count // 2 - reach, 0), min(count // 2 + reach + 1, count))


def _half_of(half: int, share: float) -> float:
    """Return the root of the ways to choose half of the draws, times the chance that half of them hit a share."""
    ways = lgamma(2 * half + 1) - 2 * lgamma(half + 1)
    return exp(ways / 2 + half * log(share)) if share > 0 else 0.0


def _at_least(hits: int, draws: int, share: float) -> float:
    """Return the probability of so many hits or more, each draw hitting with the chance of a share."""
    if share >= 1:
        return 1.0
    odds = share / (1 - share)
    ways = lgamma(draws + 1) - lgamma(hits + 1) - lgamma(draws - hits + 1)
    chance, total = exp(ways + hits * log(share) + (draws - hits) * log1p(-share)), 0.0
    for more in range(hits, draws + 1):
        total += chance
        chance *= (draws - more) / (more + 1) * odds
        if chance < _NEGLIGIBLE * total and more > draws * share:
            break
    return min(total, 1.0)


def _within_tails(distribution: Distribution) -> Interval:
    """Return the values between which all but a fortieth on either side lies."""
    ordered = sorted(distribution)
    sums = list(accumulate(distribution[value] for value in ordered))
    low, high = (_first_at(ordered, sums, sums[-1] * share) for share in (_TAIL, 1 - _TAIL))
    return Interval(low, high)


def _first_at(ordered: Sequence[float], sums: Sequence[float], share: float) -> float:
    return ordered[min(bisect_left(sums, share), len(ordered) - 1)]
