"""The buttons of the shelf: their ids, and what their values say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.shelf import ItemState
from bot.views.answers import button
from bot.views.values import reads_value

if TYPE_CHECKING:
    from bot.domain.shelf import ShelfItem
    from bot.i18n import Texts
    from bot.views.answers import Block

SHARE: Final = "share_item"
TAKE_OFF: Final = "take_item_off"
WITHDRAW: Final = "withdraw_find"
"""The values of these name the item, read by `item_in`."""
DECIDE: Final = "decide_find"
"""Its value names the find and the verdict, read by `verdict_in`."""
SUGGEST: Final = "suggest_for_team"
"""Its value names the entry that logged an address, read by `item_in`."""


def share(item: ShelfItem, texts: Texts) -> Block:
    """Return the button that logs an item as shared."""
    return button(texts.plain("I shared it"), f"{SHARE}:{item.id}", str(item.id))


def take_off(item: ShelfItem, texts: Texts) -> Block:
    """Return the button that takes an item off."""
    return button(texts.plain("Take off"), f"{TAKE_OFF}:{item.id}", str(item.id))


def withdraw(item: ShelfItem, texts: Texts) -> Block:
    """Return the button with which who found it takes a find back."""
    return button(texts.plain("Take it back"), WITHDRAW, str(item.id))


def decide(item: ShelfItem, texts: Texts) -> list[Block]:
    """Return the buttons that decide about a find."""
    yes = button(texts.plain("Put on the shelf"), f"{DECIDE}:{item.id}:yes", f"{item.id} on", style="primary")
    return [yes, button(texts.plain("Not now"), f"{DECIDE}:{item.id}:no", f"{item.id} off")]


def suggest(sequence: int, texts: Texts) -> Block:
    """Return the button that suggests a logged address for the shelf."""
    return button(texts.plain("Suggest for the team"), SUGGEST, str(sequence))


@reads_value("/upshot shelf")
def item_in(value: str) -> int:
    """Return the item, or the entry, that a button's value names.

    Raises:
        OutdatedButtonError: it names none.
    """
    return int(value)


@reads_value("/upshot shelf")
def verdict_in(value: str) -> tuple[int, ItemState]:
    """Return the find and the verdict that the value of `decide` names.

    Raises:
        OutdatedButtonError: it names none.
    """
    item_id, verdict = value.split(" ")
    return int(item_id), ItemState(verdict)
