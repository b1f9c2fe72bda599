"""A bare day at the end of a line that names a customer: `won 12000 Acme yesterday`, `lead Acme on Friday`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.typed.dates import parse_date
from bot.domain.typed.errors import TypedError
from bot.domain.typed.words.dates import DAYS_AWAY, ON

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.typed.context import Context

_LONGEST_DATE = 3
_BEFORE_DAY = re.compile(rf"\s(?:{ON})$", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}\. ?[0-9]{1,2}\.")
_NAMED = re.compile(r"[^\W\d]")


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
