"""What is said about exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer

if TYPE_CHECKING:
    from bot.i18n import Texts


def being_made(texts: Texts) -> Answer:
    """Return that the file is on its way."""
    return Answer.of(texts.say("I am putting your file together. It comes as a direct message in a moment."))


def own_data(texts: Texts) -> Answer:
    """Return what the file with somebody's own data holds."""
    return Answer.of(
        texts.say(
            "This is everything that is stored about you: a workbook to read, and the same as JSON. Nobody else can "
            "ask for it."
        )
    )


def programme(texts: Texts) -> Answer:
    """Return what the file of a programme holds, and what it is not for."""
    return Answer.of(
        texts.say(
            "This is all of the programme that its visibility allows: a workbook to read, and the same as CSV. It is "
            "not for appraisal or dismissal."
        )
    )
