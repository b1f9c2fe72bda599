"""How many of the goals were reached, by phase of the funnel; and what it takes to be among the first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.domain.scoring.metrics import Phase
from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.statistics.medians import quantile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

_SLICES: Final = ((10, 10), (25, 8), (50, 8))
"""The first so many per cent, and how many sellers it takes to speak of them."""


class Attempt(NamedTuple):
    """How far one seller came towards one goal in a period."""

    phase: Phase
    is_reached: bool
    attainment: float
    """Done by expected."""


@dataclass(frozen=True, slots=True)
class PhaseGoals:
    """The goals of one phase: of each seller, for each metric of it."""

    phase: Phase
    reached: int
    goals: int
    attainment: float
    """The mean of done by expected, each counted up to 1."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The points from which on a seller is among the first."""

    percent: int
    points: Decimal
    """With one decimal."""
    sellers: int
    """Of how many."""


def phase_goals(attempts: Iterable[Attempt]) -> tuple[PhaseGoals, ...]:
    """Return the goals reached by phase, in their order; a phase without any goal is left out."""
    by_phase: defaultdict[Phase, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        by_phase[attempt.phase].append(attempt)
    return tuple(_of_phase(phase, by_phase[phase]) for phase in Phase if by_phase[phase])


def benchmarks(totals: Sequence[int]) -> tuple[Benchmark, ...]:
    """Return what the first 10, 25 and 50 per cent of sellers have at least.

    Args:
        totals: the points of all ranked sellers in the period, in hundredths.
    """
    if not any(totals):
        return ()
    return tuple(
        Benchmark(percent, in_shown_points(shown(round(quantile(totals, 1 - percent / 100)))), len(totals))
        for percent, least in _SLICES
        if len(totals) >= least
    )


def _of_phase(phase: Phase, attempts: list[Attempt]) -> PhaseGoals:
    mean = sum(min(attempt.attainment, 1.0) for attempt in attempts) / len(attempts)
    return PhaseGoals(phase, sum(attempt.is_reached for attempt in attempts), len(attempts), mean)
