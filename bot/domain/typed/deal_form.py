"""The fields of the forms about deals and single outcomes, read as people fill them in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from bot.domain.deals import Source, Stage
from bot.domain.outcomes import LONGEST_NOTE, OutcomeKind
from bot.domain.typed.check_in import FieldsRefusedError
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.deals import LONGEST_ID, DealLine
from bot.domain.typed.lines.origins import read_origin
from bot.domain.typed.lines.outcomes import OutcomeLine, read_customer
from bot.domain.typed.money import parse_money
from bot.domain.typed.words.commands import PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.typed.context import Context
    from bot.domain.typed.money import ReadMoney

T = TypeVar("T")

STAGE: Final = "stage"
CUSTOMER: Final = "customer"
VALUE: Final = "value"
SOURCE: Final = "source"
OPENED: Final = "opened"
QUALIFIED: Final = "qualified"
CLOSED: Final = "closed"
CRM_ID: Final = "crm_id"
ADDRESS: Final = "address"
NOTE: Final = "note"
SHARED: Final = "shared"
"""The colleagues with whom a deal is shared, by id, joined by spaces."""
PARTS: Final = "parts"
"""Their parts in per cent, in the same order."""
_PERCENTS: Final = re.compile(r"[0-9]{1,4}")
_BETWEEN: Final = re.compile(rf"[0-9]{{1,4}}|(?:{PERCENT})|[\s,;/+&]|and|und|och", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form as it was sent; empty where nothing was filled in."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """What was typed, chosen or picked, by field; days as ISO dates."""
    is_influenced: bool = False
    chosen_address: str = ""
    """The share that was chosen from the list; one that was typed goes before it."""

    def text(self, name: str) -> str:
        """Return what stands in a field, in plain characters.

        Raises:
            TypedError: it is too long.
        """
        return clean(self.texts.get(name, ""))


@dataclass(slots=True)
class _Reading:
    """Reads field by field, and keeps what is wrong with each."""

    errors: dict[str, TypedError] = field(default_factory=dict)

    def read(self, name: str, how: Callable[[], T], otherwise: T) -> T:
        try:
            return how()
        except TypedError as error:
            self.errors[name] = error
            return otherwise

    def check(self) -> None:
        if self.errors:
            raise FieldsRefusedError(self.errors)


def read_deal(form: FilledForm, context: Context) -> tuple[DealLine, str]:
    """Return what a form says of a deal, and the note.

    Raises:
        FieldsRefusedError: it carries every field that was not understood.
    """
    reading = _Reading()
    customer = reading.read(CUSTOMER, lambda: read_customer(form.text(CUSTOMER)), "")
    line = DealLine(
        stage=reading.read(STAGE, lambda: _stage(form), Stage.OPEN),
        customer=customer,
        value=reading.read(VALUE, lambda: _value(form, context), None),
        source=Source(form.texts[SOURCE]) if form.texts.get(SOURCE) else None,
        influenced=form.is_influenced,
        opened=_day(form, OPENED),
        qualified=_day(form, QUALIFIED),
        closed=_day(form, CLOSED),
        crm_id=reading.read(CRM_ID, lambda: _short(form, CRM_ID, LONGEST_ID), ""),
        address=reading.read(ADDRESS, lambda: _address(form), ""),
        parts=reading.read(PARTS, lambda: _parts(form), None),
    )
    note = reading.read(NOTE, lambda: _short(form, NOTE, LONGEST_NOTE), "")
    reading.check()
    return line, note


def read_outcome(form: FilledForm, kind: OutcomeKind) -> OutcomeLine:
    """Return what a form says of a lead, meeting or call.

    Raises:
        FieldsRefusedError: it carries every field that was not understood.
    """
    reading = _Reading()
    line = OutcomeLine(kind, reading.read(CUSTOMER, lambda: read_customer(form.text(CUSTOMER)), ""))
    address = reading.read(ADDRESS, lambda: _address(form), "")
    note = reading.read(NOTE, lambda: _short(form, NOTE, LONGEST_NOTE), "")
    reading.check()
    return replace(line, address=address, note=note)


def _stage(form: FilledForm) -> Stage:
    if not form.texts.get(STAGE):
        raise TypedError(Reason.EMPTY)
    return Stage(form.texts[STAGE])


def _value(form: FilledForm, context: Context) -> ReadMoney | None:
    text = form.text(VALUE)
    return parse_money(text, language=context.language, currency=context.currency, metric="value") if text else None


def _parts(form: FilledForm) -> tuple[tuple[str, int | None], ...] | None:
    people, typed = form.texts.get(SHARED, "").split(), form.text(PARTS)
    percents = [int(percent) for percent in _PERCENTS.findall(typed)]
    if people and not typed:
        return tuple((person, None) for person in people)
    if len(percents) != len(people) or _BETWEEN.sub("", typed):
        raise TypedError(Reason.PARTS, typed, limit=len(people))
    return tuple(zip(people, percents, strict=True))


def _day(form: FilledForm, name: str) -> date | None:
    return date.fromisoformat(form.texts[name]) if form.texts.get(name) else None


def _address(form: FilledForm) -> str:
    typed = form.text(ADDRESS)
    return read_origin(typed) if typed else form.chosen_address


def _short(form: FilledForm, name: str, limit: int) -> str:
    text = form.text(name)
    if len(text) > limit:
        raise TypedError(Reason.TOO_LONG, text, limit=limit)
    return text
