"""Who stands out by one thing that is no place: the longest streak, the best conversion."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.domain.seller_standing import SellerStanding

_SHORTEST: Final = 4
"""Weeks from which a streak is worth a word."""
_RIVALS: Final = 2
"""The best of one is nobody."""
_TENTH: Final = Decimal("0.1")


class Merit(StrEnum):
    """By what somebody stands out."""

    LONGEST_STREAK = "longest_streak"
    """In weeks in a row with an outcome."""
    BEST_CONVERSION = "best_conversion"
    """In per cent of the link clicks of four weeks that became conversions."""


@dataclass(frozen=True, slots=True)
class Best:
    """Somebody who stands out."""

    seller_id: str
    name: str
    merit: Merit
    amount: Decimal


def bests(sellers: Sequence[SellerStanding], names: Mapping[str, str], least_clicks: Fraction) -> tuple[Best, ...]:
    """Return who is the best of all with a place, by each merit; nobody where that is somebody who is not named.

    Args:
        sellers: everybody's standing.
        names: of those who may be named, by seller.
        least_clicks: the fewest link clicks of which a conversion rate can be told.
    """
    ranked = sorted((seller for seller in sellers if seller.is_ranked), key=lambda seller: seller.seller_id)
    converting = [seller for seller in ranked if seller.signals.clicks >= 100 * least_clicks]
    return (
        *_first(ranked, names, Merit.LONGEST_STREAK, _streak),
        *_first(converting, names, Merit.BEST_CONVERSION, _conversion),
    )


def _first(
    sellers: Sequence[SellerStanding],
    names: Mapping[str, str],
    merit: Merit,
    amount_of: Callable[[SellerStanding], Fraction],
) -> Iterator[Best]:
    amounts = {seller.seller_id: amount_of(seller) for seller in sellers}
    most = max(amounts.values(), default=Fraction(0))
    first = next((each for each, amount in amounts.items() if amount == most and names.get(each)), None)
    if first is not None and most > 0 and len(amounts) >= _RIVALS:
        amount = (Decimal(most.numerator) / most.denominator).quantize(_TENTH)
        yield Best(first, names[first], merit, amount)


def _streak(seller: SellerStanding) -> Fraction:
    weeks = seller.signals.streak
    return Fraction(weeks if weeks >= _SHORTEST else 0)


def _conversion(seller: SellerStanding) -> Fraction:
    return Fraction(100 * seller.signals.conversions, seller.signals.clicks)
