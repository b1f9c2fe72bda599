"""Won deals, indexed once so that scoring a seller never looks at anybody else's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import Exact, common_scale, fraction, plain
from bot.domain.scoring.running import NOTHING, Series

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Source(StrEnum):
    """Where a deal came from, as far as scoring asks."""

    SOCIAL = "social"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal that was won.

    Raises:
        ValueError: the value is not above 0, or the credits are not shares that add up to 1 at most.
    """

    id: str
    customer: str
    value: Exact
    """Above 0, in the programme's currency."""
    week: int
    """The week in which it was won."""
    source: Source
    credits: Mapping[str, Exact]
    """The credited share by seller."""
    void: bool = False
    """Reversed: it counts for nothing."""
    opened: int | None = None
    """A day number."""
    closed: int | None = None
    """A day number."""

    def __post_init__(self) -> None:
        if self.value <= 0:
            raise ValueError("the value of a deal lies above 0")
        if list(self.credits.values()) == [1]:  # nearly all
            return
        shares = [fraction(share) for share in self.credits.values()]
        if any(share < 0 for share in shares) or sum(shares) > 1:
            raise ValueError("the credits of a deal are shares that add up to 1 at most")


@dataclass(frozen=True, slots=True)
class Win:
    """A seller's part in the deals of one customer in one week."""

    week: int
    credit: tuple[int, int]
    """The part of the customer's value in the week that is credited to the seller, as a reduced fraction."""
    quiet_weeks: int | None
    """The weeks since the customer's deal before; None for its first."""
    customer: Series
    """All value won from the customer, by week."""

    def part(self, last: int, min_value: Fraction) -> tuple[int, int]:
        """Return the part of a customer won that it earns up to a week, as a fraction."""
        credit, credits_ = self.credit
        value = self.customer.total(self.week, last) * min_value.denominator
        needed = min_value.numerator * self.customer.scale
        return (credit, credits_) if value >= needed else (credit * value, credits_ * needed)


@dataclass(slots=True)
class _Purse:
    """What one seller has won, while the index is built."""

    revenue: dict[Source, dict[int, int | Fraction]] = field(default_factory=lambda: {source: {} for source in Source})
    wins: dict[tuple[int, str], int | Fraction] = field(default_factory=dict)

    def add(self, deal: Deal, amount: int | Fraction) -> None:
        revenue, key = self.revenue[deal.source], (deal.week, deal.customer)
        revenue[deal.week] = revenue.get(deal.week, 0) + amount
        self.wins[key] = self.wins.get(key, 0) + amount


@dataclass(frozen=True, slots=True)
class Won:
    """What one seller has won, by week."""

    social: Series
    """Credited revenue of social deals."""
    other: Series
    """Credited revenue of all other deals, on the same scale."""
    wins: tuple[Win, ...]
    """By week."""
    weeks: tuple[int, ...]
    """The week of each win."""

    def customers(self, first: int, last: int, *, gap: int, min_value: Fraction) -> tuple[int, int]:
        """Return the customers won from the first to the last week, as a fraction.

        A customer is won by a deal before which it was quiet for more than gap weeks.
        """
        done, scale = 0, 1
        for win in self.wins[bisect_left(self.weeks, first) : bisect_right(self.weeks, last)]:
            if win.quiet_weeks is None or win.quiet_weeks > gap:
                part, parts = win.part(last, min_value)
                common = lcm(scale, parts)
                done, scale = done * (common // scale) + part * (common // parts), common
        return done, scale


_NOTHING_WON: Final = Won(NOTHING, NOTHING, (), ())


class DealBook:
    """The deals of a programme, indexed by seller; void ones are left out."""

    __slots__ = ("_won",)

    def __init__(self, deals: Iterable[Deal] = ()) -> None:
        valid = [deal for deal in deals if not deal.void]
        customers = _customers(valid)
        self._won = {seller: _won(purse, customers) for seller, purse in _purses(valid).items()}

    @classmethod
    def holding(cls, deals: DealBook | Iterable[Deal]) -> DealBook:
        """Return the deals as a book; a book stays what it is."""
        return deals if isinstance(deals, DealBook) else cls(deals)

    def of(self, seller_id: str) -> Won:
        """Return what a seller has won."""
        return self._won.get(seller_id, _NOTHING_WON)


def _purses(deals: Iterable[Deal]) -> dict[str, _Purse]:
    purses: dict[str, _Purse] = {}
    for deal in deals:
        value = plain(deal.value)
        for seller, share in deal.credits.items():
            if share > 0:
                if seller not in purses:
                    purses[seller] = _Purse()
                purses[seller].add(deal, value * plain(share))
    return purses


def _customers(deals: Iterable[Deal]) -> dict[str, Series]:
    values: dict[str, dict[int, int | Fraction]] = {}
    for deal in deals:
        weeks = values.setdefault(deal.customer, {})
        weeks[deal.week] = weeks.get(deal.week, 0) + plain(deal.value)
    return {customer: Series.of(weeks) for customer, weeks in values.items()}


def _won(purse: _Purse, customers: Mapping[str, Series]) -> Won:
    wins = tuple(
        _win(week, amount, customers[customer])
        for (week, customer), amount in sorted(purse.wins.items(), key=lambda item: item[0])
    )
    scale = common_scale(amount for weeks in purse.revenue.values() for amount in weeks.values())
    revenue = {source: Series.of(weeks, scale) for source, weeks in purse.revenue.items()}
    return Won(revenue[Source.SOCIAL], revenue[Source.OTHER], wins, tuple(win.week for win in wins))


def _win(week: int, amount: int | Fraction, customer: Series) -> Win:
    position = bisect_left(customer.weeks, week)
    units, whole = amount * customer.scale, customer.units[position]
    credit = (1, 1) if units == whole else Fraction(units, whole).as_integer_ratio()
    quiet = week - customer.weeks[position - 1] if position else None
    return Win(week, credit, quiet, customer)
