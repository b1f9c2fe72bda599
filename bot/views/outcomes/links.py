"""Addresses of shares as links."""

from __future__ import annotations

from urllib.parse import quote

from bot.i18n import Markup

_KEPT = "%/:?&=#~!$'()*+,;@[]-._"


def link(address: str) -> Markup:
    """Return the link to a normalised address; nothing in it can end the link or come alive otherwise."""
    return Markup(f"<https://{quote(address, safe=_KEPT).replace('&', '&amp;')}>")
