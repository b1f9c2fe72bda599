"""Goals that follow from what was done: such that about three of five sellers reach them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_WEEKS: Final = 8
"""Ended weeks that it takes to judge goals."""
MOST_WEEKS: Final = 13
"""Weeks that are looked at, the last ones: longer ago is another team."""
LEAST_WORKED: Final = 4
"""Full-time weeks that a seller has to have worked of these."""
_QUANTILE: Final = Fraction(2, 5)
_DIGITS: Final = 2
"""Significant ones of a suggested goal."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A goal for one metric, with its evidence."""

    metric: str
    goal: Decimal
    """Per full-time week; for levels the level."""
    before: Decimal
    sellers: int
    """How many were looked at."""
    would_reach: int
    """How many of them reached it on average."""
    reach_now: int
    """How many reached the present goal."""


def suggestion(metric: str, rates: Sequence[Fraction], goal: Fraction) -> Suggestion | None:
    """Return the goal at the 40th percentile of what sellers did in a full-time week; three of five reach it.

    Args:
        metric: the metric that earns points.
        rates: what each seller did in a full-time week, on average.
        goal: the present goal.

    Returns:
        None when two of five did nothing, or when it is what holds already.
    """
    found = _rounded_down(sorted(rates)[int(len(rates) * _QUANTILE)]) if rates else Decimal(0)
    if not found or Fraction(found) == goal:
        return None
    return Suggestion(
        metric=metric,
        goal=found,
        before=half_up(goal, 2),
        sellers=len(rates),
        would_reach=sum(rate >= Fraction(found) for rate in rates),
        reach_now=sum(rate >= goal for rate in rates),
    )


def _rounded_down(rate: Fraction) -> Decimal:
    """Return a rate with two significant digits and at most two decimals, never above it."""
    places = 2
    while places > -9 and rate * 10**places >= 10**_DIGITS:  # noqa: PLR2004 - amounts have twelve digits at most
        places -= 1
    return Decimal(int(rate * Fraction(10) ** places)).scaleb(-places).normalize()
