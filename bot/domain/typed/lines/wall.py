"""The line behind `/upshot wall`: how long the link is to last, or that it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.wall import ENDING, UNITS
from bot.domain.wall import LONGEST

_LASTING: Final = re.compile(r"(?:for |für |i |lasting )?([0-9]{1,6})\s*(\w*)", re.IGNORECASE)
_DAYS: Final = {"days": 1, "weeks": 7, "months": 30}


@dataclass(frozen=True, slots=True)
class WallLine:
    """What is to become of the link."""

    lasts: timedelta | None = None
    """From now on; None for what is usual, or for the link as it stands."""
    ends: bool = False


def parse(text: str) -> WallLine:
    """Return what was typed; an empty line asks for the link.

    Raises:
        TypedError: it is neither a number of days, 1 to 90, nor a word that ends the link.
    """
    line = clean(text)
    if not line:
        return WallLine()
    if ENDING.meaning(line):
        return WallLine(ends=True)
    found = _LASTING.fullmatch(line)
    unit = found and (UNITS.meaning(found[2]) if found[2] else "days")
    if not found or not unit:
        raise TypedError(Reason.UNKNOWN_WORD, text.strip())
    days = int(found[1]) * _DAYS[unit]
    if not 1 <= days <= LONGEST.days:
        raise TypedError(Reason.WALL_DAYS, text.strip(), limit=LONGEST.days)
    return WallLine(timedelta(days=days))
