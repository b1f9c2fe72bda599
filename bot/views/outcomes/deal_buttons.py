"""The buttons below a deal that was won: that it is right, and that the channel may know."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.flag import FlagCode
from bot.views.answers import button, cut, plain
from bot.views.outcomes.words import colleague

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.deals import Deal
    from bot.i18n import Texts
    from bot.use_cases.reporting.steps import DealSurprise
    from bot.views.answers import Block

CONFIRM: Final = "confirm_deal"
"""Its value is the entry that told of the deal."""
BELL: Final = "ring_bell"
"""Its value is the id of the deal."""
_CONFIRM_TEXT = 300
_CUSTOMER = 60


def confirm(sequence: int, texts: Texts) -> Block:
    """Return the button that says that a surprising deal is right."""
    return button(texts.plain("Yes, that is right"), CONFIRM, str(sequence), style="primary")


def questions(surprises: Sequence[DealSurprise], texts: Texts) -> Iterator[str]:
    """Yield what is asked about a deal; it never doubts the person, nor tells what others' deals are worth."""
    for surprise in surprises:
        yield _question(surprise, texts)


def _question(surprise: DealSurprise, texts: Texts) -> str:
    if surprise.code == FlagCode.F7:
        return texts.say("The value is far above what your team's deals are usually worth. Is that right?")
    if surprise.code == FlagCode.F8:
        return texts.say("It was won on the day on which it was opened. Is that right?")
    return texts.say(
        "{name} has won a deal with the same id from the CRM. One deal counts once, and you can share it. Is yours "
        "another one?",
        name=colleague(surprise.name, texts),
    )


def bell(deal: Deal, texts: Texts, currency: str) -> Block:
    """Return the button that tells the channel, once the seller has read what it says."""
    text = texts.plain(
        "The channel reads your name, the customer {customer} and {value}, and where there is one, the share that led "
        "to it.",
        customer=cut(deal.customer, _CUSTOMER),
        value=texts.money(deal.value or Decimal(0), currency),
    )
    dialog = {
        "title": plain(texts.plain("Ring the bell?"), 100),
        "text": plain(text, _CONFIRM_TEXT),
        "confirm": plain(texts.plain("Share"), 30),
        "deny": plain(texts.plain("Not now"), 30),
    }
    return button(texts.plain("🔔 Share"), BELL, str(deal.id)) | {"confirm": dialog}
