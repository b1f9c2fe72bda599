"""How much of the differences between sellers is luck: shrunken rates, and places as uncertain as they are.

Told to managers about all sellers together, and never used for points: nobody holds points for something that did not
happen.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.domain.insight.draws import resamples, seed_of

if TYPE_CHECKING:
    from collections.abc import Sequence

DRAWS: Final = 200
"""Of a bootstrap: enough for the 5th and the 95th per cent."""
_TAIL: Final = 0.05


class Rate(NamedTuple):
    """What a seller's rate most probably is, having seen everybody's."""

    mean: float
    sd: float
    """The standard deviation: how sure that is."""


class Rates(NamedTuple):
    """The rates of several sellers, from counts that vary by chance as well."""

    rates: tuple[Rate, ...]
    """In the order in which the counts were given."""
    mean: float
    """Everybody's together: counts over exposure."""
    between: float
    """The variance of what differs between sellers; 0 where chance explains all."""
    by_chance: float
    """How much of the differences seen is chance, from 0 to 1."""


class Band(NamedTuple):
    """The places that a seller may as well have had."""

    best: int
    worst: int


def eb_rates(counts: Sequence[float], exposures: Sequence[float]) -> Rates:
    """Return rates shrunken towards everybody's, by empirical Bayes with a gamma prior and Poisson counts.

    The prior has the mean μ = Σcounts / Σexposures and, by the method of moments, the variance
    v = max(0, Σeᵢ(rᵢ − μ)² − (k − 1)μ) / (Σe − Σe²/Σe). With the shape a = μ²/v and the rate b = μ/v, the posterior is
    gamma(a + count, b + exposure). Where v is 0 everybody has the rate μ.

    Args:
        counts: what each seller brought about, 0 or more.
        exposures: the weeks of work it took, above 0.

    Raises:
        ValueError: nobody is given, or somebody did not work at all.
    """
    if not exposures or min(exposures) <= 0:
        raise ValueError("a rate needs weeks of work")
    whole = sum(exposures)
    mean = sum(counts) / whole
    seen = sum(weeks * (count / weeks - mean) ** 2 for count, weeks in zip(counts, exposures, strict=True))
    expected = (len(counts) - 1) * mean
    spread = whole - sum(weeks**2 for weeks in exposures) / whole
    between = (seen - expected) / spread if seen > expected and spread > 0 else 0.0
    return Rates(
        _posteriors(counts, exposures, mean, between), mean, between, min(1.0, expected / seen) if seen else 1.0
    )


def rank_bands(weekly: Sequence[Sequence[float]], draws: int = DRAWS) -> tuple[Band, ...]:
    """Return the places that each seller holds in 90 % of draws, when each one's weeks are drawn anew (bootstrap).

    Args:
        weekly: by seller, what each week of work brought; who has none stays last.
        draws: how often.
    """
    drawn = [_drawn(weeks, draws, number) for number, weeks in enumerate(weekly)]
    places = [_places(means) for means in zip(*drawn, strict=True)]
    return tuple(_band(sorted(held)) for held in zip(*places, strict=True))


def _posteriors(counts: Sequence[float], exposures: Sequence[float], mean: float, between: float) -> tuple[Rate, ...]:
    if between == 0:
        return (Rate(mean, 0.0),) * len(counts)
    shape, rate = mean**2 / between, mean / between
    return tuple(
        Rate((shape + count) / (rate + weeks), sqrt(shape + count) / (rate + weeks))
        for count, weeks in zip(counts, exposures, strict=True)
    )


def _drawn(weeks: Sequence[float], draws: int, number: int) -> list[float]:
    if len(set(weeks)) < 2:  # noqa: PLR2004 - weeks that are all alike, or none, are drawn as they are
        return [_mean(weeks)] * draws
    return list(map(_mean, resamples(weeks, draws, seed_of([number], weeks))))


def _mean(weeks: Sequence[float]) -> float:
    return sum(weeks) / len(weeks) if weeks else -1.0


def _places(means: Sequence[float]) -> list[int]:
    first: dict[float, int] = {}
    for place, mean in enumerate(sorted(means, reverse=True), start=1):
        first.setdefault(mean, place)
    return [first[mean] for mean in means]


def _band(held: Sequence[int]) -> Band:
    reach = round(_TAIL * len(held))
    return Band(held[reach], held[-1 - reach])
