"""Whom the programme wants to reach, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer, context, section
from bot.views.connections.titles import shown

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.programme.change_audience import AudienceReceipt


def build(receipt: AudienceReceipt, texts: Texts) -> Answer:
    """Return the titles as they stand, and what they are for."""
    told = _titles(receipt, texts)
    how = texts.say(
        "They are counted when somebody imports their connections from LinkedIn; whoever set a target of their own "
        "counts by that. `/upshot audience help` shows how to change them."
    )
    return Answer.saying(section(told), context(how))


def _titles(receipt: AudienceReceipt, texts: Texts) -> str:
    if not receipt.titles:
        return (
            texts.say("The programme has no target audience any more.")
            if receipt.is_changed
            else texts.say("The programme has no target audience.")
        )
    if receipt.is_changed:
        return texts.say("The programme's target audience is now: {titles}", titles=shown(receipt.titles))
    return texts.say("The programme's target audience: {titles}", titles=shown(receipt.titles))
