"""How an item of the shelf is told: its category, its link, why, and who found it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.domain.shelf import Category
from bot.domain.typed.repeating import visible
from bot.i18n import Markup, escape
from bot.views.answers import cut, section
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.shelf import ShelfItem
    from bot.i18n import Texts
    from bot.views.answers import Block

_ADDRESS = 60
_HOST = 40
_WHY = 140
_SHORT_WHY = 80


def category(named: Category, texts: Texts) -> str:
    """Return what a category is called: plain text."""
    return _CATEGORIES[named](texts)


def line(item: ShelfItem, texts: Texts) -> Markup:
    """Return an item with all that is known of it, in two or three short lines."""
    found_by = texts.say("found by {name}", name=shown_name(item.person_name, texts))
    return Markup(f"{nameless(item, texts)}\n_{found_by}_")


def nameless(item: ShelfItem, texts: Texts) -> Markup:
    """Return an item without who found it, where that is said otherwise."""
    parts = [f"*{escape(category(item.category, texts))}* · {link(item)}", _cut(item.why, _WHY)]
    return Markup("\n".join(part for part in parts if part))


def short(item: ShelfItem, texts: Texts) -> Markup:
    """Return an item in one line."""
    what = _cut(item.why, _SHORT_WHY) or escape(category(item.category, texts))
    return Markup(f"{what} · {link(item)}")


def link(item: ShelfItem) -> Markup:
    """Return a link that says where it leads: its host."""
    host = (urlsplit(item.address).hostname or "").removeprefix("www.")
    target = item.address.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
    return Markup(f"<{target}|{escape(cut(host, _HOST).replace('|', ' '))}>")


def address(text: str) -> Markup:
    """Return an address, or what was typed for one, as code, so that nothing in it comes alive."""
    shown = cut(visible(text).replace("`", "'"), _ADDRESS)
    return Markup(f"`{escape(shown)}`")


def told(text: str, *, button: Block | None = None) -> Block:
    """Return a section in which only our own link is one: Slack makes none of what somebody typed."""
    block = section(text, button=button)
    return {**block, "text": {**block["text"], "verbatim": True}}


def _cut(why: str, limit: int) -> Markup:
    return escape(cut(" ".join(visible(why).split()), limit))


_CATEGORIES: Mapping[Category, Callable[[Texts], str]] = {
    Category.PRODUCT_NEWS: lambda texts: texts.plain("Product news"),
    Category.INDUSTRY_NEWS: lambda texts: texts.plain("Industry news"),
    Category.REFERENCE: lambda texts: texts.plain("Reference"),
    Category.TRADE_FAIR: lambda texts: texts.plain("Trade fair"),
    Category.VIDEO: lambda texts: texts.plain("Video"),
    Category.OTHER: lambda texts: texts.plain("Other"),
}
