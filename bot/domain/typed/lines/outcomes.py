"""The `/outcomes` line about one outcome: `lead Acme from https://…`, `meeting "Beta GmbH" last week`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.outcomes import OutcomeKind
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.deals import LONGEST_CUSTOMER
from bot.domain.typed.lines.last_day import split_last_day
from bot.domain.typed.lines.origins import split_origin
from bot.domain.typed.lines.quotes import Quotes
from bot.domain.typed.lines.report import parse_outcomes
from bot.domain.typed.repeating import worded
from bot.domain.typed.weeks import check_open, split_open_week
from bot.domain.typed.words.outcomes import SINGLE, WITH
from bot.domain.typed.words.own_metrics import reported_words
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from bot.domain.typed.context import Context
    from bot.domain.typed.lines.report import ReportLine

_SEPARATORS = " ,;:-."
_WITH = re.compile(rf"^(?:{WITH})(?=[\s:])", re.IGNORECASE)
_MAY_BE_SINGLE = re.compile(rf"(?<!\w){SINGLE.pattern}(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![^\s,;:=(])[+-]?[0-9]")


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One lead, meeting or call, and where it came from."""

    kind: OutcomeKind
    customer: str
    address: str = ""
    """The normalised address of the share that it came from; empty when none was named."""
    week: Week | None = None
    """The week that was named, or that of a day, an open one; nothing when none was."""
    note: str = ""


def parse(text: str, context: Context) -> ReportLine | OutcomeLine:
    """Return the numbers of an `/outcomes` line, or the one outcome that it tells of.

    A line with a number outside of quotes is about numbers. One that begins or ends with a lead, meeting or call in the
    singular, and names a customer, is about that one.

    Raises:
        TypedError: it was not understood; a `WeekNotOpenError` for a closed week.
    """
    return _single(text, context) or parse_outcomes(text, context)


def read_customer(text: str) -> str:
    """Return the name of a customer, as it was typed.

    Raises:
        TypedError: there is none, or it is too long.
    """
    customer = " ".join(text.split())
    if not any(map(str.isalnum, customer)):
        raise TypedError(Reason.MISSING_CUSTOMER, customer)
    if len(customer) > LONGEST_CUSTOMER:
        raise TypedError(Reason.TOO_LONG, customer, limit=LONGEST_CUSTOMER)
    return customer


def _single(text: str, context: Context) -> OutcomeLine | None:
    cleaned = clean(text)
    if not _MAY_BE_SINGLE.search(cleaned):
        return None
    rest, address = split_origin(cleaned)
    quotes = Quotes.taken_from(worded(rest))
    line, week = split_open_week(quotes.line, context.week, context.season)
    day, line = split_last_day(line, context) if week is None else (None, line)
    kind, named = _kind(line)
    if kind is None or _NUMBER.search(named) or (not named and not address):
        return None
    if reported_words(context.own_metrics).meaning(named):
        return None
    if day is not None:
        week = Week.of(day)
        check_open(week, cleaned, context.week, context.season)
    return OutcomeLine(kind, read_customer(quotes.put_back(named)), address, week)


def _kind(line: str) -> tuple[OutcomeKind | None, str]:
    """Return what the line tells of, by its first or last words, and what is left of it."""
    words = line.split()
    for count in range(min(SINGLE.longest, len(words)), 0, -1):
        for phrase, others in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            if meaning := SINGLE.meaning(" ".join(phrase).strip(_SEPARATORS)):
                named = " ".join(others).strip(_SEPARATORS)
                return OutcomeKind(meaning), _WITH.sub("", named).strip(_SEPARATORS)
    return None, line
