"""What a team brought about in a week, in the few numbers that are compared over weeks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, Final

from bot.domain.standings import Standings
from bot.domain.weeks import Week  # noqa: TC001 - it is read back from a post by its annotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.leaderboard import Outcomes
    from bot.domain.seller_standing import SellerStanding

TRAIL: Final = 13
"""How many weeks are compared at most: a quarter."""
_HUNDREDTH: Final = Decimal("0.01")
_POINT: Final = 100
"""Hundredths of an SSI point in a point: less than that is no move."""


@dataclass(frozen=True, slots=True)
class SsiMove:
    """How the SSI of all moved who reported it for the week and for the one before, in SSI points."""

    sellers: int
    rose: int
    """How many of them by a point or more."""
    fell: int
    mean: Decimal
    median: Decimal


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """What all sellers together did in a week; outcomes as told in its weekly post."""

    week: Week
    present: int
    """Sellers who were there in any part of it."""
    load: Decimal
    """Full-time weeks that they worked."""
    calls: Decimal
    meetings: Decimal
    leads: Decimal
    shares: Decimal
    customers: int
    """Won from social selling."""
    revenue: Decimal
    """Won from social selling, in the currency."""
    currency: str
    mean: Decimal
    """The team's mean points, as shown."""
    ssi: SsiMove | None = None
    """None when nobody reported it for both weeks."""


def team_week(
    week: Week, sellers: Iterable[SellerStanding], outcomes: Outcomes, mean: Decimal, currency: str
) -> TeamWeek:
    """Return the numbers of a week from everybody's standing in it.

    Args:
        week: the week.
        sellers: everybody's standing.
        outcomes: what they brought about.
        mean: the team's mean points, as shown.
        currency: the programme's.
    """
    present = Standings.holding(sellers).present
    return TeamWeek(
        week=week,
        present=len(present),
        load=Decimal(sum(present.load)).scaleb(-3),
        calls=outcomes.calls,
        meetings=outcomes.meetings,
        leads=outcomes.leads,
        shares=Decimal(sum(present.shares)).scaleb(-2),
        customers=outcomes.social_customers,
        revenue=outcomes.social_revenue,
        currency=currency,
        mean=mean,
        ssi=ssi_move(present),
    )


def lately(trail: Sequence[TeamWeek], week: Week, weeks: int) -> list[TeamWeek]:
    """Return those of the last so many weeks before a week that are known, oldest first."""
    return [each for each in trail if week - weeks <= each.week < week]


def mean_of(amounts: Sequence[Decimal | int]) -> Decimal:
    """Return the mean of some amounts, to the hundredth."""
    return (Decimal(sum(amounts)) / len(amounts)).quantize(_HUNDREDTH)


def ssi_move(sellers: Iterable[SellerStanding]) -> SsiMove | None:
    """Return how the SSI of those moved who were there; nothing when nobody reported it for both weeks."""
    there = Standings.holding(sellers).present
    levels = zip(there.ssi_level, there.ssi_level_before, strict=True)
    moves = sorted([now - before for now, before in levels if now is not None and before is not None])
    if not moves:
        return None
    return SsiMove(
        sellers=len(moves),
        rose=len(moves) - bisect_left(moves, _POINT),
        fell=bisect_right(moves, -_POINT),
        mean=(Decimal(sum(moves)).scaleb(-2) / len(moves)).quantize(_HUNDREDTH),
        median=Decimal(round(median(moves))).scaleb(-2),
    )
