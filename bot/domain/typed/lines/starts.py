"""The first week of a change: `from week 48`, `ab KW 48`, `från nästa säsong`."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.weeks import FROM, NEXT, NEXT_SEASON, THIS, WEEK
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.seasons import Season

_START = re.compile(
    rf"(?:^|(?<=[\s,;]))(?:{FROM}) (?:(?P<season>{NEXT_SEASON})|(?P<next>{NEXT})|(?P<this>{THIS})"
    r"|(?P<iso_year>[0-9]{4}) ?-? ?w ?(?P<iso>[0-9]{1,2})"
    rf"|(?:{WEEK})(?:\. ?| |(?=[0-9]))(?P<number>[0-9]{{1,2}})(?:[ /]+(?P<year>20[0-9]{{2}}))?)(?: on| an)?[.,;]?$",
    re.IGNORECASE,
)


class Started(NamedTuple):
    """What is left of a line, and the first week that it named at its end."""

    rest: str
    week: Week | None


def split_start(line: str, today: date, season: Season) -> Started:
    """Return a clean line without the first week that it names at its end; a bare number is the next such week.

    Raises:
        TypedError: the week does not exist, or lies in the past.
    """
    match = _START.search(line)
    if match is None:
        return Started(line, None)
    running = Week.of(today)
    week = season.next(running) if match["season"] else _week(match, running)
    if week < running:
        raise TypedError(Reason.PAST_WEEK, match[0])
    return Started(line[: match.start()].rstrip(" ,;"), week)


def _week(match: re.Match[str], running: Week) -> Week:
    if match["next"] or match["this"]:
        return running + (1 if match["next"] else 0)
    number, year = int(match["number"] or match["iso"]), match["year"] or match["iso_year"]
    try:
        return Week.iso(int(year), number) if year else _coming(number, running)
    except ValueError:
        raise TypedError(Reason.NO_SUCH_WEEK, match[0]) from None


def _coming(number: int, running: Week) -> Week:
    """Return the next week of a number, of this year or the next; not each has a week 53."""
    for year in (running.iso_year, running.iso_year + 1):
        with suppress(ValueError):
            if (week := Week.iso(year, number)) >= running:
                return week
    raise ValueError(number)
