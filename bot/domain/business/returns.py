"""What the programme costs, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.domain.business.opportunities import DealFigures

_DAYS_A_MONTH: Final = Decimal("30.4375")
"""A twelfth of 365.25."""
_WEEK_DAYS: Final = 7
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Costs:
    """What an admin told of costs; nothing where nothing was told. Money in the programme's currency."""

    licence: Decimal | None = None
    """The price of a licence a month."""
    hours: Decimal | None = None
    """The hours that a full-time seller spends on social selling in a week."""
    rate: Decimal | None = None
    """What an hour of a seller costs."""
    margin: Decimal | None = None
    """What is left of revenue, in per cent, 0 to 100."""

    @property
    def is_told(self) -> bool:
        """Whether there is a cost to speak of: licences, or hours with their rate."""
        return bool(self.licence or (self.hours and self.rate))


@dataclass(frozen=True, slots=True)
class Effort:
    """What went into a period."""

    seats: int
    """Licences that are paid for."""
    worked_weeks: Decimal
    """Full-time weeks of all sellers together."""
    weeks: int


@dataclass(frozen=True, slots=True)
class Returns:
    """Costs and what came back, from social selling alone (low) and with its help (high)."""

    licences: Decimal
    time: Decimal
    low_profit: Decimal | None
    """The margin of the revenue; nothing while the margin is not told."""
    high_profit: Decimal | None

    @property
    def cost(self) -> Decimal:
        """All that was spent."""
        return self.licences + self.time

    @property
    def low(self) -> float | None:
        """(profit - cost) / cost of the strict view; nothing while the margin is not told."""
        return self._of(self.low_profit)

    @property
    def high(self) -> float | None:
        """The same of the wide view, which is never below the strict one."""
        return self._of(self.high_profit)

    def _of(self, profit: Decimal | None) -> float | None:
        return None if profit is None or not self.cost else float((profit - self.cost) / self.cost)


def returns(costs: Costs, effort: Effort, deals: DealFigures) -> Returns | None:
    """Return what a period cost and brought; nothing while no cost is told, or none came up."""
    months = effort.weeks * _WEEK_DAYS / _DAYS_A_MONTH
    licences = (costs.licence or Decimal(0)) * effort.seats * months
    time = (costs.hours or Decimal(0)) * (costs.rate or Decimal(0)) * effort.worked_weeks
    if licences + time <= 0:
        return None
    low, high = (_profit(view.won.value, costs.margin) for view in (deals.social, deals.touched))
    return Returns(round(licences, 2), round(time, 2), low, high)


def _profit(revenue: Decimal, margin: Decimal | None) -> Decimal | None:
    return None if margin is None else round(revenue * margin / _PERCENT, 2)
