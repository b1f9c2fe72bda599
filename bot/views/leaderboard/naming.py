"""Whether somebody is named for badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.leaderboard.naming import NamingReceipt


def build(receipt: NamingReceipt, texts: Texts) -> Answer:
    """Return what holds, and the other way."""
    if not receipt.is_possible:
        return Answer.of(
            texts.say("Nobody is named for badges in this programme. I keep your wish in case it changes.")
        )
    if receipt.is_wished:
        return Answer.of(
            texts.say(
                "The weekly post may name you for a badge, with the reason and never with your place or points. "
                "`/upshot naming off` if you would rather not."
            )
        )
    return Answer.of(
        texts.say("The weekly post does not name you for badges. `/upshot naming on` if you would like that.")
    )
