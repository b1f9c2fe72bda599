"""What a seller is told about an entry that was stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.metrics import PRIVATE
from bot.i18n import Markup
from bot.use_cases.reporting.correct_entry import VALUE
from bot.use_cases.reporting.receipts import NoteStep
from bot.views import metrics
from bot.views.answers import Answer, Block, actions, context
from bot.views.content import share
from bot.views.outcomes import deal_buttons, deal_credits
from bot.views.outcomes import words as outcomes
from bot.views.reporting import buttons, deals, numbers, posted, questions, target
from bot.views.reporting.addresses import address
from bot.views.shelf import buttons as shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import LoggedAddress, Receipt


def build(receipt: Receipt, texts: Texts, currency: str) -> Answer:
    """Return what is stored and for which week, what to know about it, and the most useful next thing."""
    sentences = "\n".join(_sentences(receipt, texts, currency))
    hint = "\n".join(_small_print(receipt, texts))
    row = list(_buttons(receipt, texts, currency))
    answer = Answer.of(sentences, context(hint), *([actions(*row)] if row else []))
    return Answer(f"{sentences}\n{hint}", answer.blocks)


def summary(receipt: Receipt, texts: Texts, currency: str) -> Markup:
    """Return an entry in few words, with its week."""
    parts = [numbers.listed(receipt.changes, texts, currency)] if receipt.changes else []
    if receipt.address is not None:
        parts.append(_shared(receipt.address, receipt, texts))
    if receipt.deal is not None:
        parts.append(deals.line(receipt.deal.step.after, texts, currency))
    if receipt.declined is not None:
        parts.append(deal_credits.summary(receipt.declined, texts))
    if receipt.outcome is not None:
        parts.append(outcomes.line(receipt.outcome.outcome, texts))
    if receipt.note is not None:
        parts.append(Markup(texts.say("your note")))
    if receipt.confirmed:
        parts.append(Markup(texts.say("that the numbers are right")))
    if receipt.audience is not None:
        parts.append(target.step(receipt.audience, texts))
    what, week = Markup(", ".join(parts)), texts.week(receipt.week)
    if receipt.moved_from is not None:
        before = texts.week(receipt.moved_from)
        return Markup(texts.say("{what}, moved from {before} to {week}", what=what, before=before, week=week))
    return Markup(texts.say("{what} ({week})", what=what, week=week))


def _shared(logged: LoggedAddress, receipt: Receipt, texts: Texts) -> Markup:
    brought = {change.metric: change.added or change.after for change in receipt.results}
    said = share.results({metric: amount for metric, amount in brought.items() if amount is not None}, texts)
    return Markup(f"{address(logged.address)} ({said})") if said else address(logged.address)


def _sentences(receipt: Receipt, texts: Texts, currency: str) -> Iterator[str]:
    if receipt.moved_from is not None:
        yield texts.say("Moved from {week}.", week=texts.week(receipt.moved_from))
    if receipt.changes:
        yield numbers.noted(receipt.changes, receipt.week, texts, currency)
    if receipt.address is not None:
        yield from share.counted(receipt, receipt.address, texts)
    if receipt.deal is not None:
        yield deals.stepped(receipt, receipt.deal, texts, currency)
        yield from deal_buttons.questions(receipt.deal.surprises, texts)
    if receipt.outcome is not None:
        yield outcomes.counted(receipt, receipt.outcome, texts)
    yield from outcomes.notes(receipt, texts)
    yield from _notes(receipt, texts, currency)
    yield from _own(receipt, texts)
    yield from (questions.question(flag, texts) for flag in receipt.questions)
    if said := posted.sentence(receipt.post, receipt.week, texts):
        yield said
    if receipt.started_on is not None:
        yield _welcome(receipt, receipt.started_on, texts)
    if receipt.offers is not None:
        week = texts.week(receipt.offers)
        yield texts.say("A new week has begun, and {week} is not posted yet. Was it meant for {week}?", week=week)


def _notes(receipt: Receipt, texts: Texts, currency: str) -> Iterator[str]:
    if any(change.after is None and not change.is_emptied for change in receipt.changes):
        yield texts.say("The pillars of the earlier reading do not add up to that, so they are not kept.")
    for change in receipt.changes:
        if change.from_deals is not None:
            yield texts.say(
                "Your deals opened in {week} make {amount}; the number you typed stands instead.",
                week=texts.week(receipt.week),
                amount=texts.money(change.from_deals, currency),
            )


def _own(receipt: Receipt, texts: Texts) -> Iterator[str]:
    """Yield what stays between the seller and the bot."""
    if receipt.note is NoteStep.KEPT:
        yield texts.say("Your note for {week} is kept; only you see it.", week=texts.week(receipt.week))
    if receipt.note is NoteStep.REMOVED:
        yield texts.say("Your note for {week} is gone.", week=texts.week(receipt.week))
    if any(change.metric in PRIVATE for change in receipt.changes):
        yield texts.say("Only you see the hours, and no points hang on them.")


def _welcome(receipt: Receipt, started_on: date, texts: Texts) -> str:
    day = texts.date(started_on)
    if started_on == receipt.week.starts_on:
        return texts.say("Welcome! With this first report you take part, from {day} on.", day=day)
    return texts.say(
        "Welcome! With this first report you take part, from {day} on. Your first week counts by the working days "
        "left in it.",
        day=day,
    )


def _small_print(receipt: Receipt, texts: Texts) -> Iterator[str]:
    yield _next(receipt, texts)
    if receipt.tells_naming:
        yield texts.say(
            "The weekly post may name you for a badge, never with place or points; `/upshot naming off` if you would "
            "rather not."
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


def _buttons(receipt: Receipt, texts: Texts, currency: str) -> Iterator[Block]:
    if receipt.questions:
        yield buttons.confirm_numbers(receipt.week, receipt.questions, texts)
        yield buttons.undo(receipt.sequence, texts)
    if receipt.offers is not None:
        yield buttons.move(receipt.sequence, receipt.offers, texts)
    for change in receipt.changes:
        if change.other is not None:
            read_in = change.typed.currency if change.typed else currency
            yield buttons.other(receipt.sequence, change.metric, change.other, texts, read_in)
    if receipt.address is not None:
        yield from share.choices(receipt.address, texts)
    if receipt.address is not None and receipt.address.link:
        yield shelf.suggest(receipt.sequence, texts)
    if receipt.deal is not None:
        if receipt.deal.other_value is not None:
            typed = receipt.deal.step.after.typed
            read_in = typed.currency if typed else currency
            yield buttons.other(receipt.sequence, VALUE, receipt.deal.other_value, texts, read_in)
        yield from deal_buttons.build(receipt, texts, currency)
        yield buttons.undo(receipt.sequence, texts)
