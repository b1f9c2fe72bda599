"""Which deals are so large that a second person, or the id of the CRM, has to stand for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.scoring.exact import fraction
from bot.domain.scoring.surprises import UNUSUAL

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from bot.domain.scoring.exact import Exact

WEEKLY_GOALS: Final = 10
"""A deal above so many weekly revenue goals is large, unless the admin said from which value on."""


class OwnDealError(UserError):
    """Whoever has a part of a deal is no second person for it."""


class DealMovedError(UserError):
    """The deal is not as it was shown, or waits for nobody any more."""


def large_from(amount: Decimal | None, weekly_goal: Exact) -> Fraction:
    """Return the value above which a deal is large: the admin's amount, or ten weekly revenue goals."""
    return fraction(amount) if amount else fraction(weekly_goal) * WEEKLY_GOALS


def waits_above(large: Fraction, usual: Fraction | None) -> Fraction:
    """Return the value above which a deal waits for a second person.

    Args:
        large: the value above which a deal is large.
        usual: what deals were usually worth before its week, if that can be told: far more than that waits, too.
    """
    return large if usual is None else min(large, UNUSUAL * usual)
