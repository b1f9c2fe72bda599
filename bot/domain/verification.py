"""Which deals are so large that a second person, or the id of the CRM, has to stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.scoring.exact import fraction
from bot.domain.scoring.surprises import is_unusual, usual_value

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable
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
class Vouched:
    """What stands for deals beside their sellers' word."""

    in_crm: Container[str]
    """The ids of the deals that the CRM has an id for."""
    verified: Callable[[str], Decimal]
    """Up to which value a second person found a deal right, by its id; 0 where nobody did."""


def large_from(amount: Decimal | None, weekly_goal: Exact) -> Fraction:
    """Return the value above which a deal is large: the admin's amount, or ten weekly revenue goals."""
    return fraction(amount) if amount else fraction(weekly_goal) * WEEKLY_GOALS


def unverified(
    deals: Iterable[Deal],
    large: Callable[[int], Fraction],
    vouched: Vouched,
    asked: Container[str] | None = None,
) -> frozenset[str]:
    """Return the ids of the won deals that wait for somebody: large ones for which nobody and nothing stands yet.

    Args:
        deals: all of the team.
        large: returns the value above which a deal of a week is large.
        vouched: what stands for deals.
        asked: the ids of those that are asked about; None for all.
    """
    valid = [deal for deal in deals if not deal.void]
    usual: dict[int, Fraction | None] = {}
    found: set[str] = set()
    for deal in valid if asked is None else (deal for deal in valid if deal.id in asked):
        if deal.id in vouched.in_crm or fraction(deal.value) <= vouched.verified(deal.id):
            continue
        if deal.week not in usual:
            usual[deal.week] = usual_value(valid, deal.week)
        if deal.value > large(deal.week) or is_unusual(deal, usual[deal.week]):
            found.add(deal.id)
    return frozenset(found)
