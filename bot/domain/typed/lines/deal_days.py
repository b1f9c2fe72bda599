"""The days in a `/deal` line: `opened 2026-10-01 closed yesterday`, or bare at its end: `won 8000 Acme yesterday`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.deals import Stage
from bot.domain.typed.dates import parse_date
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.dates import DAYS_AWAY
from bot.domain.typed.words.deals import CLOSED, ON, OPENED

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.typed.context import Context

_LONGEST_DATE = 3
_OPENED = re.compile(rf"(?<!\S)(?:{OPENED})\s?[:=]?\s(?P<after>.*)", re.IGNORECASE)
_CLOSED = re.compile(rf"(?<!\S)(?:{CLOSED})\s?[:=]?\s(?P<after>.*)", re.IGNORECASE)
_WORD_OF_DAY = re.compile(rf"(?<!\S)(?:{OPENED}|{CLOSED})$", re.IGNORECASE)
_BEFORE_DAY = re.compile(rf"\s(?:{ON})$", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}\. ?[0-9]{1,2}\.")
_NAMED = re.compile(r"[^\W\d]")


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


def split_last_day(line: str, context: Context) -> tuple[date | None, str]:
    """Return the day at the end of a line, and the line without it; nothing where it may be part of a name.

    A day counts as one if it has a year, ends as `12.11.` does, stands behind `on`, or is a word such as `yesterday` in
    small letters (`USA Today` is a name); and if a name is before it.
    """
    words = line.rstrip(" ,;").split()
    for count in range(min(_LONGEST_DATE, len(words) - 1), 0, -1):
        typed, before = " ".join(words[-count:]), " ".join(words[:-count])
        rest = _BEFORE_DAY.sub("", before).rstrip(" ,;")
        is_one = rest != before.rstrip(" ,;") or _is_surely_a_day(typed)
        if is_one and _NAMED.search(rest) and (day := _existing(typed.rstrip("."), context)):
            return day, rest
    return None, line


def _is_surely_a_day(typed: str) -> bool:
    if _YEAR.search(typed) or _DAY_AND_MONTH.fullmatch(typed):
        return True
    return typed.islower() and DAYS_AWAY.meaning(typed.rstrip(".")) is not None


def _existing(typed: str, context: Context) -> date | None:
    try:
        return parse_date(typed, context, past=True)
    except TypedError:
        return None


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
