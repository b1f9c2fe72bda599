"""What can be typed about teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer

if TYPE_CHECKING:
    from bot.i18n import Texts


def explained(texts: Texts) -> Answer:
    """Return the help of ``/upshot teams``."""
    return Answer.of(
        texts.say(
            "*Teams and who leads them*\n"
            "`/upshot teams` shows them, with buttons for admins\n"
            '`/upshot teams add "Nord" manager @eva` begins a team; its managers are asked first about its people\n'
            "`/upshot teams add @anna @ben to Nord` puts people in it, from this week on\n"
            "`/upshot teams add @anna to Nord from 2026-12-07` does it from a later week on\n"
            "`/upshot teams add #nord-sales to Nord` tells whom a channel or user group would bring\n"
            "`/upshot teams remove @anna` from whatever team\n"
            "`/upshot teams rename Nord to North` and `/upshot teams end Nord`\n"
            "`/upshot teams channel Nord #nord` posts its own leaderboard there each week\n"
            "`/upshot teams channel Nord none` ends that\n"
            "`/leaderboard teams` compares them, from three people on"
        )
    )
