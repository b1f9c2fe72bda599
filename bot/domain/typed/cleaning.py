"""Typed text without the accidents of phones, keyboards and Slack's escaping."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.repeating import unescaped, visible

LONGEST = 2_000
"""How many characters a line may have."""

_QUOTES = "“”„‟«»″＂"  # noqa: RUF001 - these very characters are replaced
_APOSTROPHES = "‘’‚‛‹›′´"  # noqa: RUF001 - these very characters are replaced
_DASHES = "‐‑‒–—―−⁃﹘﹣－"  # noqa: RUF001 - these very characters are replaced
_FULL_WIDTH = frozenset("０１２３４５６７８９")  # noqa: RUF001 - these very characters are digits
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys(_QUOTES, '"') | dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, "-")
)


def clean(text: str) -> str:
    """Return the text in plain characters: one kind of quote, dash and space, compatibility forms resolved.

    Slack's entities are resolved once, its tokens (``<@U1|anna>``) stay. Control, bidi and zero-width characters
    vanish. Superscripts, circled and other decorated digits stay as they are, so that no reader takes them for digits.

    Raises:
        TypedError: the text is longer than `LONGEST`.
    """
    if len(text) > LONGEST:
        raise TypedError(Reason.TOO_LONG, text, limit=LONGEST)
    if text.isascii() and text.isprintable() and "&" not in text:
        return " ".join(text.split())
    plain = visible(unescaped(text)).translate(_TYPOGRAPHY)
    return " ".join(visible(_folded(plain)).translate(_TYPOGRAPHY).split())


def unquoted(text: str) -> str:
    """Return the text as `clean` does, and without quotation marks: for lines in which nothing has to be quoted.

    Raises:
        TypedError: the text is longer than `LONGEST`.
    """
    return " ".join(clean(text).replace('"', " ").split())


def _folded(text: str) -> str:
    return "".join(
        "".join(run) if decorated else unicodedata.normalize("NFKC", "".join(run))
        for decorated, run in groupby(text, key=_is_decorated_digit)
    )


def _is_decorated_digit(character: str) -> bool:
    if character.isascii() or character in _FULL_WIDTH:
        return False
    return any(plain.isdigit() for plain in unicodedata.normalize("NFKC", character))
