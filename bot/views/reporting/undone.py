"""What a seller is told about an entry that was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import capitalised
from bot.views import metrics
from bot.views.answers import Answer, context, section
from bot.views.outcomes import deal_credits
from bot.views.outcomes import words as outcomes
from bot.views.outcomes.deal_credits import Whose
from bot.views.reporting import deals, numbers, posted, summary, target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import Standing, UndoReceipt


def build(undone: UndoReceipt, texts: Texts, currency: str) -> Answer:
    """Return what was taken back, what stands now, and what the next one would take."""
    sentences = "\n".join(_sentences(undone, texts, currency))
    hint = _next(undone, texts, currency)
    return Answer.saying(section(sentences), context(hint))


def _sentences(undone: UndoReceipt, texts: Texts, currency: str) -> Iterator[str]:
    yield texts.say("Taken back: {entry}", entry=summary.build(undone.taken, texts, currency))
    yield from _outcomes(undone, texts, currency)
    if undone.audience is not None:
        yield target.restored(undone.audience, texts)
    for week in undone.notes:
        yield texts.say("Your note for {week} is as it was before.", week=texts.week(week))
    for standing in undone.kept:
        yield texts.say(
            "{metric} was changed since by something else, and stays.",
            metric=capitalised(metrics.name(standing.metric, texts)),
        )
    if said := posted.sentence(undone.post, undone.taken.week, texts):
        yield said
    if undone.has_left:
        yield texts.say("It was your first report, so you take part again only with the next one.")


def _outcomes(undone: UndoReceipt, texts: Texts, currency: str) -> Iterator[str]:
    for deal in undone.gone:
        yield texts.say("The deal with {customer} is gone.", customer=deals.customer(deal.customer))
    for outcome in undone.outcomes:
        yield texts.say("No longer noted: {outcome}.", outcome=outcomes.line(outcome, texts))
    for standing in undone.standing:
        yield _stands(standing, texts, currency)
    whose = Whose(undone.taken.deal.names if undone.taken.deal else {})
    for deal in undone.deals:
        yield texts.say("It stands again: {deal}", deal=deals.line(deal, texts, currency, whose))
    for deal in undone.kept_deals:
        shown = deals.line(deal, texts, currency, whose)
        yield texts.say("This deal was changed since by something else, and stays: {deal}", deal=shown)
    for credit in undone.credits:
        yield deal_credits.again(credit, texts)


def _stands(standing: Standing, texts: Texts, currency: str) -> str:
    week = texts.week(standing.week)
    if standing.amount is None:
        return texts.say("Now {week} has no {metric}.", week=week, metric=metrics.name(standing.metric, texts))
    number = numbers.named(standing.metric, standing.amount, texts, currency)
    return texts.say("Now {week} has {number}.", week=week, number=number)


def _next(undone: UndoReceipt, texts: Texts, currency: str) -> str:
    if undone.next is None:
        return texts.say("There is nothing more to take back in the open weeks.")
    entry = summary.build(undone.next, texts, currency)
    return texts.say("The next `/undo` would take back: {entry}", entry=entry)
