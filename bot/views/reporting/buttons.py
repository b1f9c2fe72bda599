"""The buttons of reporting: their ids, and what their values say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bot.domain.deal_words import DealWord  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.weeks import Week
from bot.i18n import capitalised
from bot.use_cases.reporting.other_readings import VALUE
from bot.views import metrics, readings
from bot.views.answers import button
from bot.views.values import reads_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from bot.domain.scoring.flag import Flag
    from bot.i18n import Texts
    from bot.use_cases.reporting.other_readings import OtherReading
    from bot.views.answers import Block

MOVE = "move_to_last_week"
OTHER = "read_other_way"
UNDO = "undo_entry"
CONFIRM_NUMBERS = "confirm_numbers"
ANSWER_DEAL = "answer_deal"
REPORT = "report_week"
"""Opens the check-in form."""


@dataclass(frozen=True, slots=True)
class DealAnswer:
    """What is stored when the question about a deal is answered by a button."""

    word: DealWord
    delivery_key: str


_DEAL_ANSWER = TypeAdapter(DealAnswer)


def move(sequence: int, week: Week, texts: Texts) -> Block:
    """Return the button that moves an entry to an earlier week."""
    return button(texts.plain("{week} instead", week=capitalised(texts.week(week))), MOVE, str(sequence))


def other(sequence: int, reading: OtherReading, texts: Texts, currency: str) -> Block:
    """Return the button that takes an amount of an entry the other way."""
    amount, value = either(reading, reading.other, texts, currency), f"{sequence} {reading.metric}"
    return readings.meant(amount, f"{OTHER}:{reading.metric}", value, texts, is_likelier=reading.is_likelier)


def either(reading: OtherReading, amount: Decimal, texts: Texts, currency: str) -> str:
    """Return one of the two amounts of a reading in words."""
    metric = "revenue" if reading.metric == VALUE else reading.metric
    return metrics.amount(metric, amount, texts, reading.currency or currency)


def undo(sequence: int, texts: Texts) -> Block:
    """Return the button that takes an entry back."""
    return button(texts.plain("Undo"), UNDO, str(sequence))


def answer_deal(text: str, answer: DealAnswer, *, name: str, style: str | None = None) -> Block:
    """Return a button that answers a question about a deal; ``name`` tells it from the others."""
    return button(
        text, f"{ANSWER_DEAL}:{name}", _DEAL_ANSWER.dump_json(answer, exclude_none=True).decode(), style=style
    )


def confirm_numbers(week: Week, flags: Iterable[Flag], texts: Texts, *, names_week: bool = False) -> Block:
    """Return the button that says that what surprises in a week is right; it names the week beside others."""
    keys = " ".join(flag.question for flag in flags)
    yes = texts.plain("Yes, that is right")
    label = texts.plain("Yes, {week} is right", week=texts.week(week)) if names_week else yes
    return button(label, f"{CONFIRM_NUMBERS}:{week.number}", f"{week.number} {keys}")


@reads_value("/mystats")
def confirmed_in(value: str) -> tuple[Week, list[str]]:
    """Return the week and the questions that the value of ``confirm_numbers`` names."""
    week, *keys = value.split()
    return Week(int(week)), keys


@reads_value("/undo")
def sequence_in(value: str) -> int:
    """Return the entry that a button's value names."""
    return int(value)


@reads_value("/checkin")
def reading_in(value: str) -> tuple[int, str]:
    """Return the entry and the metric that the value of ``other`` names."""
    sequence, metric = value.split()
    return int(sequence), metric


@reads_value("/deal")
def deal_answer_in(value: str) -> DealAnswer:
    """Return the answer that the value of ``answer_deal`` holds."""
    return _DEAL_ANSWER.validate_json(value)
