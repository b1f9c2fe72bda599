"""What is said while everything is added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer

if TYPE_CHECKING:
    from bot.i18n import Texts


def build(texts: Texts) -> Answer:
    """Return that the answer follows, and why it takes its time."""
    return Answer.of(
        texts.say(
            "Rules or settings have just changed, so everything is being added up anew. Your answer comes as a direct "
            "message in a moment."
        )
    )
