"""An entry in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import Markup
from bot.views.content import share
from bot.views.outcomes import deal_credits
from bot.views.outcomes import words as outcomes
from bot.views.outcomes.deal_credits import Whose
from bot.views.reporting import deals, numbers, target
from bot.views.reporting.addresses import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import Receipt
    from bot.use_cases.reporting.steps import LoggedAddress


def build(receipt: Receipt, texts: Texts, currency: str) -> Markup:
    """Return an entry in few words, with its week."""
    what, week = Markup(", ".join(_parts(receipt, texts, currency))), texts.week(receipt.week)
    if receipt.moved_from is not None:
        before = texts.week(receipt.moved_from)
        return Markup(texts.say("{what}, moved from {before} to {week}", what=what, before=before, week=week))
    return Markup(texts.say("{what} ({week})", what=what, week=week))


def _parts(receipt: Receipt, texts: Texts, currency: str) -> Iterator[str]:
    if receipt.changes:
        yield numbers.listed(receipt.changes, texts, currency)
    if receipt.address is not None:
        yield _shared(receipt.address, receipt, texts)
    if receipt.deal is not None:
        yield deals.line(receipt.deal.step.after, texts, currency, Whose(receipt.deal.names))
    if receipt.declined is not None:
        yield deal_credits.summary(receipt.declined, texts)
    if receipt.outcome is not None:
        yield outcomes.line(receipt.outcome.outcome, texts)
    if receipt.note is not None:
        yield texts.say("your note")
    if receipt.confirmed:
        yield texts.say("that the numbers are right")
    if receipt.audience is not None:
        yield target.step(receipt.audience, texts)


def _shared(logged: LoggedAddress, receipt: Receipt, texts: Texts) -> Markup:
    brought = {change.metric: change.added or change.after for change in receipt.results}
    said = share.results({metric: amount for metric, amount in brought.items() if amount is not None}, texts)
    return Markup(f"{address(logged.address)} ({said})") if said else address(logged.address)
