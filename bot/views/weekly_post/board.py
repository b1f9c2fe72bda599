"""The sellers of a weekly post: as Slack's table, and in lines for where Slack refuses tables."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bot.domain.posts.tiers import Tier, tier_of
from bot.domain.typed.repeating import visible
from bot.views.answers import Block, cut, section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.visibility import NamedSeller
    from bot.domain.weekly_post import PostedSeller
    from bot.i18n import Texts

Seller: TypeAlias = "PostedSeller | NamedSeller"
"""Somebody whom everybody may see, on a post or now."""

NAME: Final = 40
"""Characters of a name that are shown."""
_CELL: Final = 22
"""The same in a table, in which the points are to be seen beside it on a phone."""
_MARKS: Final = re.compile(r"[*~`]|(?<![^\W_])_|_(?![^\W_])")
"""What Slack may read as mark-up beside its own tokens; a stroke within a word is none."""
_ALIKE: Final = {"*": "\u2217", "~": "\u223c", "`": "\u02cb", "_": "\u02cd"}
"""What looks like it, and is no mark-up."""

_TELLING: Final = Decimal(8)
"""Points of movement that are more than chance: four of five moves of an unchanged seller are smaller."""
_UP, _DOWN = "▲", "▼"
_LINES: Final = 10
"""Sellers in one section, or on one page of a table."""
_FROM_RIGHT: Final = frozenset({"R", "AL", "AN"})
_LEFT = {"align": "left"}
_RIGHT = {"align": "right"}
"""No column is wrapped: on a phone a table scrolls sideways, and a wrapped name would stand letter below letter."""


def table(sellers: Sequence[Seller], texts: Texts) -> Block:
    """Return a table block with a line for each seller; a long one in pages, which people can sort."""
    has_locked = any(seller.locked for seller in sellers)
    rows = [
        _titles(texts, has_locked=has_locked),
        *(_cells(seller, texts, has_locked=has_locked) for seller in sellers),
    ]
    if len(sellers) > _LINES:
        paged = {"caption": texts.plain("Leaderboard"), "page_size": _LINES, "row_header_column_index": 1}
        return {"type": "data_table", **paged, "rows": rows}
    columns = [_LEFT, _LEFT, *[_RIGHT] * (len(rows[0]) - 3), _LEFT]
    return {"type": "table", "column_settings": columns, "rows": rows}


def plain(sellers: Sequence[Seller], texts: Texts) -> tuple[Block, ...]:
    """Return sections with a line of mrkdwn for each seller, below what the points consist of."""
    return tuple(map(section, lines(sellers, texts)))


def lines(sellers: Sequence[Seller], texts: Texts) -> list[str]:
    """Return the same as mrkdwn of ten lines at most each."""
    told = [line(seller, texts) for seller in sellers]
    found = ["\n".join(told[start : start + _LINES]) for start in range(0, len(told), _LINES)]
    return [f"{legend(texts)}\n{found[0]}", *found[1:]] if found else []


def legend(texts: Texts) -> str:
    """Return what the points of the lines below it consist of."""
    return texts.say("_Points = outcomes + strategic + SSI_")


def line(seller: Seller, texts: Texts, *, is_heard: bool = False) -> str:
    """Return what a seller has, in one line of mrkdwn; to be heard it has words in place of signs."""
    moved = _move(seller, texts) if is_heard else arrow(seller)
    told = texts.say(
        "{place}. {name}: {points}",
        place=texts.number(seller.place),
        name=f"{in_line(seller.name, texts)} {moved}".rstrip(),
        points=points(seller, texts),
    )
    tier = tier_of(seller.points)
    return told if tier is Tier.BUILDING else f"{told} · {tier_name(tier, texts)}"


def points(seller: Seller, texts: Texts) -> str:
    """Return a seller's points as the sum of their parts, in mrkdwn."""
    return adding_up(seller.points, (seller.business, seller.strategic, seller.ssi, seller.locked), texts)


def adding_up(total: Decimal, parts: Sequence[Decimal], texts: Texts) -> str:
    """Return points as the sum of their parts, which are outcomes, strategic, SSI and, 0 or below, locked; mrkdwn."""
    *gained, locked = parts
    facts = {"points": texts.points(total), "parts": " + ".join(map(texts.points, gained))}
    if not locked:
        return texts.say("*{points}* = {parts}", **facts)
    return texts.say("*{points}* = {parts} − {locked} locked", locked=texts.points(abs(locked)), **facts)


def tier_name(tier: Tier, texts: Texts) -> str:
    """Return what a tier is called."""
    return _TIERS[tier](texts)


def arrow(seller: Seller) -> str:
    """Return an arrow for somebody who moved by more than chance, else nothing."""
    if seller.movement is None or abs(seller.movement) < _TELLING:
        return ""
    return _UP if seller.movement > 0 else _DOWN


def _move(seller: Seller, texts: Texts) -> str:
    if not arrow(seller):
        return ""
    return texts.plain("(up)") if arrow(seller) == _UP else texts.plain("(down)")


def shown_name(name: str, texts: Texts, longest: int = NAME) -> str:
    """Return a name as it may stand in a message: never a mention, nothing that turns text around.

    An empty one belongs to somebody who is gone.
    """
    shown = " ".join(visible(name).split())
    return _isolated(cut(shown, longest)) if shown else texts.plain("Former member")


def in_line(name: str, texts: Texts) -> str:
    """Return a name as it may stand in a line of mrkdwn, where its own stars and strokes are no mark-up."""
    return _MARKS.sub(lambda mark: _ALIKE[mark[0]], shown_name(name, texts))


def _isolated(name: str) -> str:
    """Return a name that is written from right to left so that nothing around it is turned around [Unicode: UAX 9]."""
    is_turning = any(unicodedata.bidirectional(character) in _FROM_RIGHT for character in name)
    return f"\u2068{name}\u2069" if is_turning else name


def _titles(texts: Texts, *, has_locked: bool) -> list[dict[str, Any]]:
    titles = [
        texts.plain("Place"),
        texts.plain("Name"),
        texts.plain("Points"),
        texts.plain("Outcomes"),
        texts.plain("Strategic"),
        texts.plain("SSI"),
    ]
    locked = [texts.plain("Locked")] if has_locked else []
    return [_text(title) for title in (*titles, *locked, texts.plain("Tier"))]


def _cells(seller: Seller, texts: Texts, *, has_locked: bool) -> list[dict[str, Any]]:
    numbers = [seller.points, seller.business, seller.strategic, seller.ssi, *([seller.locked] if has_locked else [])]
    return [
        _text(f"{texts.number(seller.place)} {arrow(seller)}".rstrip()),
        _text(shown_name(seller.name, texts, _CELL)),
        *({"type": "raw_number", "value": float(number), "text": texts.points(number)} for number in numbers),
        _text(tier_name(tier_of(seller.points), texts)),
    ]


def _text(text: str) -> dict[str, Any]:
    return {"type": "raw_text", "text": text}


_TIERS: Final[Mapping[Tier, Callable[[Texts], str]]] = {
    Tier.AT_GOAL: lambda texts: texts.plain("at goal"),
    Tier.CLOSE: lambda texts: texts.plain("close to the goal"),
    Tier.ON_THE_WAY: lambda texts: texts.plain("on the way"),
    Tier.BUILDING: lambda texts: texts.plain("building up"),
}
