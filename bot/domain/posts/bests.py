"""Who stands out by one thing that is no place: the longest streak, the best conversion."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Final

from bot.domain.standings import Standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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


def bests(sellers: Iterable[SellerStanding], names: Mapping[str, str], least_clicks: Fraction) -> tuple[Best, ...]:
    """Return who is the best of all with a place, by each merit; nobody where that is somebody who is not named.

    Args:
        sellers: everybody's standing.
        names: of those who may be named, by seller.
        least_clicks: the fewest link clicks of which a conversion rate can be told.
    """
    some, least = Standings.holding(sellers), ceil(100 * least_clicks)
    ranked = some.those(some.is_ranked)
    converting = ranked.those([clicks >= least for clicks in ranked.clicks])
    return (
        *_first(names, Merit.LONGEST_STREAK, *_longest(ranked)),
        *_first(names, Merit.BEST_CONVERSION, *_most_converting(converting)),
    )


def _longest(sellers: Standings) -> tuple[Sequence[str], Fraction]:
    """Return those with the longest streak; nobody while it is short or without a rival."""
    weeks = max(sellers.streak, default=0)
    if weeks < _SHORTEST or len(sellers) < _RIVALS:
        return (), Fraction(0)
    told = zip(sellers.seller_id, sellers.streak, strict=True)
    return [seller_id for seller_id, streak in told if streak == weeks], Fraction(weeks)


def _most_converting(sellers: Standings) -> tuple[Sequence[str], Fraction]:
    """Return those with the highest rate; nobody where it is nothing or without a rival."""
    told = list(zip(sellers.conversions, sellers.clicks, strict=True))
    pairs = set(told)
    quotient = max((conversions / clicks for conversions, clicks in pairs), default=0.0)
    if not quotient or len(sellers) < _RIVALS:
        return (), Fraction(0)
    near = {pair: Fraction(*pair) for pair in pairs if pair[0] / pair[1] == quotient}  # floats may be too coarse
    rate = max(near.values())
    best = {pair for pair, each in near.items() if each == rate}
    return [seller_id for seller_id, pair in zip(sellers.seller_id, told, strict=True) if pair in best], 100 * rate


def _first(names: Mapping[str, str], merit: Merit, sellers: Sequence[str], amount: Fraction) -> Iterator[Best]:
    named = [seller_id for seller_id in sellers if names.get(seller_id)]
    if named:
        tenths = (Decimal(amount.numerator) / amount.denominator).quantize(_TENTH)
        yield Best(min(named), names[min(named)], merit, tenths)
