"""What a seller is told after confirming numbers that surprise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import Receipt


def build(receipt: Receipt, texts: Texts) -> Answer:
    """Return a thank you."""
    return Answer.of(texts.say("Thank you. The numbers of {week} stand as they are.", week=texts.week(receipt.week)))
