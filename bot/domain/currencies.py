"""Other currencies than the programme's, and what they are worth in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.weeks import Week  # noqa: TC001 - receipts hold rates, and pydantic reads the annotations at run time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SMALLEST_RATE: Final = Decimal("0.000001")
LARGEST_RATE: Final = Decimal(1_000_000)
DECIMALS: Final = 8
"""As many as a rate may have."""
_CENT: Final = Decimal("0.01")


_WORTH: Final[Mapping[str, Decimal]] = {
    "EUR": Decimal(1),
    "USD": Decimal("0.92"),
    "GBP": Decimal("1.16"),
    "CHF": Decimal("1.05"),
    "SEK": Decimal("0.09"),
    "NOK": Decimal("0.086"),
    "DKK": Decimal("0.134"),
    "PLN": Decimal("0.23"),
    "CZK": Decimal("0.04"),
    "HUF": Decimal("0.0025"),
    "CAD": Decimal("0.66"),
    "AUD": Decimal("0.6"),
    "JPY": Decimal("0.006"),
    "INR": Decimal("0.01"),
}
"""What one unit was about worth in EUR in 2025: good enough for an example, and used for nothing else."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """An amount as it was typed, in another currency than the programme's."""

    amount: Decimal
    currency: str
    """An ISO code."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is worth in the programme's, from a week on until a later week has another rate."""

    currency: str
    since: Week
    rate: Decimal


class RateRefusedError(UserError):
    """A rate outside of what is possible, or with too many decimals."""

    def __init__(self, rate: Decimal) -> None:
        super().__init__(rate)
        self.rate = rate


class OwnRateError(UserError):
    """The programme's own currency needs no rate."""

    def __init__(self, currency: str) -> None:
        super().__init__(currency)
        self.currency = currency


def example_rate(currency: str, base: str) -> Decimal | None:
    """Return what one unit of a currency may be worth in another one, in two digits; nothing where that is not known.

    Args:
        currency: an ISO code.
        base: the ISO code of the programme's currency.
    """
    if currency not in _WORTH or base not in _WORTH:
        return None
    worth = Context(prec=2).divide(_WORTH[currency], _WORTH[base])
    return Decimal(f"{worth:f}")


def check_rate(rate: Decimal) -> None:
    """Return when a rate is possible.

    Raises:
        RateRefusedError: it is not.
    """
    if not SMALLEST_RATE <= rate <= LARGEST_RATE or rate != round(rate, DECIMALS):
        raise RateRefusedError(rate)


def rate_in(rates: Iterable[Rate], currency: str, week: Week) -> Decimal | None:
    """Return the rate of a currency that holds in a week; nothing where none does."""
    begun = [rate for rate in rates if rate.currency == currency and rate.since <= week]
    return max(begun, key=lambda rate: rate.since).rate if begun else None


def converted(amount: Decimal, rate: Decimal) -> Decimal:
    """Return an amount in the programme's currency, half up to the cent."""
    return (amount * rate).quantize(_CENT, ROUND_HALF_UP).normalize() + 0
