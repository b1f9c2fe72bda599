"""Whether `/upshot post` was followed by the word that lets it post."""

from __future__ import annotations

from bot.domain.typed.words.lookup import folded

_LONGEST = 20
_NOW = frozenset({"now", "jetzt", "sofort", "nu", "genast"})


def asks_for_now(text: str) -> bool:
    """Return whether nothing but "now" was typed, in any of the languages."""
    return len(text) <= _LONGEST and folded(text.strip().rstrip(".!")) in _NOW
