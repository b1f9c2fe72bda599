"""What is said to words in the messages with the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer

if TYPE_CHECKING:
    from bot.i18n import Texts


def hint(texts: Texts) -> Answer:
    """Return what would be understood here."""
    return Answer.of(
        texts.say(
            "I read commands, not messages: `/upshot help` shows them. What I do take here is `Connections.csv` from "
            "LinkedIn, and from admins any file that `/upshot import` takes."
        )
    )
