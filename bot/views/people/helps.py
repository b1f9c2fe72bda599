"""What each command about people takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def explained(command: str, texts: Texts) -> Answer:
    """Return the help of a command after ``/upshot``."""
    return Answer.of(_TEXTS[command](texts))


_TEXTS: Mapping[str, Callable[[Texts], str]] = {
    "admins": lambda texts: texts.say(
        "*Who looks after the programme*\n"
        "`/upshot admins` lists them\n"
        "`/upshot admins add @anna` makes full members of this workspace admins\n"
        "`/upshot admins remove @anna` takes the role back; one admin always stays"
    ),
    "managers": lambda texts: texts.say(
        "*Who leads sellers*\n"
        "`/upshot managers` lists them\n"
        "`/upshot managers add @anna` lets full members of this workspace confirm days away, settle claims and look "
        "after the shelf\n"
        "`/upshot managers remove @anna` takes the role back"
    ),
    "executives": lambda texts: texts.say(
        "*Who is told what came of a month*\n"
        "`/upshot executives` lists them\n"
        "`/upshot executives add @anna` sends a full member four figures and a chart after each month, and lets them "
        "see what the programme brings about, in sums\n"
        "`/upshot executives remove @anna` takes the role back"
    ),
    "sellers": lambda texts: texts.say(
        "*Who takes part*\n"
        "`/upshot sellers add @anna @ben` lets people take part, guests of this workspace too\n"
        "`/upshot sellers add #sales` tells whom a channel or user group would bring, with a button that adds them\n"
        '`/upshot sellers add @anna from 2026-12-01 share 60% country DE-BY licence "Core"` sets what holds for them\n'
        "`/upshot sellers @anna share 80%` changes it from this week on, or from the day after `from`\n"
        "`/upshot sellers @anna role farmer` gives a sales role, any word, which may have goals of its own\n"
        "`/upshot sellers remove @anna` ends it today; what was reported stays, and coming back goes on from there"
    ),
    "people": lambda texts: texts.say(
        "*Who takes part*\n"
        "`/upshot people` lists the sellers: since when, team, working share, holidays and licence; “Edit” changes it\n"
        "`/upshot sellers help` tells how to change that"
    ),
    "auditors": lambda texts: texts.say(
        "*Who reads along*\n"
        "`/upshot auditors` lists them\n"
        "`/upshot auditors add @anna` lets full members see the rules, who changed them and how things are. Auditors "
        "see no more of single sellers than everybody does, change nothing and report nothing\n"
        "`/upshot auditors remove @anna` takes the role back"
    ),
}
