"""What became of a deal, as its seller is told of it: what it is, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deals import Stage
from bot.i18n import Markup
from bot.views.outcomes.deal_credits import Whose
from bot.views.reporting import deals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import Receipt
    from bot.use_cases.reporting.steps import DealStep


def stored(receipt: Receipt, deal: DealStep, texts: Texts, currency: str) -> str:
    """Return the deal as it stands now, and for which week."""
    facts = {"week": texts.week(receipt.week), "deal": deals.gist(deal.step.after, texts, currency)}
    if deal.step.before is None:
        return texts.say("New deal for {week}: {deal}", **facts)
    return texts.say("Noted for {week}: {deal}", **facts)


def details(deal: DealStep, texts: Texts) -> str:
    """Return what else is known of it, in one line; empty for an ordinary deal."""
    return Markup(" · ".join(deals.details(deal.step.after, texts, Whose(deal.names))))


def consequences(deal: DealStep, texts: Texts, currency: str) -> Iterator[str]:
    """Yield how it stood before, who else hears of it, and what it makes the pipeline."""
    before, after = deal.step.before, deal.step.after
    if before is not None:
        yield texts.say("It was: {deal}", deal=deals.line(before, texts, currency, Whose(deal.names)))
    if after.credits and (before is None or before.credits != after.credits):
        yield texts.say_count(
            "Your colleague is told, and can decline.", "Your colleagues are told, and can decline.", len(after.credits)
        )
    if deal.is_unverified:
        yield texts.say(
            "Unverified, as it is large: a manager or admin looks at it, or its CRM id will do. It counts from now on."
        )
    yield from _pipeline(deal, texts, currency)


def _pipeline(deal: DealStep, texts: Texts, currency: str) -> Iterator[str]:
    """Yield a line about the pipeline, when the step changed it or would have."""
    before, after = deal.step.before, deal.step.after
    is_same = before is not None and (before.value, before.opened_on) == (after.value, after.opened_on)
    if deal.pipeline_week is None or (is_same and after.stage is not Stage.VOID):
        return
    week = texts.week(deal.pipeline_week)
    if deal.typed_pipeline is not None:
        amount = texts.money(deal.typed_pipeline, currency)
        yield texts.say("The new pipeline of {week} stays {amount}, as you typed it.", week=week, amount=amount)
    else:
        amount = texts.money(deal.pipeline or 0, currency)
        yield texts.say("Your deals make the new pipeline of {week} {amount}.", week=week, amount=amount)
