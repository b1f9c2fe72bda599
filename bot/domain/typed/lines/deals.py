"""The `/deal` line: `won 12000 Acme social influenced opened 2026-10-01 id 4711`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.deals import Source, Stage
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.credits import split_sharing
from bot.domain.typed.lines.deal_days import split_days, without_word
from bot.domain.typed.lines.last_day import split_last_day
from bot.domain.typed.lines.origins import split_origin
from bot.domain.typed.lines.quotes import Quotes
from bot.domain.typed.money import MONEY, ReadMoney, read_match
from bot.domain.typed.numbers import refusal_of
from bot.domain.typed.repeating import worded
from bot.domain.typed.weeks import split_open_week
from bot.domain.typed.words.deals import BEFORE_SOURCE, CRM, MARKS, REOPENED, SOURCES, STAGES

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.typed.context import Context

LONGEST_CUSTOMER = 120
"""How many characters a customer's name may have."""
LONGEST_ID = 60
"""How many characters the id of a CRM may have."""

_SEPARATORS = " ,;:-"
_LONGEST_STAGE = 2
_VALUE = re.compile(rf"{MONEY}(?=[,;]?(?:\s|$))", re.IGNORECASE)
_LAST_VALUE = re.compile(rf"(?<!\S){MONEY}$", re.IGNORECASE)
_CRM = re.compile(rf"(?<!\S)(?:(?:{CRM})(?:\s?[:=]\s?|\s)#?|#)(?P<id>[^\s,;]*[0-9][^\s,;]*)", re.IGNORECASE)
_BEFORE_SOURCE = re.compile(rf"(?:^|\s)(?:{BEFORE_SOURCE})[:=]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DealLine:
    """What was said of a deal; nothing where nothing was typed."""

    stage: Stage
    customer: str
    value: ReadMoney | None = None
    source: Source | None = None
    influenced: bool | None = None
    """Whether social selling only helped; false when it was said to be the source."""
    opened: date | None = None
    closed: date | None = None
    crm_id: str | None = None
    address: str = ""
    """The normalised address of the share that it came from; empty when none was named."""
    parts: tuple[tuple[str, int | None], ...] | None = None
    """The colleagues with whom it is shared, by id, and their per cents; empty where it is to be the seller's alone."""
    reopens: bool = False
    """Whether a deal that was lost or void goes on."""
    qualified: date | None = None


class _Ending(NamedTuple):
    """The words that only count at the end of the line."""

    rest: str
    source: Source | None
    influenced: bool | None
    day: date | None


def parse(text: str, context: Context) -> DealLine:
    """Return the deal that the line tells of: its stage first, then value and customer, the source last.

    The customer is whatever was not understood as something else. A day or a week at the end is when the deal got to
    its stage; a week means the last of its days that is not in the future.

    Raises:
        TypedError: the stage or the customer is missing, or a value, date or name was not understood; a
            `WeekNotOpenError` for a closed week.
    """
    origin = split_origin(clean(text))
    quotes = Quotes.taken_from(origin.rest)
    sharing = split_sharing(quotes.line)
    stage, line, reopens = _stage(worded(sharing.rest))
    line, week = split_open_week(line, context.week, context.season)
    line = without_word(line) if week else line
    days, line = split_days(line, context)
    crm_id, line = _crm_id(line)
    ending = _ending(line, context)
    value, line = _value(ending.rest, None if reopens else stage, context)
    if value is not None and not line:
        raise TypedError(Reason.ONLY_VALUE, ending.rest)
    customer = _customer(line, quotes)
    days = days.reaching(stage, ending.day or (min(week.ends_on, context.today) if week else None))
    said = DealLine(stage, customer, value, ending.source, ending.influenced, *days[:2], crm_id, origin.address)
    return replace(said, parts=sharing.parts, reopens=reopens, qualified=days.qualified)


def _stage(line: str) -> tuple[Stage, str, bool]:
    """Return the stage that a line begins with, the rest of it, and whether the deal is one that goes on again."""
    words = line.split(" ")
    for count in range(min(_LONGEST_STAGE, len(words)), 0, -1):
        word, rest = " ".join(words[:count]), " ".join(words[count:])
        reopened, meaning = (table.meaning(word.rstrip(_SEPARATORS)) for table in (REOPENED, STAGES))
        if found := reopened or meaning:
            return Stage(found), rest.strip(_SEPARATORS) if rest[:1] in ",;:" else rest, reopened is not None
    raise TypedError(Reason.STAGE if line else Reason.EMPTY, words[0], suggestions=STAGES.near(words[0]))


def _crm_id(line: str) -> tuple[str | None, str]:
    match = _CRM.search(line)
    if match is None:
        return None, line
    if len(match["id"]) > LONGEST_ID:
        raise TypedError(Reason.TOO_LONG, match["id"], limit=LONGEST_ID)
    return match["id"], f"{line[: match.start()].rstrip()} {line[match.end() :].lstrip(' ,;')}".strip()


def _ending(line: str, context: Context) -> _Ending:
    source, influenced, day = None, None, None
    while True:
        words = line.rstrip(" ,;:.").split()
        taken = next((n for n in (2, 1) if len(words) >= n and _means(" ".join(words[-n:]), source, influenced)), 0)
        if not taken and day is None:
            day, line = split_last_day(line, context)
            if day is not None:
                continue
        if not taken:
            return _Ending(line, source, influenced, day)
        phrase = " ".join(words[-taken:])
        line = " ".join(words[:-taken])
        if mark := MARKS.meaning(phrase):
            influenced = mark == "influenced"
        else:
            source = Source(SOURCES.meaning(phrase) or "")
            line = _BEFORE_SOURCE.sub("", line)


def _means(phrase: str, source: Source | None, influenced: bool | None) -> bool:  # noqa: FBT001 - one of two slots
    is_mark, is_source = MARKS.meaning(phrase) is not None, SOURCES.meaning(phrase) is not None
    return (is_mark and influenced is None) or (is_source and source is None)


def _value(line: str, stage: Stage | None, context: Context) -> tuple[ReadMoney | None, str]:
    match = _VALUE.match(line) or _value_at_end(line, stage)
    if match:
        money = read_match(match, language=context.language, currency=context.currency, metric="value")
        return money, (line[: match.start()] + line[match.end() :]).strip(_SEPARATORS)
    if line[:1].isnumeric():
        word = line.partition(" ")[0]
        reason = refusal_of(word)
        is_name = reason is Reason.NOT_A_NUMBER
        raise TypedError(Reason.QUOTE_DIGIT if is_name else reason, line if is_name else word)
    if stage is Stage.OPEN:
        raise TypedError(Reason.MISSING_VALUE, line)
    return None, line


def _value_at_end(line: str, stage: Stage | None) -> re.Match[str] | None:
    """Return an amount behind the customer if its unit shows that it is one; a bare number may be part of the name."""
    match = _LAST_VALUE.search(line.rstrip(_SEPARATORS)) if stage not in {Stage.LOST, Stage.VOID} else None
    if match and not any(match[unit] for unit in ("before", "after", "long", "glued")):
        raise TypedError(Reason.VALUE_PLACE, line)
    return match


def _customer(line: str, quotes: Quotes) -> str:
    bare = line.strip(_SEPARATORS)
    if bare[:1].isdigit():
        raise TypedError(Reason.QUOTE_DIGIT, bare)
    customer = worded(quotes.put_back(bare)).strip()
    if not any(map(str.isalnum, customer)):
        raise TypedError(Reason.MISSING_CUSTOMER, customer)
    if len(customer) > LONGEST_CUSTOMER:
        raise TypedError(Reason.TOO_LONG, customer, limit=LONGEST_CUSTOMER)
    return customer
