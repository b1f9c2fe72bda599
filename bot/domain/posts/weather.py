"""LinkedIn's weather: a week in which nearly everybody's SSI moved together, so that it says nothing about anybody."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError

if TYPE_CHECKING:
    from bot.domain.posts.team_week import SsiMove
    from bot.domain.weeks import Week

FEWEST: Final = 5
"""Among fewer sellers it may be chance."""
_NEARLY_ALL: Final = Fraction(9, 10)
_FAR: Final = Decimal(3)
"""SSI points; one person's moves by about 2 a week."""


class NoWeatherError(UserError):
    """No weather was noted for the week; nothing where there is no week with any."""

    def __init__(self, week: Week | None) -> None:
        super().__init__(week)
        self.week = week


@dataclass(frozen=True, slots=True)
class Weather:
    """How far the SSI of nearly everybody moved in one week."""

    points: Decimal
    """The median move, below 0 when it fell."""
    moved: int
    """How many moved that way, of..."""
    sellers: int
    """...so many who reported it for both weeks."""
    is_noted: bool = False
    """Whether growth is counted without it."""


def weather(move: SsiMove | None) -> Weather | None:
    """Return the weather of a week, or nothing when sellers moved each on their own.

    At least nine of ten sellers, and five at least, moved the same way by a point or more, and half of them by three or
    more.
    """
    if move is None or move.sellers < FEWEST or abs(move.median) < _FAR:
        return None
    moved = move.rose if move.median > 0 else move.fell
    return Weather(move.median, moved, move.sellers) if moved >= _NEARLY_ALL * move.sellers else None
