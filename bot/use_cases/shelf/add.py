"""Put something on the shelf, or suggest it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.shelf import (
    MOST_WAITING,
    Category,
    ItemState,
    OnShelfAlreadyError,
    ShelfItem,
    SuggestedAlreadyError,
    TooManySuggestedError,
    same,
)
from bot.domain.typed.lines.shelf import AddLine
from bot.use_cases import receipts
from bot.use_cases.presence.requests import deciders
from bot.use_cases.programme.entries import SHELF, write
from bot.use_cases.reporting.entries import ADDRESS, EntryGoneError
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.shelf.decide import Verdict, tell_finder
from bot.use_cases.shelf.items import put_on, record, standing

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

FIND_NOTICE = "shelf_find"
"""The kind of the notice that asks for a decision; its facts are those of a `ShelfItem`."""


@dataclass(frozen=True, slots=True)
class AddReceipt:
    """What was put on the shelf or suggested, as its state says."""

    item: ShelfItem
    asked: tuple[str, ...] = ()
    """The names of those who were asked about a find."""
    fallen: ShelfItem | None = None
    """The oldest item, when it fell off to make room."""
    is_renewed: bool = False
    """Whether it was on the shelf before."""


@dataclass(frozen=True, slots=True)
class AddToShelf:
    """Let managers and admins put something on the shelf, and everybody else suggest it to them."""

    database: Database

    def __call__(self, actor: Actor, act: Act, line: AddLine) -> AddReceipt:
        """Return what became of it; an address that a manager puts there again is renewed.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            UnknownPersonError: Slack did not confirm who the manager is.
            OnShelfAlreadyError: it is suggested, and on the shelf already.
            SuggestedAlreadyError: it is suggested, and somebody did so before.
            TooManySuggestedError: too many finds of the person wait already.
        """
        _authorise(actor)
        return write(self.database, actor, act, SHELF, partial(_added, actor, act, line), AddReceipt, reason=line.why)


@dataclass(frozen=True, slots=True)
class SuggestLogged:
    """Do the same with an address that the person has just logged."""

    database: Database

    def __call__(self, actor: Actor, act: Act, sequence: int) -> AddReceipt:
        """Return what became of it.

        Args:
            actor: who logged it.
            act: the click.
            sequence: the entry that logged it.

        Raises:
            EntryGoneError: it was taken back since.
            UserError: as for `AddToShelf`.
        """
        _authorise(actor)
        return write(self.database, actor, act, SHELF, partial(_logged, actor, act, sequence), AddReceipt)


def _authorise(actor: Actor) -> None:
    actor.require_seller()
    if actor.is_manager:
        actor.require_manager()


def _added(actor: Actor, act: Act, line: AddLine, tx: Transaction, sequence: int) -> AddReceipt:
    add = _put if actor.id in deciders(tx, actor.workspace_id) else _suggested
    return add(actor, act, line, tx, sequence)


def _logged(actor: Actor, act: Act, logged: int, tx: Transaction, sequence: int) -> AddReceipt:
    entries = tx.journal.entries_of(actor.workspace_id, actor.id, (ADDRESS,))
    document = next((row.receipt for row in entries if row.sequence == logged), None)
    receipt = receipts.read(Receipt, document) if document else None
    if receipt is None or receipt.address is None:
        raise EntryGoneError
    link = receipt.address.link or f"https://{receipt.address.address}"
    return _added(actor, act, AddLine(link), tx, sequence)


def _put(actor: Actor, act: Act, line: AddLine, tx: Transaction, sequence: int) -> AddReceipt:
    known = same(standing(tx, actor.workspace_id, act.moment), line.address)
    item = _new(actor, line, sequence, ItemState.ON) if known is None else _renewed(known, line)
    fallen = put_on(tx, actor.workspace_id, sequence, item, act.moment)
    if known is not None and known.is_waiting:
        tell_finder(tx, actor, act, Verdict(item, actor.id, actor.name))
    return AddReceipt(item, fallen=fallen, is_renewed=known is not None and known.is_on)


def _suggested(actor: Actor, act: Act, line: AddLine, tx: Transaction, sequence: int) -> AddReceipt:
    _check_new(standing(tx, actor.workspace_id, act.moment), actor.id, line.address)
    item = _new(actor, line, sequence, ItemState.SUGGESTED)
    record(tx, actor.workspace_id, sequence, item)
    asked = deciders(tx, actor.workspace_id)
    for person_id in asked:
        tx.notices.plan(
            actor.workspace_id,
            f"shelf:{item.id}:suggested:{person_id}",
            person_id=person_id,
            kind=FIND_NOTICE,
            facts=receipts.written(item),
            due_at=act.moment,
        )
    return AddReceipt(item, asked=tuple(person.name for person in asked.values()))


def _check_new(items: list[ShelfItem], person_id: str, address: str) -> None:
    known = same(items, address)
    if known is not None:
        raise OnShelfAlreadyError(known) if known.is_on else SuggestedAlreadyError(address)
    if sum(item.is_waiting and item.person_id == person_id for item in items) >= MOST_WAITING:
        raise TooManySuggestedError


def _new(actor: Actor, line: AddLine, sequence: int, state: ItemState) -> ShelfItem:
    return ShelfItem(sequence, line.address, line.why, line.category, actor.id, actor.name, state)


def _renewed(known: ShelfItem, line: AddLine) -> ShelfItem:
    """Return the item with what the line says of it; what it leaves out stays as it was."""
    category = known.category if line.category is Category.OTHER else line.category
    return replace(known, why=line.why or known.why, category=category, state=ItemState.ON)
