"""Deals: what they are, what cannot be, and the pipeline they make."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - receipts hold deals, and pydantic reads the annotations at run time
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Final, Protocol

from bot.domain.credits import Credit  # noqa: TC001 - receipts hold deals, and pydantic reads the annotations
from bot.domain.currencies import Foreign  # noqa: TC001 - the same
from bot.domain.errors import UserError
from bot.domain.metrics import AmountOutOfRangeError, TooManyDecimalsError
from bot.domain.shares import Share  # noqa: TC001 - receipts hold deals, and pydantic reads the annotations
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALLEST_VALUE: Final = Decimal("0.01")
LARGEST_VALUE: Final = Decimal(1_000_000_000)
"""As much as a week's pipeline may be."""


class Stage(StrEnum):
    """How far a deal is."""

    OPEN = "open"
    QUALIFIED = "qualified"
    WON = "won"
    LOST = "lost"
    VOID = "void"
    """Reversed or entered by mistake: it counts for nothing."""


class Source(StrEnum):
    """Where a deal came from; only `SOCIAL` counts as social."""

    SOCIAL = "social"
    REFERRAL = "referral"
    OUTBOUND = "outbound"
    INBOUND = "inbound"
    EVENT = "event"
    OTHER = "other"


class Dated(Protocol):
    """What of a deal tells when there was work on it, and for what; a row of the storage does as well."""

    @property
    def stage(self) -> str:
        """Where it stands."""

    @property
    def value(self) -> Decimal | None:
        """In the programme's currency."""

    @property
    def opened_on(self) -> date | None:
        """The first day."""

    @property
    def closed_on(self) -> date | None:
        """The day on which it was won or lost."""


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal as it stands; money in the programme's currency."""

    id: int
    """0 until it is stored."""
    customer: str
    stage: Stage
    value: Decimal | None = None
    source: Source = Source.OTHER
    is_influenced: bool = False
    """Whether social selling helped with a deal that came from elsewhere."""
    opened_on: date | None = None
    """Nothing for a deal of which only the end was told."""
    closed_on: date | None = None
    crm_id: str = ""
    share: Share | None = None
    """What it came from."""
    note: str = ""
    qualified_on: date | None = None
    """Nothing for a deal that was never told to be qualified."""
    typed: Foreign | None = None
    """The value as it was typed, where that was in another currency than the programme's."""
    rate: Decimal | None = None
    """By which it was converted; nothing where nothing was."""
    credits: tuple[Credit, ...] = ()
    """What stands of it for colleagues; the seller has the rest."""

    @property
    def key(self) -> str:
        """The customer's key."""
        return customer_key(self.customer)

    @property
    def is_open(self) -> bool:
        """Whether it can still be won or lost."""
        return self.stage in {Stage.OPEN, Stage.QUALIFIED}


class DealNotFoundError(UserError):
    """There is no such deal that could be moved; ``stage`` is where it was to go."""

    def __init__(self, customer: str, stage: Stage) -> None:
        super().__init__(customer, stage)
        self.customer = customer
        self.stage = stage


class DealValueMissingError(UserError):
    """A new deal needs a value."""

    def __init__(self, customer: str, stage: Stage) -> None:
        super().__init__(customer, stage)
        self.customer = customer
        self.stage = stage


class DealInFutureError(UserError):
    """A deal was not opened or closed on a day that is still to come."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class DealClosedEarlierError(UserError):
    """A deal was closed before it was opened."""

    def __init__(self, opened_on: date, closed_on: date) -> None:
        super().__init__(opened_on, closed_on)
        self.opened_on = opened_on
        self.closed_on = closed_on


class DealNotClosedError(UserError):
    """A closing date was given for a deal that is open."""


class DealWeekNotOpenError(UserError):
    """A deal was closed in a week for which nothing can be reported any more."""

    def __init__(self, day: date, open_weeks: tuple[Week, ...]) -> None:
        super().__init__(day, open_weeks)
        self.day = day
        self.open_weeks = open_weeks


class DealRefusedError(UserError):
    """A second person found the deal wrong, so it does not come back without them, or an id of the CRM."""

    def __init__(self, customer: str) -> None:
        super().__init__(customer)
        self.customer = customer


class OtherCurrencyError(UserError):
    """An amount in another currency than the programme's, which is not converted; ``typed`` and ``currency`` are codes.

    ``week`` is the one in which no rate holds; nothing where amounts of that kind are never converted.
    """

    def __init__(self, typed: str, currency: str, week: Week | None = None) -> None:
        super().__init__(typed, currency, week)
        self.typed = typed
        self.currency = currency
        self.week = week


def customer_key(customer: str) -> str:
    """Return what tells customers apart: NFKC, casefolded, spaces collapsed; the same for all sellers."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", customer).casefold()).split())


def check_currency(typed: str | None, currency: str) -> None:
    """Return when an amount is in the programme's currency; none typed means it.

    Raises:
        OtherCurrencyError: it is in another one.
    """
    if typed is not None and typed != currency:
        raise OtherCurrencyError(typed, currency)


def check_deal(deal: Deal, today: date) -> None:
    """Return when a deal is possible on a day.

    Raises:
        UserError: it is not; see `bot.domain.deal_words.taken_up`.
    """
    if deal.value is not None:
        check_value(deal.value)
    elif deal.stage not in {Stage.LOST, Stage.VOID}:
        raise DealValueMissingError(deal.customer, deal.stage)
    if deal.is_open and deal.closed_on is not None:
        raise DealNotClosedError
    for day in (deal.opened_on, deal.qualified_on, deal.closed_on):
        if day is not None and day > today:
            raise DealInFutureError(day)
    if deal.opened_on is not None and deal.closed_on is not None and deal.closed_on < deal.opened_on:
        raise DealClosedEarlierError(deal.opened_on, deal.closed_on)


def check_value(value: Decimal) -> None:
    """Return when an amount of money is possible as the value of a deal.

    Raises:
        AmountOutOfRangeError: it is not above 0, or too large.
        TooManyDecimalsError: it has more than two decimals.
    """
    if not SMALLEST_VALUE <= value <= LARGEST_VALUE:
        raise AmountOutOfRangeError("deal", value, SMALLEST_VALUE, LARGEST_VALUE)
    if value != round(value, 2):
        raise TooManyDecimalsError("deal", value, 2)


def worked_weeks(deals: Iterable[Dated]) -> set[Week]:
    """Return the weeks in which deals were opened or closed; void ones are left out."""
    days = chain.from_iterable((deal.opened_on, deal.closed_on) for deal in deals if deal.stage != Stage.VOID)
    return {Week.of(day) for day in days if day is not None}


def opened_value(deals: Iterable[Dated]) -> dict[Week, Decimal]:
    """Return by week the value of the deals first opened in it; void ones are left out, lost ones are not."""
    values: dict[Week, Decimal] = {}
    for deal in deals:
        if deal.opened_on is not None and deal.value is not None and deal.stage != Stage.VOID:
            week = Week.of(deal.opened_on)
            values[week] = values.get(week, Decimal(0)) + deal.value
    return values


def pipeline_of_week(typed: Decimal | None, deals: Iterable[Deal], week: Week) -> Decimal | None:
    """Return a seller's pipeline of a week: the typed amount, else the value of the own deals opened in it.

    Nothing when neither is there.
    """
    return typed if typed is not None else opened_value(deals).get(week)
