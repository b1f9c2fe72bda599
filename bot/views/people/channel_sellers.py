"""Whom a channel would bring, with one button that adds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.views.answers import Answer, actions, button, section

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.people.sort_members import SortedMembers

ADD: Final = "add_channel_sellers"
"""Adds everybody of the channel that its value names."""


def looking(texts: Texts) -> Answer:
    """Return what is said while the channel is looked at."""
    return Answer.of(texts.say("I am looking who is there, and tell you in a message."))


def adding(texts: Texts) -> Answer:
    """Return what is said while people are added."""
    return Answer.of(texts.say("I am adding them, and tell you in a message when it is done.")).in_place()


def build(found: SortedMembers, channel_id: str, texts: Texts) -> Answer:
    """Return how many would be added and how many are left out, and the button."""
    lines = [
        texts.say_count("{count} person can be added.", "{count} people can be added.", len(found.new)),
        texts.say_count("{count} takes part already.", "{count} take part already.", found.already),
        texts.say("Left out: {count} (apps, guests, people who left or of other companies)", count=found.left_out),
    ]
    text = "\n".join(lines if found.left_out else lines[:2])
    add = texts.plain_count("Add {count} person", "Add {count} people", len(found.new))
    row = (actions(button(add, ADD, channel_id, style="primary")),) if found.new else ()
    return Answer(text, (section(text), *row))
