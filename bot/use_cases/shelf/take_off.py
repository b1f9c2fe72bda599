"""Take something off the shelf, or take an own find back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.shelf import ItemGoneError, ItemState, NotOnShelfError, ShelfItem, same
from bot.domain.typed.lines.shelf import RemoveLine
from bot.use_cases.programme.entries import SHELF, write
from bot.use_cases.shelf.items import find, on_shelf, record

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class TakeOff:
    """Let a manager or an admin take something off the shelf."""

    database: Database

    def __call__(self, actor: Actor, act: Act, meant: RemoveLine | int) -> ShelfItem:
        """Return what is off the shelf now.

        Args:
            actor: the manager or admin.
            act: the command or click.
            meant: its number in the list of this moment or its address; or its id.

        Raises:
            NotAllowedError: the person is neither manager nor admin.
            NotOnShelfError: nothing there has the number or the address.
            ItemGoneError: it is off already.
        """
        actor.require_manager()
        return write(self.database, actor, act, SHELF, partial(_taken_off, actor, act, meant), ShelfItem)


@dataclass(frozen=True, slots=True)
class WithdrawFind:
    """Let somebody take their own find back, as long as it waits."""

    database: Database

    def __call__(self, actor: Actor, act: Act, item_id: int) -> ShelfItem:
        """Return what waits no more.

        Raises:
            ItemGoneError: it is somebody else's, or waits no more.
        """
        actor.require_seller()
        return write(self.database, actor, act, SHELF, partial(_withdrawn, actor, item_id), ShelfItem)


def _taken_off(actor: Actor, act: Act, meant: RemoveLine | int, tx: Transaction, sequence: int) -> ShelfItem:
    items = on_shelf(tx, actor.workspace_id, act.moment)
    item = _named(items, meant) if isinstance(meant, RemoveLine) else _known(items, meant)
    off = replace(item, state=ItemState.OFF)
    record(tx, actor.workspace_id, sequence, off)
    return off


def _named(items: list[ShelfItem], line: RemoveLine) -> ShelfItem:
    if line.number is not None:
        found = items[line.number - 1] if 0 < line.number <= len(items) else None
    else:
        found = same(items, line.address)
    if found is None:
        raise NotOnShelfError(line.address or f"{line.number}")
    return found


def _known(items: list[ShelfItem], item_id: int) -> ShelfItem:
    found = next((item for item in items if item.id == item_id), None)
    if found is None:
        raise ItemGoneError
    return found


def _withdrawn(actor: Actor, item_id: int, tx: Transaction, sequence: int) -> ShelfItem:
    item, _ = find(tx, actor.workspace_id, item_id)
    if item.person_id != actor.id or not item.is_waiting:
        raise ItemGoneError
    off = replace(item, state=ItemState.OFF)
    record(tx, actor.workspace_id, sequence, off)
    return off
