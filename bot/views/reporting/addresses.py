"""Web addresses in answers."""

from __future__ import annotations

from bot.i18n import Markup
from bot.views.answers import cut

_LONGEST = 80


def address(text: str) -> Markup:
    """Return a web address as code, so that nothing in it comes alive."""
    shown = cut(text, _LONGEST).replace("`", "'")
    return Markup("`" + shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "`")
