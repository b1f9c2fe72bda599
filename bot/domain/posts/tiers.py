"""How far points reach, in words that fit everybody, and what part of a team has reached how many."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST: Final = 10
"""Among fewer sellers a tenth of them is nobody."""


class Tier(StrEnum):
    """What points amount to; 100 are exactly all goals."""

    AT_GOAL = "at_goal"
    CLOSE = "close"
    ON_THE_WAY = "on_the_way"
    BUILDING = "building"


_FROM: Final = ((Decimal(100), Tier.AT_GOAL), (Decimal(80), Tier.CLOSE), (Decimal(60), Tier.ON_THE_WAY))


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """The points from which somebody is among the best, one decimal."""

    tenth: Decimal
    quarter: Decimal
    half: Decimal


def tier_of(points: Decimal) -> Tier:
    """Return the tier of points as shown."""
    return next((tier for least, tier in _FROM if points >= least), Tier.BUILDING)


def benchmarks(points: Sequence[Decimal]) -> Benchmarks | None:
    """Return what the best tenth, quarter and half have at least; nothing among fewer than ten.

    Args:
        points: of all with a place, best first.
    """
    if len(points) < FEWEST:
        return None
    return Benchmarks(*(points[-(-len(points) // part) - 1] for part in (10, 4, 2)))
