"""The form that takes a file from an admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.views import forms, inputs
from bot.views.answers import Answer, actions, button, context, section

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.views.answers import Block

FORM: Final = "import_file"
OPEN: Final = "open_import_file"
FILE: Final = "import_file"


def build(texts: Texts) -> forms.View:
    """Return the form."""
    field = inputs.file(FILE, texts.plain("CSV or Excel file"), ["csv", "xlsx", "tsv", "txt"])
    return forms.modal(
        texts.plain("Import a file"),
        [section(_what(texts)), field, context(_how(texts))],
        callback_id=FORM,
        submit=texts.plain("Read it"),
        close=texts.plain("Cancel"),
    )


def explained(texts: Texts) -> Answer:
    """Return what can be imported, with the button that opens the form."""
    title, ways = (
        texts.say("*Import what other systems know*"),
        texts.say(
            "Choose the file below, or drop it into our messages. `/upshot import connections` takes your own list "
            "from LinkedIn."
        ),
    )
    text = "\n".join([title, _what(texts), ways])
    return Answer.saying(section(text), context(_how(texts)), open_row(texts))


def open_row(texts: Texts) -> Block:
    """Return the button that opens the form."""
    return actions(button(texts.plain("Choose the file"), OPEN))


def being_read(texts: Texts) -> Answer:
    """Return what stands where the form was."""
    return Answer.of(
        texts.say("I am reading the file. What I find comes as a message from me, and nothing is stored before.")
    )


def so_far(rows: int, texts: Texts) -> Answer:
    """Return how far reading has come."""
    if not rows:
        return Answer.of(texts.say("I am reading the file …"))
    return Answer.of(
        texts.say_count("I am reading the file: {count} row …", "I am reading the file: {count} rows …", rows)
    )


def being_saved(texts: Texts) -> Answer:
    """Return what stands in place of the preview while it is saved."""
    return Answer.of(texts.say("I am saving it. I tell you when it is done.")).in_place()


def _what(texts: Texts) -> str:
    return texts.say(
        "• *Deals* from HubSpot, Salesforce, Dynamics or Pipedrive, as they export them\n"
        "• *SSI per seat* from the usage report of Sales Navigator\n"
        "• *Reported numbers* of past weeks: seller, week, and a column for each number"
    )


def _how(texts: Texts) -> str:
    return texts.say(
        "I show first what would change, row by row what I cannot take, and then save all of the rest or nothing. "
        "Weekly posts that are final stay as they are."
    )
