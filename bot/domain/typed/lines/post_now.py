"""What follows `/upshot post`: the word that lets it post, or nothing."""

from __future__ import annotations

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.lookup import folded

_LONGEST = 20
_NOW = frozenset({"now", "jetzt", "sofort", "nu", "genast"})


def asks_for_now(text: str) -> bool:
    """Return whether "now" was typed, in any of the languages, or nothing at all.

    Raises:
        TypedError: something else was typed.
    """
    typed = clean(text).rstrip(".!")
    if typed and not (len(typed) <= _LONGEST and folded(typed) in _NOW):
        raise TypedError(Reason.UNKNOWN_WORD, typed, suggestions=("now",))
    return bool(typed)
