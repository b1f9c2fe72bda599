"""What a seller is told about an entry that was stored: first what needs an answer, then what stands, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.use_cases.reporting.other_readings import VALUE, other_readings
from bot.use_cases.reporting.steps import NoteStep
from bot.views import readings
from bot.views.answers import Answer, Block, actions, context, section
from bot.views.content import share
from bot.views.outcomes import deal_buttons
from bot.views.outcomes import words as outcomes
from bot.views.reporting import asides, buttons, deal_steps, numbers, questions
from bot.views.shelf import buttons as shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import Receipt


def build(receipt: Receipt, texts: Texts, currency: str) -> Answer:
    """Return what is stored and for which week, what to know about it, and the most useful next thing."""
    return Answer.saying(*_blocks(receipt, texts, currency))


def _blocks(receipt: Receipt, texts: Texts, currency: str) -> Iterator[Block]:
    yield from _doubts(receipt, texts, currency)
    if stored := "\n".join(_stored(receipt, texts, currency)):
        yield section(stored)
    if receipt.deal is not None and (details := deal_steps.details(receipt.deal, texts)):
        yield context(details)
    yield from _questions(receipt, texts)
    if told := list(asides.consequences(receipt, texts, currency)):
        yield context("\n".join(f"• {each}" for each in told) if len(told) > 1 else told[0])
    yield context("\n".join(asides.small_print(receipt, texts)))
    if row := list(_buttons(receipt, texts, currency)):
        yield actions(*row)


def _doubts(receipt: Receipt, texts: Texts, currency: str) -> Iterator[Block]:
    """Yield a question for each amount that was rather meant in another way than it was read."""
    for reading in other_readings(receipt):
        if reading.is_likelier:
            read, other = (buttons.either(reading, each, texts, currency) for each in (reading.read, reading.other))
            yield readings.question(read, other, texts)
            yield actions(buttons.other(receipt.sequence, reading, texts, currency))


def _stored(receipt: Receipt, texts: Texts, currency: str) -> Iterator[str]:
    if receipt.moved_from is not None:
        yield texts.say("Moved from {week}.", week=texts.week(receipt.moved_from))
    if receipt.changes:
        yield numbers.noted(receipt.changes, receipt.week, texts, currency)
    if receipt.address is not None:
        yield from share.counted(receipt, receipt.address, texts)
    if receipt.deal is not None:
        yield deal_steps.stored(receipt, receipt.deal, texts, currency)
    if receipt.outcome is not None:
        yield outcomes.counted(receipt, receipt.outcome, texts)
    if receipt.note is NoteStep.KEPT:
        yield texts.say("Your note for {week} is kept; only you see it.", week=texts.week(receipt.week))
    if receipt.note is NoteStep.REMOVED:
        yield texts.say("Your note for {week} is gone.", week=texts.week(receipt.week))
    if receipt.started_on is not None:
        yield _welcome(receipt, receipt.started_on, texts)


def _welcome(receipt: Receipt, started_on: date, texts: Texts) -> str:
    day = texts.date(started_on)
    if started_on == receipt.week.starts_on:
        return texts.say("Welcome! With this first report you take part, from {day} on.", day=day)
    return texts.say(
        "Welcome! With this first report you take part, from {day} on. Your first week counts by the working days "
        "left in it.",
        day=day,
    )


def _questions(receipt: Receipt, texts: Texts) -> Iterator[Block]:
    """Yield what is asked about the entry, each with its answer below it."""
    if receipt.deal is not None and receipt.deal.surprises and not _is_value_doubted(receipt):
        yield section("\n".join(deal_buttons.questions(receipt.deal.surprises, texts)))
        yield actions(deal_buttons.confirm(receipt.sequence, texts))
    if receipt.questions:
        yield section("\n".join(questions.question(flag, texts) for flag in receipt.questions))
        yield actions(buttons.confirm_numbers(receipt.week, receipt.questions, texts))
    if receipt.offers is not None:
        week = texts.week(receipt.offers)
        yield section(
            texts.say("A new week has begun, and {week} is not posted yet. Was it meant for {week}?", week=week)
        )
        yield actions(buttons.move(receipt.sequence, receipt.offers, texts))


def _buttons(receipt: Receipt, texts: Texts, currency: str) -> Iterator[Block]:
    if receipt.address is not None:
        yield from share.choices(receipt.address, texts)
    if receipt.address is not None and receipt.address.link:
        yield shelf.suggest(receipt.sequence, texts)
    if _may_ring(receipt) and receipt.deal is not None:
        yield deal_buttons.bell(receipt.deal.step.after, texts, currency)
    for reading in other_readings(receipt):
        if not reading.is_likelier:
            yield buttons.other(receipt.sequence, reading, texts, currency)
    if receipt.deal is not None or receipt.questions:
        yield buttons.undo(receipt.sequence, texts)


def _may_ring(receipt: Receipt) -> bool:
    """Tell whether the channel may know of a deal: there is no question about it."""
    deal = receipt.deal
    return deal is not None and deal.may_ring and not deal.surprises and not _is_value_doubted(receipt)


def _is_value_doubted(receipt: Receipt) -> bool:
    return any(reading.metric == VALUE and reading.is_likelier for reading in other_readings(receipt))
