"""Lines about whose public holidays somebody has: `country DE-BY`, `country off`, `country @anna Sweden`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.public_holidays import PROGRAMMES, Calendar
from bot.domain.typed.calendars import parse_calendar
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.commands import PROGRAMMES_OWN

_PERSON = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>")


class Wish(StrEnum):
    """What a line asks for."""

    SHOW = "show"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class CountryLine:
    """Whose calendar of public holidays is looked at or changed."""

    wish: Wish
    person_id: str = ""
    """Somebody else's id in Slack; empty for the person's own."""
    calendar: Calendar = PROGRAMMES


def parse(text: str, home: str) -> CountryLine:
    """Return whose calendar is meant, and which one it is to be.

    Args:
        text: what was typed.
        home: the ISO code of the country whose regions need no country before them.

    Raises:
        TypedError: a name that was not picked from Slack's list.
        UnknownCalendarError: there is no such country or region.
    """
    line = clean(text)
    named = _PERSON.search(line)
    person_id = named[1] if named else ""
    wanted = " ".join(_PERSON.sub(" ", line, count=1).split())
    if wanted.startswith("@"):
        raise TypedError(Reason.PICK_PERSON, wanted.split()[0])
    if not wanted:
        return CountryLine(Wish.SHOW, person_id)
    is_back = PROGRAMMES_OWN.meaning(wanted) is not None
    return CountryLine(Wish.CHANGE, person_id, PROGRAMMES if is_back else parse_calendar(wanted, home))
