"""The line behind `/upshot export`: whose data."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.typed.cleaning import unquoted
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.exports import WHOSE


class Whose(StrEnum):
    """Whose data are exported."""

    OWN = "own"
    PROGRAMME = "programme"


def parse(text: str) -> Whose:
    """Return whose data are meant: one's own where nothing is said.

    Raises:
        TypedError: the word means nothing here.
    """
    word = unquoted(text).strip()
    if not word:
        return Whose.OWN
    if meant := WHOSE.meaning(word):
        return Whose(meant)
    raise TypedError(Reason.UNKNOWN_WORD, word, suggestions=WHOSE.near(word))
