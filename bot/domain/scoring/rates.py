"""Derived rates: quotients that refuse to speak of too little."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.metrics import CATALOGUE, Kind, Metric, Quotient

if TYPE_CHECKING:
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.scheme import Scheme

SHOWN_WEEKS: Final = 4
"""The weeks over which a rate is shown."""
NETWORK_GROWTH: Final = "network_growth_rate"


@dataclass(frozen=True, slots=True)
class Rate:
    """A quotient over some weeks."""

    metric: str
    numerator: Fraction
    denominator: Fraction
    """0 when nothing is known."""
    minimum: Fraction
    """The smallest denominator that says anything."""
    factor: int
    """100 for per cent, else 1."""

    @property
    def is_telling(self) -> bool:
        """Whether the denominator is large enough to show a value."""
        return self.denominator >= self.minimum

    @property
    def value(self) -> Fraction | None:
        """The rate, or None when there is too little to say."""
        return self.factor * self.numerator / self.denominator if self.is_telling else None

    @property
    def guarded(self) -> Fraction:
        """The rate that earns points: over the minimum at least, and never below 0."""
        return max(Fraction(0), self.factor * self.numerator / max(self.denominator, self.minimum))


def rates(history: SellerHistory, week: int, scheme: Scheme) -> tuple[Rate, ...]:
    """Return all rates of a seller over the four weeks up to a week, in the order of the catalogue."""
    first = max(week - SHOWN_WEEKS + 1, history.start)
    return tuple(
        rate(history, metric, first, week, scheme) for metric in CATALOGUE.values() if metric.kind is Kind.RATE
    )


def rate(history: SellerHistory, metric: Metric, first: int, last: int, scheme: Scheme) -> Rate:
    """Return a rate over the weeks from first to last.

    Network growth compares the last reported connections with those before the first week, however old.
    """
    quotient = metric.quotient
    if quotient is None:
        raise ValueError(metric.key)
    amounts = _growth if metric.key == NETWORK_GROWTH else _sums
    numerator, denominator = amounts(history, quotient, first, last)
    return Rate(metric.key, numerator, denominator, scheme.rate_min[quotient.denominator], quotient.factor)


def _sums(history: SellerHistory, quotient: Quotient, first: int, last: int) -> tuple[Fraction, Fraction]:
    above, below = history.series(quotient.numerator), history.series(quotient.denominator)
    return Fraction(above.total(first, last), above.scale), Fraction(below.total(first, last), below.scale)


def _growth(history: SellerHistory, quotient: Quotient, first: int, last: int) -> tuple[Fraction, Fraction]:
    levels = history.series(quotient.denominator)
    before, now = levels.latest(first - 1), levels.latest(last)
    if before is None or now is None:
        return Fraction(0), Fraction(0)
    base = Fraction(levels.units[before], levels.scale)
    return Fraction(levels.units[now], levels.scale) - base, base
