"""Log that somebody shared something from the shelf."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.addresses import AddressKnownError
from bot.domain.content import About, ShareKind
from bot.domain.shelf import ItemGoneError, ItemSharedError
from bot.use_cases.reporting import log_address
from bot.use_cases.reporting.entries import ADDRESS, write
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.shelf.items import find

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.shelf import ShelfItem
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ShareItem:
    """Count something from the shelf as shared in the running week: once a person and four weeks."""

    database: Database

    def __call__(self, actor: Actor, act: Act, item_id: int) -> Receipt:
        """Return what counts now; what has fallen off the shelf since counts all the same.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            ItemGoneError: nothing like it was ever on the shelf.
            ItemSharedError: the person shared it less than four weeks ago.
            AmountOutOfRangeError: there are more addresses and typed ones together than a week may have.
        """
        return write(self.database, actor, act, ADDRESS, lambda entry: _shared(entry, item_id), Receipt)


def _shared(entry: Entry, item_id: int) -> Receipt:
    item, _ = find(entry.tx, entry.workspace_id, item_id)
    if item.is_waiting:
        raise ItemGoneError
    try:
        receipt = log_address.logged(entry, item.address, None, _details(item))
    except AddressKnownError as error:
        raise ItemSharedError(item, error.week) from error
    return replace(receipt, address=receipt.address and replace(receipt.address, link=""))


def _details(item: ShelfItem) -> log_address.Details:
    kind = ShareKind.INTERNAL if item.category.is_of_own_company else ShareKind.EXTERNAL
    return log_address.Details(About(kind), shelf_item_id=item.id)
