"""What is said while a business report is put together, and about its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer

if TYPE_CHECKING:
    from bot.i18n import Texts


def working(texts: Texts) -> Answer:
    """Return what is said while it takes longer."""
    return Answer.of(texts.say("I am adding it all up. The report comes as a direct message in a moment."))


def being_made(texts: Texts) -> Answer:
    """Return that the file is on its way."""
    return Answer.of(texts.say("I am putting the report together. It comes as a direct message in a moment."))


def sent(texts: Texts) -> Answer:
    """Return what the file is not for."""
    return Answer.of(texts.say("This is the business report as a file. It is not for appraisal or dismissal."))
