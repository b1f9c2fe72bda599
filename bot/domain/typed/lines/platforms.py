"""The line behind `/upshot platforms`: on which platforms shares count."""

from __future__ import annotations

import re

from bot.domain.content import with_linkedin
from bot.domain.typed.cleaning import unquoted
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.commands import ADDING
from bot.domain.typed.words.content import PLATFORM_NAMES

_JOINING = re.compile(r"[,;+&]|(?<!\S)(?:and|und|och|only|nur|bara)(?!\S)", re.IGNORECASE)
_HOST = re.compile(r"^<?(?:https?://)?(?:www\.)?|\.com\b.*$", re.IGNORECASE)


def parse(text: str, standing: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the platforms on which shares are to count, LinkedIn always among them; nothing for an empty line.

    Args:
        text: the platforms, or `add` or `remove` and what is to come or go.
        standing: those on which shares count now.

    Raises:
        TypedError: a word that names no platform, or nothing behind `add` or `remove`.
    """
    words = _JOINING.sub(" ", unquoted(text)).split()
    if not words:
        return None
    change = ADDING.meaning(words[0])
    named = _platforms(" ".join(words[1:] if change else words))
    if change and not named:
        raise TypedError(Reason.EMPTY, words[0])
    if change == "add":
        return with_linkedin({*standing, *named})
    if change == "remove":
        return with_linkedin({*standing} - {*named})
    return with_linkedin(named)


def _platforms(text: str) -> list[str]:
    words, found, at = text.split(), [], 0
    while at < len(words):
        pair = " ".join(words[at : at + 2])
        length = 2 if PLATFORM_NAMES.meaning(pair) and " " in pair else 1
        found.append(_platform(" ".join(words[at : at + length])))
        at += length
    return found


def _platform(word: str) -> str:
    bare = _HOST.sub("", word).strip(".:/")
    if named := PLATFORM_NAMES.meaning(word) or PLATFORM_NAMES.meaning(bare):
        return named
    raise TypedError(Reason.PLATFORM, word, suggestions=PLATFORM_NAMES.near(word))
