"""The fields of the check-in form, read as people fill them in."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - pydantic reads the annotations at run time
from dataclasses import dataclass, field
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from typing import TYPE_CHECKING

from bot.domain import notes
from bot.domain.errors import UserError
from bot.domain.metrics import RAW, SSI_PILLARS
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import TypedError
from bot.domain.typed.lines.report import Amount, ReportLine, read_amount
from bot.domain.weeks import Week  # noqa: TC001 - pydantic reads the annotations at run time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.metrics import RawMetric
    from bot.domain.typed.context import Context


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form said when it was opened."""

    week: Week
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    """The numbers that the fields were filled with, by metric."""
    last_week: Mapping[str, Decimal] = field(default_factory=dict)
    """The levels of the week before, offered where nothing was filled in."""
    asked: tuple[str, ...] = ()
    """The keys of the questions that it asked; sending it again answers them with yes."""
    note: str = ""
    """The mark of the note that it was filled with."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was sent."""

    shown: Shown
    typed: Mapping[str, str]
    """What stands in the fields by metric; empty where nothing does."""
    repeats_levels: bool = False
    """Whether levels left empty are the same as in the week before."""
    note: str | None = None
    """What stands in the field for the note; nothing when the form had none."""


class FieldsRefusedError(UserError):
    """Fields of a form cannot be understood."""

    def __init__(self, errors: Mapping[str, TypedError]) -> None:
        """Keep what is wrong by metric."""
        super().__init__(*errors)
        self.errors = errors


def read(filled: Filled, context: Context) -> ReportLine:
    """Return what the form changes: numbers that are others than were shown, and those that were emptied.

    A field that still says what it said when the form was opened changes nothing, so that two forms at a time never
    undo each other. Pillars of the SSI are repeated together with it, or not at all.

    Raises:
        FieldsRefusedError: it carries every field that is no number for its metric.
    """
    amounts: dict[str, Amount] = {}
    errors: dict[str, TypedError] = {}
    known = {metric: text for metric, text in filled.typed.items() if metric in context.reported}  # or removed by now
    for metric, text in known.items():
        try:
            if typed := clean(text):
                amounts[metric] = read_amount(typed, metric, context)
        except TypedError as error:
            errors[metric] = error
    if errors:
        raise FieldsRefusedError(errors)
    emptied = tuple(metric for metric in filled.shown.amounts if metric in known and metric not in amounts)
    repeated = dict(_repeated(filled, amounts, context.reported)) if filled.repeats_levels else {}
    changed = {metric: amount for metric, amount in amounts.items() if not _is_as_shown(metric, amount, filled.shown)}
    return ReportLine({**changed, **repeated}, filled.shown.week, emptied)


def changed_note(filled: Filled) -> str | None:
    """Return the note as it is to be kept, empty when it was taken back; nothing when it is as it was shown.

    Raises:
        NoteTooLongError: it is longer than a note may be.
    """
    if filled.note is None:
        return None
    note = notes.read(filled.note)
    return None if notes.mark(note) == filled.shown.note else note


def levels_to_repeat(
    amounts: Mapping[str, Decimal], last_week: Mapping[str, Decimal], metrics: Mapping[str, RawMetric] = RAW
) -> dict[str, Decimal]:
    """Return the levels of the week before that can be repeated beside the numbers of a week, by metric."""
    reading = {"ssi", *SSI_PILLARS}
    known = {*amounts, *(reading if reading & set(amounts) else ())}  # a new reading has no total or pillar of the last
    levels = {metric for metric in last_week if metric in metrics and metrics[metric].is_gauge}
    return {metric: amount for metric, amount in last_week.items() if metric in levels - known}


def _repeated(
    filled: Filled, amounts: Mapping[str, Amount], metrics: Mapping[str, RawMetric]
) -> Iterator[tuple[str, Amount]]:
    standing = {**filled.shown.amounts, **{metric: amount.value for metric, amount in amounts.items()}}
    for metric, amount in levels_to_repeat(standing, filled.shown.last_week, metrics).items():
        yield metric, Amount(amount)


def _is_as_shown(metric: str, amount: Amount, shown: Shown) -> bool:
    return not amount.adds and shown.amounts.get(metric) == amount.value and amount.currency is None
