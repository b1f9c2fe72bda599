"""The sellers of a weekly post: as Slack's table, and in lines for where Slack refuses tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bot.domain.typed.repeating import visible
from bot.views.answers import Block, cut, section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.visibility import NamedSeller
    from bot.domain.weekly_post import PostedSeller
    from bot.i18n import Texts

Seller: TypeAlias = "PostedSeller | NamedSeller"
"""Somebody whom everybody may see, on a post or now."""

NAME: Final = 40
"""Characters of a name that are shown."""

_TELLING: Final = Decimal(8)
"""Points of movement that are more than chance: four of five moves of an unchanged seller are smaller."""
_LINES = 10
_LEFT = {"align": "left"}
_RIGHT = {"align": "right"}
"""No column is wrapped: on a phone a table scrolls sideways, and a wrapped name would stand letter below letter."""


def table(sellers: Sequence[Seller], texts: Texts) -> Block:
    """Return a table block with a line for each seller."""
    has_locked = any(seller.locked for seller in sellers)
    rows = [
        _titles(texts, has_locked=has_locked),
        *(_cells(seller, texts, has_locked=has_locked) for seller in sellers),
    ]
    columns = [_LEFT, _LEFT, *[_RIGHT] * (len(rows[0]) - 2)]
    return {"type": "table", "column_settings": columns, "rows": rows}


def plain(sellers: Sequence[Seller], texts: Texts) -> tuple[Block, ...]:
    """Return sections with a line of mrkdwn for each seller."""
    lines = [line(seller, texts) for seller in sellers]
    return tuple(section("\n".join(lines[start : start + _LINES])) for start in range(0, len(lines), _LINES))


def line(seller: Seller, texts: Texts) -> str:
    """Return what a seller has, in one line of mrkdwn."""
    facts = {
        "place": texts.number(seller.place),
        "name": f"{name(seller, texts)} {arrow(seller)}".rstrip(),
        "points": texts.points(seller.points),
        "business": texts.points(seller.business),
        "strategic": texts.points(seller.strategic),
        "ssi": texts.points(seller.ssi),
    }
    if seller.locked:
        return texts.say(
            "{place}. {name}: *{points}* (outcomes {business}, strategic {strategic}, SSI {ssi}, locked {locked})",
            locked=texts.points(seller.locked),
            **facts,
        )
    return texts.say("{place}. {name}: *{points}* (outcomes {business}, strategic {strategic}, SSI {ssi})", **facts)


def arrow(seller: Seller) -> str:
    """Return an arrow for somebody who moved by more than chance, else nothing."""
    if seller.movement is None or abs(seller.movement) < _TELLING:
        return ""
    return "▲" if seller.movement > 0 else "▼"


def name(seller: Seller, texts: Texts) -> str:
    """Return the name as it may stand in a message: never a mention, nothing that turns text around."""
    return shown_name(seller.name, texts)


def shown_name(name: str, texts: Texts) -> str:
    """Return a name as it may stand in a message; an empty one belongs to somebody who is gone."""
    shown = " ".join(visible(name).split())
    return cut(shown, NAME) if shown else texts.plain("Former member")


def _titles(texts: Texts, *, has_locked: bool) -> list[dict[str, Any]]:
    titles = [
        texts.plain("Place"),
        texts.plain("Name"),
        texts.plain("Points"),
        texts.plain("Outcomes"),
        texts.plain("Strategic"),
        texts.plain("SSI"),
    ]
    return [_text(title) for title in (*titles, *([texts.plain("Locked")] if has_locked else []))]


def _cells(seller: Seller, texts: Texts, *, has_locked: bool) -> list[dict[str, Any]]:
    numbers = [seller.points, seller.business, seller.strategic, seller.ssi, *([seller.locked] if has_locked else [])]
    return [
        _text(f"{texts.number(seller.place)} {arrow(seller)}".rstrip()),
        _text(name(seller, texts)),
        *({"type": "raw_number", "value": float(number), "text": texts.points(number)} for number in numbers),
    ]


def _text(text: str) -> dict[str, Any]:
    return {"type": "raw_text", "text": text}
