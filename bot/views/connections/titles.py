"""Job titles of a target audience as people read them."""

from __future__ import annotations

from bot.i18n import Markup, escape
from bot.views.answers import cut

_MOST = 300


def shown(titles: str) -> Markup:
    """Return titles as code, so that their asterisks stay what they are; cut where there are too many."""
    return Markup("`" + escape(cut(titles, _MOST).replace("`", "'")) + "`")
