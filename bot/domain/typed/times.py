"""Times of day: `10:00`, `10.00`, `10 Uhr`, `kl 10`, `10am`."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from bot.domain.typed.errors import Reason, TypedError

_HALF = r"(?: ?(?P<half>[ap])\.?m\.?)"
_TIME = re.compile(
    r"(?<!\S)(?:(?P<before>kl\.?|klockan|um|at) ?)?(?P<hour>[0-9]{1,2})"
    rf"(?:[:.](?P<minute>[0-9]{{2}}))?{_HALF}?(?P<after> ?(?:uhr|h|o'clock)(?: (?P<late>[0-5][0-9]))?)?(?![^\s,;])",
    re.IGNORECASE,
)
_NOON = 12


class SplitTime(NamedTuple):
    """What is left of a line, and the time of day that it named."""

    rest: str
    at: time | None


def split_time(line: str) -> SplitTime:
    """Return a clean line without the time of day that it names, and that time.

    A number alone is a time only with a word that says so: `kl 10`, `10 Uhr`, `10am`.

    Raises:
        TypedError: there is no such time, or there are two.
    """
    found = [match for match in _TIME.finditer(line) if _says_time(match)]
    if not found:
        return SplitTime(line, None)
    if len(found) > 1:
        raise TypedError(Reason.DUPLICATE, found[1][0])
    match = found[0]
    return SplitTime(f"{line[: match.start()]} {line[match.end() :]}".strip(), _time(match))


def _says_time(match: re.Match[str]) -> bool:
    return any(match[group] for group in ("before", "minute", "half", "after"))


def _time(match: re.Match[str]) -> time:
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= _NOON:
            raise TypedError(Reason.TIME, match[0])
        hour = hour % _NOON + (_NOON if match["half"].lower() == "p" else 0)
    try:
        return time(hour, int(match["minute"] or match["late"] or 0))
    except ValueError:
        raise TypedError(Reason.TIME, match[0]) from None
