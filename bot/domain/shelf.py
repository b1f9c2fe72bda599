"""The shelf: a short list of what is worth sharing, kept by managers and fed by everybody's finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.addresses import normalised
from bot.domain.errors import UserError
from bot.domain.weeks import Week  # noqa: TC001 - pydantic reads the annotations at run time

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ITEMS: Final = 10
"""As many items are on the shelf; one more lets the oldest fall off."""
MOST_IN_PROMPT: Final = 2
"""As many stand in the question on Thursday."""
MOST_WAITING: Final = 3
"""As many finds of one person wait for a word at a time: each of them asks all managers."""
LASTS: Final = timedelta(weeks=4)
"""So long an item stays on the shelf, and a find waits; as long as an address counts once."""


class Category(StrEnum):
    """What an item is about."""

    PRODUCT_NEWS = "product_news"
    INDUSTRY_NEWS = "industry_news"
    REFERENCE = "reference"
    TRADE_FAIR = "trade_fair"
    VIDEO = "video"
    OTHER = "other"

    @property
    def is_of_own_company(self) -> bool:
        """Whether such things are mostly the company's own; else they are mostly somebody else's."""
        return self in {Category.PRODUCT_NEWS, Category.REFERENCE, Category.TRADE_FAIR}


class ItemState(StrEnum):
    """Where an item stands."""

    SUGGESTED = "suggested"
    """A find that nobody has decided about."""
    ON = "on"
    OFF = "off"
    """Taken off, fallen off, withdrawn or not put there."""


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """Something worth sharing."""

    id: int
    address: str
    """With its scheme, so that it opens."""
    why: str
    """In the words of who found it; may be empty."""
    category: Category
    person_id: str
    person_name: str
    """Who found it."""
    state: ItemState
    shared_in: Week | None = None
    """The week for which the person looking has shared it."""

    @property
    def is_on(self) -> bool:
        """Whether it is on the shelf."""
        return self.state is ItemState.ON

    @property
    def is_waiting(self) -> bool:
        """Whether it is a find that nobody has decided about."""
        return self.state is ItemState.SUGGESTED


class ItemGoneError(UserError):
    """There is no such item, or it is not where it was."""


class NotOnShelfError(UserError):
    """Nothing on the shelf is named so."""

    def __init__(self, named: str) -> None:
        """Keep what was named: a number or an address."""
        super().__init__(named)
        self.named = named


class OnShelfAlreadyError(UserError):
    """What is suggested is on the shelf already."""

    def __init__(self, item: ShelfItem) -> None:
        """Keep the item that is there."""
        super().__init__(item.id)
        self.item = item


class ItemSharedError(UserError):
    """The person has shared it for the named week; it counts once in four weeks."""

    def __init__(self, item: ShelfItem, week: Week) -> None:
        """Keep what was shared, and for which week."""
        super().__init__(item.id)
        self.item = item
        self.week = week


class SuggestedAlreadyError(UserError):
    """What is suggested waits already; whoever found it first is not named."""

    def __init__(self, address: str) -> None:
        """Keep the address."""
        super().__init__(address)
        self.address = address


class TooManySuggestedError(UserError):
    """``MOST_WAITING`` finds of the person wait already."""


def same(items: Iterable[ShelfItem], address: str) -> ShelfItem | None:
    """Return the item that has the same address, however it is spelled, or nothing."""
    wanted = normalised(address)
    return next((item for item in items if normalised(item.address) == wanted), None)
