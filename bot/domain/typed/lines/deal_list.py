"""The line that lists deals: `list`, `list won`."""

from __future__ import annotations

from typing import Final

from bot.domain.typed.cleaning import clean
from bot.domain.typed.words.deals import LISTING, STAGES

EVERYTHING: Final = "all"
"""In place of a stage."""
_IN_HAND: Final = {"qualified": "open"}


def parse(text: str) -> str | None:
    """Return the stage of the deals that a line asks to see, or `EVERYTHING`; nothing for a line that tells of a deal.

    Qualified deals are among the open ones.
    """
    word, _, which = clean(text).partition(" ")
    if LISTING.meaning(word) is None:
        return None
    stage = STAGES.meaning(which) if which else EVERYTHING
    return _IN_HAND.get(stage, stage) if stage else None
