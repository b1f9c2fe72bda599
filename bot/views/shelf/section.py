"""What is worth sharing, in few lines, for where other things stand as well."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.views.answers import context, section
from bot.views.shelf import buttons, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.shelf import ShelfItem
    from bot.i18n import Texts
    from bot.views.answers import Block

MOST: Final = 3
"""So many items stand beside other things; `/upshot shelf` has them all."""


def build(items: Sequence[ShelfItem], texts: Texts, most: int = MOST) -> list[Block]:
    """Return the newest items in a line each, with a button that logs one as shared; nothing of an empty shelf."""
    if not items:
        return []
    blocks = [section(texts.say("*Worth sharing this week*"))]
    blocks += [_one(item, texts) for item in islice(items, most)]
    if len(items) > most:
        blocks.append(context(texts.say("`/upshot shelf` has {count} more.", count=texts.number(len(items) - most))))
    return blocks


def in_text(items: Sequence[ShelfItem], texts: Texts, most: int = MOST) -> str:
    """Return the same in words, for notifications and screen readers."""
    return "\n".join(_line(item, texts) for item in islice(items, most))


def _one(item: ShelfItem, texts: Texts) -> Block:
    return words.told(_line(item, texts), button=None if item.shared_in else buttons.share(item, texts))


def _line(item: ShelfItem, texts: Texts) -> str:
    if item.shared_in:
        return texts.say("{item} · shared in {week}", item=words.short(item, texts), week=texts.week(item.shared_in))
    return words.short(item, texts)
