"""The bell: what the channel reads of a won deal, and what the seller is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.use_cases import receipts
from bot.use_cases.outcomes.ring_bell import Bell, BellRung, BellState
from bot.views.answers import Answer
from bot.views.outcomes.links import link
from bot.views.reporting.deals import customer
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def notice(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message to the channel, in the programme's language; the facts are those of a `Bell`."""
    bell: Bell = receipts.read(Bell, json.dumps(facts))
    told = {
        "name": shown_name(bell.name, texts),
        "customer": customer(bell.customer),
        "value": texts.money(bell.value, bell.currency),
    }
    if bell.address:
        return Answer.of(
            texts.say(
                ":bell: *{name}* won *{customer}*, {value}, from a share: {link}", link=link(bell.address), **told
            )
        )
    return Answer.of(texts.say(":bell: *{name}* won *{customer}*, {value}.", **told))


def rung(told: BellRung, texts: Texts) -> Answer:
    """Return what became of the click, below the receipt, which stays."""
    return Answer.of(_STATES[told.state](texts, told.channel_name))


_STATES: Mapping[BellState, Callable[[Texts, str], str]] = {
    BellState.RINGING: lambda texts, channel: texts.say("The bell rings in #{channel}.", channel=channel),
    BellState.RUNG: lambda texts, channel: texts.say("The bell has rung in #{channel} for this deal.", channel=channel),
    BellState.UNKNOWN: lambda texts, channel: texts.say(
        "Slack left open whether the bell rang in #{channel}, so I do not ring it twice. Please look there.",
        channel=channel,
    ),
}
