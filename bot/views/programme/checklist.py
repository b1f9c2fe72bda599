"""What is left to do after the set-up, with a button for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.views.answers import actions, button, section
from bot.views.programme import presets

if TYPE_CHECKING:
    from bot.domain.scoring.presets import Preset
    from bot.i18n import Texts
    from bot.views.answers import Block

STEP: Final = "set_up_step"
"""The buttons of the list; the value is the step."""
INVITE, WEIGHTS, PREVIEW, ADMIN = "invite", "weights", "preview", "admin"


def build(preset: Preset | None, texts: Texts) -> list[Block]:
    """Return the list, and its buttons in one row."""
    rules = presets.name(preset, texts) if preset else ""
    told = texts.say(
        "*What is left*\n"
        "• Invite your sellers: their first report makes them take part\n"
        "• Look at the rules, which begin as “{preset}”\n"
        "• See what would be posted\n"
        "• Add a second admin, for when you are away\n"
        "`/upshot prompts` and `/upshot season` change when sellers are asked and how long a season is.",
        preset=rules,
    )
    row = actions(
        button(texts.plain("Invite your sellers"), f"{STEP}:{INVITE}", INVITE, style="primary"),
        button(texts.plain("Look at the weights"), f"{STEP}:{WEIGHTS}", WEIGHTS),
        button(texts.plain("Preview the post"), f"{STEP}:{PREVIEW}", PREVIEW),
        button(texts.plain("Add a second admin"), f"{STEP}:{ADMIN}", ADMIN),
    )
    return [section(told), row]


def invitation(channel: str, texts: Texts) -> str:
    """Return what an admin can send to the sellers, to be copied."""
    words = texts.plain(
        "We note our week in social selling with Upshot now: it takes half a minute. Click “Report” on Upshot's Home "
        "tab, or type `/ssi 72` with your own SSI in any channel, and you take part. `/upshot policy` tells who sees "
        "what."
    )
    return texts.say(
        "Send this to your sellers, for example in #{channel}:\n```{words}```", channel=channel, words=words
    )


def second_admin(texts: Texts) -> str:
    """Return how to add another admin."""
    return texts.say("Type `/upshot admins add @anna` with the name of a colleague; one admin always stays.")
