"""Lines about the own target audience: `target "IT managers" 5 titles "IT manager, CIO"`, `target off`."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.own_audience import Audience
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.quotes import Quotes
from bot.domain.typed.numbers import DIGITS, read_number
from bot.domain.typed.words.commands import SWITCHES, TITLES

_LINE: Final = re.compile(
    rf"(?P<name>.+?)(?:[ ,:]+\+?(?P<goal>{DIGITS}))?"
    r"(?: ?/ ?| )?(?:per week|a week|pro woche|die woche|i veckan|per vecka|week|woche|vecka)?"
    rf"(?:[ ,]+(?:{TITLES.pattern})[ :=]+(?P<titles>.+))?",
    re.IGNORECASE,
)


def parse(text: str, language: str) -> Audience | None:
    """Return the target audience of a line; nothing when it is to be none any more.

    The name may stand in quotes; without them it ends before the weekly goal.

    Raises:
        TypedError: there is no name, or the goal is no whole number.
    """
    quotes = Quotes.taken_from(clean(text))
    if SWITCHES.meaning(quotes.line) == "off":
        return None
    found = _LINE.fullmatch(quotes.line)
    if found is None or found["name"] is None:
        raise TypedError(Reason.EMPTY, quotes.put_back(quotes.line))
    goal = None if found["goal"] is None else read_number(found["goal"], language=language, whole=True).value
    titles = [title.strip() for title in quotes.put_back(found["titles"] or "").split(",")]
    name = quotes.put_back(found["name"]).strip(" ,:")
    return Audience(name, None if goal is None else int(goal), ", ".join(filter(None, titles)))
