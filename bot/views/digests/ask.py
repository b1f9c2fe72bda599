"""The words for who asks for help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.digests import LONGEST_REQUEST
from bot.views.answers import Answer, actions, button
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.digests.ask import HelpAsked, TooLongRequestError
    from bot.views.answers import Block

ASK: Final = "ask_for_help"
NEVER_MIND: Final = "no_help_needed"


def ask_button(texts: Texts) -> Block:
    """Return the button that asks for help without saying more."""
    return button(texts.plain("Ask for help"), ASK)


def asked(told: HelpAsked, texts: Texts) -> Answer:
    """Return what managers will read, with a way back."""
    if told.is_withdrawn:
        if told.is_changed:
            return Answer.of(texts.say("Good. Nobody reads it any more."))
        return Answer.of(texts.say("You have not asked for help this week, so there was nothing to take back."))
    who = texts.listing([shown_name(name, texts) for name in told.managers])
    if not who:
        said = texts.say("Noted. There is no manager yet; an admin names one by `/upshot managers add @anna`.")
    elif told.about:
        said = texts.say("Noted. It stands in the next weekly digest of {managers}: “{about}”", **_facts(told, who))
    else:
        said = texts.say("Noted. The next weekly digest of {managers} says that you would like a hand.", managers=who)
    return Answer.of(said, actions(button(texts.plain("Never mind"), NEVER_MIND)))


def explained(texts: Texts) -> Answer:
    """Return how to ask, with the button for who has nothing to add."""
    text = texts.say(
        "*Ask for help*\n"
        '`/upshot ask "Nobody answers my messages"` puts it into the next weekly digest of your managers; they see '
        "your name and these words, and nothing else\n"
        "`/upshot ask never mind` takes it back"
    )
    return Answer.of(text, actions(ask_button(texts)))


def too_long(error: TooLongRequestError, texts: Texts) -> str:
    """Return what to do about too many words."""
    return texts.say(
        "That has {length} characters, and {most} are kept. Please say it in fewer; nothing was stored.",
        length=error.length,
        most=LONGEST_REQUEST,
    )


def _facts(told: HelpAsked, who: str) -> dict[str, str]:
    return {"managers": who, "about": told.about}
