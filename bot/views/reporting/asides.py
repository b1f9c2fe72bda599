"""What is said beside an entry: what follows from it, who hears of it, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.metrics import PRIVATE
from bot.views import metrics
from bot.views.outcomes import words as outcomes
from bot.views.reporting import deal_steps, posted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import Receipt


def consequences(receipt: Receipt, texts: Texts, currency: str) -> Iterator[str]:
    """Yield what follows from an entry, and who hears of it."""
    if receipt.deal is not None:
        yield from deal_steps.consequences(receipt.deal, texts, currency)
    yield from outcomes.notes(receipt, texts)
    yield from _of_numbers(receipt, texts, currency)
    if any(change.metric in PRIVATE for change in receipt.changes):
        yield texts.say("Only you see the hours, and no points hang on them.")
    if said := posted.sentence(receipt.post, receipt.week, texts):
        yield said


def small_print(receipt: Receipt, texts: Texts) -> Iterator[str]:
    """Yield what is still open, how to take the entry back, and what has to be told once."""
    yield _next(receipt, texts)
    if receipt.tells_naming:
        yield texts.say(
            "The weekly post may name you for a badge, never with place or points; `/upshot naming off` if you would "
            "rather not."
        )


def _of_numbers(receipt: Receipt, texts: Texts, currency: str) -> Iterator[str]:
    if any(change.after is None and not change.is_emptied for change in receipt.changes):
        yield texts.say("The pillars of the earlier reading do not add up to that, so they are not kept.")
    for change in receipt.changes:
        if change.from_deals is not None:
            yield texts.say(
                "Your deals opened in {week} make {amount}; the number you typed stands instead.",
                week=texts.week(receipt.week),
                amount=texts.money(change.from_deals, currency),
            )


def _next(receipt: Receipt, texts: Texts) -> str:
    if not receipt.missing:
        return texts.say(
            "Everything asked for {week} is there. `/undo` takes this back.", week=texts.week(receipt.week)
        )
    missing = texts.listing([metrics.name(metric, texts) for metric in receipt.missing])
    return texts.say(
        "Still open for {week}: {missing}. `/undo` takes this back.", week=texts.week(receipt.week), missing=missing
    )
