"""An early block of weeks for the SSI, and the quarter after it for what came of it: one pair of numbers a seller.

Never one pair for each week of a seller: the weeks of one person resemble one another, and would count as many people.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.scoring.deals import Won
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.weeks import Week

EARLY_WEEKS: Final = 6
"""Weeks of the early block."""
LATE_WEEKS: Final = 13
"""Weeks of the quarter after it."""
_REPORTED: Final = 3
"""In so many of the early weeks the SSI must have been reported."""
_WORKED: Final = 4
"""So many full weeks must have been worked in the quarter."""


class Result(StrEnum):
    """What the SSI might foretell, by the key of its metric."""

    CUSTOMERS = "customers_won"
    """The question; it was settled before anybody looked at the numbers."""
    MEETINGS = "meetings"
    REVENUE = "revenue"


EXPLORATORY: Final = (Result.MEETINGS, Result.REVENUE)
"""Asked besides, and judged more strictly for it."""


class Span(NamedTuple):
    """Some weeks in a row, by their numbers."""

    first: int
    last: int


class Blocks(NamedTuple):
    """The two blocks of weeks."""

    early: Span
    late: Span

    @classmethod
    def ending(cls, last: Week) -> Blocks:
        """Return the blocks of which the later one ends with a week."""
        late = last.number - LATE_WEEKS + 1
        return cls(Span(late - EARLY_WEEKS, late - 1), Span(late, last.number))


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one seller adds to the question."""

    ssi: Fraction
    """The mean of the early block, 0 to 100."""
    late: Mapping[Result, Fraction]
    """By result, what came of a full week of work in the quarter."""
    early: Fraction | None
    """Customers won for each full week of the early block; None for who did not work in it."""
    weeks: Fraction
    """The full weeks worked in the quarter."""
    wins: tuple[float, ...]
    """Customers won in each week of the quarter with any presence."""


def sighting(seller: SellerHistory, won: Won, scheme: Scheme, blocks: Blocks) -> Sighting | None:
    """Return what a seller adds; None for who reported too seldom or worked too little.

    Args:
        seller: the facts.
        won: what the same seller won.
        scheme: says from when on a customer is new, and what it takes to count as one.
        blocks: which weeks.
    """
    ssi, weeks = _mean_ssi(seller, blocks.early), seller.effective_weeks(*blocks.late)
    if ssi is None or weeks < _WORKED:
        return None
    worked = seller.effective_weeks(*blocks.early)
    late = {result: _RESULTS[result](seller, won, scheme, blocks.late) / weeks for result in Result}
    early = _customers(seller, won, scheme, blocks.early) / worked if worked else None
    return Sighting(ssi, late, early, weeks, _wins(seller, won, scheme, blocks.late))


def _mean_ssi(seller: SellerHistory, span: Span) -> Fraction | None:
    levels = seller.series("ssi")
    reported = levels.units[bisect_left(levels.weeks, span.first) : bisect_right(levels.weeks, span.last)]
    return Fraction(sum(reported), len(reported) * levels.scale) if len(reported) >= _REPORTED else None


def _customers(_: SellerHistory, won: Won, scheme: Scheme, span: Span) -> Fraction:
    return Fraction(*won.customers(*span, gap=scheme.customer_gap, min_value=scheme.min_deal_value))


def _meetings(seller: SellerHistory, _won: Won, _scheme: Scheme, span: Span) -> Fraction:
    amounts = seller.series("meetings")
    return Fraction(amounts.total(max(span.first, seller.start), span.last), amounts.scale)


def _revenue(_: SellerHistory, won: Won, _scheme: Scheme, span: Span) -> Fraction:
    return sum((Fraction(amounts.total(*span), amounts.scale) for amounts in (won.social, won.other)), Fraction(0))


def _wins(seller: SellerHistory, won: Won, scheme: Scheme, span: Span) -> tuple[float, ...]:
    weeks = (week for week in range(span.first, span.last + 1) if seller.is_present(week))
    return tuple(float(_customers(seller, won, scheme, Span(week, week))) for week in weeks)


_RESULTS = {Result.CUSTOMERS: _customers, Result.MEETINGS: _meetings, Result.REVENUE: _revenue}
