"""The items of the shelf as they are stored, and as they look to somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.addresses import WEEKS_BETWEEN, normalised
from bot.domain.shelf import LASTS, MOST_IN_PROMPT, MOST_ITEMS, Category, ItemGoneError, ItemState, ShelfItem
from bot.domain.weeks import Week
from storage.shelf import ShelfRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from storage.shelf import StandingItem
    from storage.transaction import Transaction


def standing(tx: Transaction, workspace_id: str, now: datetime) -> list[ShelfItem]:
    """Return what is on the shelf, or waits to be put there, newest first; what has lasted long enough is gone."""
    found = [item for item in tx.shelf.items(workspace_id, since=now - LASTS) if item.item.state != ItemState.OFF]
    people = tx.people.all(workspace_id, [row.item.person_id for row in found]) if found else {}
    names = {person_id: person.name for person_id, person in people.items()}
    return [item_of(row.item, names.get(row.item.person_id, "")) for row in reversed(found)]


def on_shelf(tx: Transaction, workspace_id: str, now: datetime) -> list[ShelfItem]:
    """Return what is on the shelf, newest first."""
    return [item for item in standing(tx, workspace_id, now) if item.is_on]


def seen_by(tx: Transaction, workspace_id: str, person_id: str, week: Week, now: datetime) -> list[ShelfItem]:
    """Return what is on the shelf, newest first, each with the week in which the person shared it.

    An address shared without the shelf counts as shared, too; it would not count again.
    """
    items = on_shelf(tx, workspace_id, now)
    if not items:
        return items
    since = (week - (WEEKS_BETWEEN - 1)).starts_on
    shared = {row.address: Week.of(row.week_start) for row in tx.contents.of_seller(workspace_id, person_id, since)}
    return [replace(item, shared_in=shared.get(normalised(item.address))) for item in items]


def unshared(items: Sequence[ShelfItem]) -> tuple[ShelfItem, ...]:
    """Return the newest items that the person has not shared, as many as a prompt has room for."""
    return tuple(item for item in items if item.shared_in is None)[:MOST_IN_PROMPT]


def find(tx: Transaction, workspace_id: str, item_id: int) -> tuple[ShelfItem, StandingItem]:
    """Return an item in any state, and since when and by whom it stands so.

    Raises:
        ItemGoneError: there is none.
    """
    row = tx.shelf.find(workspace_id, item_id)
    if row is None:
        raise ItemGoneError
    return item_of(row.item, name_of(tx, workspace_id, row.item.person_id)), row


def record(tx: Transaction, workspace_id: str, sequence: int, item: ShelfItem) -> None:
    """Add a version of an item."""
    row = ShelfRow(item.id, item.address, item.why, item.category, item.person_id, item.state)
    tx.shelf.record(workspace_id, sequence, row)


def put_on(tx: Transaction, workspace_id: str, sequence: int, item: ShelfItem, now: datetime) -> ShelfItem | None:
    """Let an item be on the shelf; return the oldest one, when that falls off to make room."""
    others = [other for other in on_shelf(tx, workspace_id, now) if other.id != item.id]
    record(tx, workspace_id, sequence, replace(item, state=ItemState.ON))
    if len(others) < MOST_ITEMS:
        return None
    record(tx, workspace_id, sequence, replace(others[-1], state=ItemState.OFF))
    return others[-1]


def name_of(tx: Transaction, workspace_id: str, person_id: str) -> str:
    """Return what somebody is called; nothing for somebody who is not known."""
    person = tx.people.find(workspace_id, person_id)
    return person.name if person else ""


def item_of(row: ShelfRow, name: str) -> ShelfItem:
    """Return a stored item with the name of who found it."""
    return ShelfItem(
        row.item_id, row.address, row.why, Category(row.category), row.person_id, name, ItemState(row.state)
    )
