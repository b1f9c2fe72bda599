"""Which deals are so large that a second person, or the id of the CRM, has to stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.scoring.exact import fraction
from bot.domain.scoring.surprises import is_unusual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal
    from fractions import Fraction

    from bot.domain.scoring.deals import Deal
    from bot.domain.scoring.exact import Exact

WEEKLY_GOALS: Final = 10
"""A deal above so many weekly revenue goals is large, unless the admin said from which value on."""


class OwnDealError(UserError):
    """Whoever has a part of a deal is no second person for it."""


class DealMovedError(UserError):
    """The deal is not as it was shown, or waits for nobody any more."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What deals are measured by."""

    large: Callable[[int], Fraction]
    """Returns the value above which a deal is large."""
    usual: Callable[[int], Fraction | None]
    """Returns what deals were usually worth before the week, if that can be told."""
    verified: Callable[[str], Decimal]
    """Returns up to which value a second person found a deal right, by its id; 0 where nobody did."""


def large_from(amount: Decimal | None, weekly_goal: Exact) -> Fraction:
    """Return the value above which a deal is large: the admin's amount, or ten weekly revenue goals."""
    return fraction(amount) if amount else fraction(weekly_goal) * WEEKLY_GOALS


def unverified(deals: Iterable[Deal], measure: Measure) -> frozenset[str]:
    """Return the ids of the won deals that wait for a second person, of those that the CRM has no id for."""
    return frozenset(
        deal.id
        for deal in deals
        if not deal.void
        and fraction(deal.value) > measure.verified(deal.id)
        and (deal.value > measure.large(deal.week) or is_unusual(deal, measure.usual(deal.week)))
    )
