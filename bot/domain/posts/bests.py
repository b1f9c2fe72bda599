"""Who stands out by one thing that is no place: the longest streak, the best conversion."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil
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
    ranked, least = [seller for seller in sellers if seller.is_ranked], ceil(100 * least_clicks)
    if len(ranked) < _RIVALS:
        return ()
    converting = _best_converting([seller for seller in ranked if seller.clicks >= least])
    return (
        *_first(ranked, names, Merit.LONGEST_STREAK, _streak),
        *_first(converting, names, Merit.BEST_CONVERSION, _conversion),
    )


def _best_converting(sellers: Sequence[SellerStanding]) -> Sequence[SellerStanding]:
    """Return those with the highest rates as far as floating point can tell; without a rival, nobody."""
    rates = [seller.conversions / seller.clicks for seller in sellers]  # rounded alike, so that the order stays
    most = max(rates, default=0.0)
    is_told = most > 0 and len(rates) >= _RIVALS
    return [each for each, rate in zip(sellers, rates, strict=True) if rate == most] if is_told else ()


def _first(
    sellers: Sequence[SellerStanding],
    names: Mapping[str, str],
    merit: Merit,
    amount_of: Callable[[SellerStanding], Fraction | int],
) -> Iterator[Best]:
    amounts = [amount_of(seller) for seller in sellers]
    most = max(amounts, default=0)
    best = (each.seller_id for each, amount in zip(sellers, amounts, strict=True) if amount == most)
    first = min((seller_id for seller_id in best if names.get(seller_id)), default=None) if most > 0 else None
    if first is not None:
        yield Best(first, names[first], merit, (Decimal(most.numerator) / most.denominator).quantize(_TENTH))


def _streak(seller: SellerStanding) -> int:
    return seller.streak if seller.streak >= _SHORTEST else 0


def _conversion(seller: SellerStanding) -> Fraction:
    return Fraction(100 * seller.conversions, seller.clicks)
