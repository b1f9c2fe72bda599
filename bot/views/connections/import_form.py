"""The form that takes LinkedIn's list of connections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.views import forms, inputs
from bot.views.answers import Answer, actions, button, context, section

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.views.answers import Block

FORM: Final = "import_connections"
OPEN: Final = "open_import_connections"
FILE: Final = "file"


def build(texts: Texts) -> forms.View:
    """Return the form."""
    field = inputs.file(FILE, texts.plain("The file from LinkedIn"), ["csv", "zip"])
    return forms.modal(
        texts.plain("Import connections"),
        [section(_where(texts)), field, context(_privacy(texts))],
        callback_id=FORM,
        submit=texts.plain("Read it"),
        close=texts.plain("Cancel"),
    )


def explained(texts: Texts) -> Answer:
    """Return how to get the file, and both ways to hand it over, with the button that opens the form."""
    text = "\n".join([texts.say("*Your connections from LinkedIn's own list*"), _where(texts), _ways(texts)])
    return Answer.saying(section(text), context(_privacy(texts)), open_row(texts))


def open_row(texts: Texts) -> Block:
    """Return the button that opens the form."""
    return actions(button(texts.plain("Choose the file"), OPEN))


def being_read(texts: Texts) -> Answer:
    """Return what stands where the form was."""
    return Answer.of(
        texts.say("I am reading your list. What I find comes as a message from me, and nothing is stored before.")
    )


def _where(texts: Texts) -> str:
    return texts.say(
        "On LinkedIn, in your settings under data privacy, *get a copy of your data* and tick *Connections*. LinkedIn "
        "sends you `Connections.csv`, often in an archive; both are fine here."
    )


def _ways(texts: Texts) -> str:
    return texts.say("Then choose the file below, or drop it into our messages.")


def _privacy(texts: Texts) -> str:
    return texts.say(
        "I only count: no name, address, company or title is stored or shown. You see the numbers before they are "
        "saved."
    )
