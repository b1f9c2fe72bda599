"""The days in a `/deal` line that stand behind their words: `opened 2026-10-01 closed yesterday`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.deals import Stage
from bot.domain.typed.dates import parse_date
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.deals import CLOSED, OPENED

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.typed.context import Context

_LONGEST_DATE = 3
_OPENED = re.compile(rf"(?<!\S)(?:{OPENED})\s?[:=]?\s(?P<after>.*)", re.IGNORECASE)
_CLOSED = re.compile(rf"(?<!\S)(?:{CLOSED})\s?[:=]?\s(?P<after>.*)", re.IGNORECASE)
_WORD_OF_DAY = re.compile(rf"(?<!\S)(?:{OPENED}|{CLOSED})$", re.IGNORECASE)


class DealDays(NamedTuple):
    """When a deal was opened, closed and qualified, as far as a line says."""

    opened: date | None = None
    closed: date | None = None
    qualified: date | None = None

    def reaching(self, stage: Stage, day: date | None) -> DealDays:
        """Return them with the day on which the deal got to its stage, if none was said for that.

        Raises:
            TypedError: it was closed before it was opened.
        """
        days = self
        if stage is Stage.OPEN:
            days = self._replace(opened=self.opened or day)
        elif stage is Stage.QUALIFIED:
            days = self._replace(qualified=day)
        else:
            days = self._replace(closed=self.closed or day)
        if days.opened and days.closed and days.closed < days.opened:
            raise TypedError(Reason.END_BEFORE_START, f"{days.opened} - {days.closed}")
        return days


def split_days(line: str, context: Context) -> tuple[DealDays, str]:
    """Return the days that stand behind their words, and the line without them.

    Raises:
        TypedError: what stands there is no day, or one that is too far away.
    """
    opened, line = _day(line, _OPENED, context)
    closed, line = _day(line, _CLOSED, context)
    return DealDays(opened, closed), line


def without_word(line: str) -> str:
    """Return a line without a word before a day at its end."""
    return _WORD_OF_DAY.sub("", line)


def _day(line: str, pattern: re.Pattern[str], context: Context) -> tuple[date | None, str]:
    match = pattern.search(line)
    words = match["after"].split() if match else []
    for count in range(min(_LONGEST_DATE, len(words)), 0, -1):
        try:
            day = parse_date(" ".join(words[:count]).rstrip(",;"), context, past=True)
        except TypedError as error:
            if error.reason is Reason.FAR_DATE:
                raise
            continue
        return day, " ".join([line[: match.start()] if match else "", *words[count:]]).strip()
    if words and words[0][0].isdigit():
        raise TypedError(Reason.NOT_A_DATE, words[0])
    return None, line
