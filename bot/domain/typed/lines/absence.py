"""Lines about time off and working share: `away 20.12. bis 6.1.`, `parttime 80 % from 2026-12-01`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.presence import FULL_TIME
from bot.domain.typed.cleaning import clean
from bot.domain.typed.dates import Span, parse_date, parse_span
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.numbers import DIGITS, read_number
from bot.domain.typed.words.commands import BACK, PERCENT
from bot.domain.typed.words.dates import FROM

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from bot.domain.typed.context import Context

_SHARE = re.compile(
    rf"(?P<share>[+-]?{DIGITS}|\S+?)\s?(?:{PERCENT})?(?:,?\s(?:(?:{FROM})\s)?(?P<day>.+))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class AwayLine:
    """Days away, both ends included."""

    days: Span


@dataclass(frozen=True, slots=True)
class BackLine:
    """An absence is taken back."""


@dataclass(frozen=True, slots=True)
class WorkingShareLine:
    """A working share, in percent of full time, above 0 and at most 100."""

    percent: Decimal
    starts: date | None = None
    """The first day that it is in force; nothing when none was typed."""


def parse_away(text: str, context: Context) -> AwayLine | BackLine:
    """Return the days away, or that the person is back.

    Raises:
        TypedError: no days were understood, or they end before they start.
    """
    if BACK.meaning(clean(text)):
        return BackLine()
    return AwayLine(parse_span(text, context))


def parse_parttime(text: str, context: Context) -> WorkingShareLine:
    """Return the working share, and the day it starts if one was typed.

    Raises:
        TypedError: no number or date was understood, or it is no share from above 0 to 100 percent.
    """
    line = clean(text)
    match = _SHARE.fullmatch(line)
    typed = match["share"] if match else line
    percent = read_number(typed, language=context.language, whole=False, metric="working_share").value
    if not 1 <= percent <= FULL_TIME:
        raise TypedError(Reason.SHARE, typed, metric="working_share")
    return WorkingShareLine(percent, parse_date(match["day"], context) if match and match["day"] else None)
