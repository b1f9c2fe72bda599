"""Why nothing is posted for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.programme import Silence

if TYPE_CHECKING:
    from bot.i18n import Texts


def why(silence: Silence, texts: Texts) -> str:
    """Return the reason, and what ends it."""
    if silence is Silence.DRY_RUN:
        return texts.say("This is a dry run: nothing is posted until `/upshot start`.")
    return texts.say("The leaderboard is off, so nothing is posted; `/upshot policy` changes that.")
