"""How far points reach, in words that fit everybody, and what part of a team has reached how many."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.parts import in_shown_points

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


def benchmarks(totals: Sequence[int]) -> Benchmarks | None:
    """Return what the best tenth, quarter and half have at least; nothing among fewer than ten.

    Args:
        totals: of all with a place, best first, in tenths of a point as shown.
    """
    if len(totals) < FEWEST:
        return None
    return Benchmarks(*(in_shown_points(totals[-(-len(totals) // part) - 1]) for part in (10, 4, 2)))
