"""Whom a channel or user group would bring, with one button that adds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.views.answers import Answer, actions, button, section
from bot.views.values import reads_value

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.people.sort_members import SortedMembers

ADD: Final = "add_channel_sellers"
"""Adds everybody of the channel or user group that its value names."""
JOIN: Final = "add_people_to_team"
"""Adds everybody of a channel or user group to a team; its value names both, read by `team_and_source`."""


def looking(texts: Texts) -> Answer:
    """Return what is said while the channel is looked at."""
    return Answer.of(texts.say("I am looking who is there, and tell you in a message."))


def adding(texts: Texts) -> Answer:
    """Return what is said while people are added."""
    return Answer.of(texts.say("I am adding them, and tell you in a message when it is done.")).in_place()


def build(found: SortedMembers, source_id: str, texts: Texts) -> Answer:
    """Return how many would be added and how many are left out, and the button."""
    already = texts.say_count("{count} takes part already.", "{count} take part already.", found.already)
    return _told(found, already, (ADD, source_id), texts)


def for_team(found: SortedMembers, source_id: str, team_id: int, texts: Texts) -> Answer:
    """Return how many would join a team and how many are left out, and the button."""
    already = texts.say_count("{count} is in it already.", "{count} are in it already.", found.already)
    return _told(found, already, (JOIN, f"{team_id} {source_id}"), texts)


@reads_value("/upshot teams")
def team_and_source(value: str) -> tuple[int, str]:
    """Return the team and the channel or user group that a button names."""
    team_id, source_id = value.split(" ")
    return int(team_id), source_id


def _told(found: SortedMembers, already: str, target: tuple[str, str], texts: Texts) -> Answer:
    lines = [
        texts.say_count("{count} person can be added.", "{count} people can be added.", len(found.new)),
        already,
        texts.say("Left out: {count} (apps, guests, people who left or of other companies)", count=found.left_out),
    ]
    text = "\n".join(lines if found.left_out else lines[:2])
    add = texts.plain_count("Add {count} person", "Add {count} people", len(found.new))
    row = (actions(button(add, *target, style="primary")),) if found.new else ()
    return Answer(text, (section(text), *row))
