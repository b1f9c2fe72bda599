"""What may be shown back of a text that somebody typed."""

from __future__ import annotations

import re
import unicodedata

REPEATED = 80
"""How many characters of a typed text are shown back at most."""

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_ENTITY = re.compile(r"&(amp|lt|gt);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
_LABELLED = re.compile(r"<([@#])[^<>|]*\|([^<>]*)>")
_SPECIAL = re.compile(r"<!(?:[^<>|]*\|@?)?([^<>]*)>")
_LINK = re.compile(r"<([^<>|@#!\s][^<>|]*)(?:\|([^<>]*))?>")
_BARE = re.compile(r"<([@#])([^<>|]*)>")
_TOKEN_START = re.compile(r"<+(?=[@#!])")


def repeated(text: str) -> str:
    """Return what may be shown back: one line, at most `REPEATED` characters, nothing that Slack brings to life.

    It still holds ``&``, ``<`` and ``>``; escaping them belongs to whoever shows it.
    """
    start = visible(unescaped(text[: REPEATED * 8]))
    line = " ".join(worded(start).replace("`", "'").split())
    return line if len(line) <= REPEATED else line[: REPEATED - 1].rstrip() + "…"


def worded(text: str) -> str:
    """Return the text with Slack's tokens as words: ``<@U1|anna>`` as ``@anna``, ``<http://x.se|x.se>`` as ``x.se``."""
    if "<" not in text:
        return text
    named = _BARE.sub(r"\1\2", _LABELLED.sub(r"\1\2", text))
    linked = _LINK.sub(lambda link: link[2] or link[1], _SPECIAL.sub(r"@\1", named))
    return _TOKEN_START.sub("", linked)


def unescaped(text: str) -> str:
    """Return the text with Slack's three entities resolved, once."""
    return _ENTITY.sub(lambda match: _ENTITIES[match[1]], text)


def visible(text: str) -> str:
    """Return the text without control, bidi, zero-width and unassigned characters; every space is a plain one."""
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _DROPPED else character
