"""The Home tab: the own numbers, and what to type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.views import examples
from bot.views.answers import divider, section

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.views.answers import Answer

_LINES = ("checkin", "ssi", "connections", "shares", "outcomes", "deal", "undo", "mystats", "leaderboard")


def build(numbers: Answer, texts: Texts) -> dict[str, Any]:
    """Return the tab of a person: ``numbers`` is what they are told about their own week."""
    lines = "\n".join(f"`{examples.line_for(command, texts)}`" for command in _LINES)
    how = texts.say("*Report your week* in any channel or here in the messages:\n{lines}", lines=lines)
    more = texts.say("`help` after any command explains it; `/upshot help` shows everything that you can do.")
    return {"type": "home", "blocks": [*numbers.blocks, divider(), section(how), section(more)]}
