"""The week that somebody names: `last week`, `KW 46`, `v. 46`, `2026-W46`."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.domain.seasons import Season
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError, WeekNotOpenError
from bot.domain.typed.words.weeks import LAST, NEXT, PREPOSITION, THIS, WEEK
from bot.domain.weeks import Week

OPEN_WEEKS = 5
"""How many weeks are open to sellers: the running one and the four that ended last."""

_LONGEST_SEARCH = 8
_WEEK = (
    rf"(?:(?P<last>{LAST})|(?P<this>{THIS})"
    rf"|(?P<iso_year>[0-9]{{4}}) ?-? ?w ?(?P<iso>[0-9]{{1,2}})"
    rf"|(?:{WEEK})(?:\. ?| |(?=[0-9]))(?P<number>[0-9]{{1,2}})(?:(?:[ /,]+| of )(?P<year>20[0-9]{{2}}))?)"
)
_ALONE = re.compile(rf"(?:(?:{PREPOSITION}) )?{_WEEK}", re.IGNORECASE)
_AT_END = re.compile(rf"(?:^|[ ,;(])(?:(?:{PREPOSITION}) )?(?P<week>{_WEEK})[.)]?$", re.IGNORECASE)
_NEXT_AT_END = re.compile(rf"(?:^|[ ,;(])(?:(?:{PREPOSITION}) )?(?:{NEXT})[.)]?$", re.IGNORECASE)
_AT_START = re.compile(rf"^(?:(?:{PREPOSITION}) )?(?P<week>{_WEEK})(?:[:,;] ?| |$)", re.IGNORECASE)
_MAY_NAME_A_WEEK = re.compile("[wv]", re.IGNORECASE)


class NamedWeek(NamedTuple):
    """What is left of a line, and the week that it named."""

    rest: str
    week: Week | None


def open_weeks(now: Week, season: Season = Season.QUARTER) -> tuple[Week, ...]:
    """Return the weeks that sellers can report for in the running week, newest first.

    They are the running one and the four that ended last; those of an earlier season only in the first week after it.
    """
    first, in_reach = season.first(now), (now - ago for ago in range(OPEN_WEEKS))
    return tuple(week for week in in_reach if now == first or week >= first)


def parse_week(text: str, now: Week) -> Week:
    """Return the week that the text names; a bare number is the latest such week that is not in the future.

    Raises:
        TypedError: it names none, or one that does not exist.
    """
    cleaned = clean(text)
    match = _ALONE.fullmatch(cleaned)
    if match is None:
        raise TypedError(Reason.NOT_A_WEEK if cleaned else Reason.EMPTY, cleaned)
    return _week(match, now)


def split_week(cleaned: str, now: Week) -> NamedWeek:
    """Return a clean line without the week that it names at its end or start, and that week, open or not.

    Raises:
        TypedError: the week does not exist.
    """
    if not _MAY_NAME_A_WEEK.search(cleaned):
        return NamedWeek(cleaned, None)
    match = _AT_START.search(cleaned) or _AT_END.search(cleaned)
    if match is None:
        return NamedWeek(cleaned, None)
    return NamedWeek((cleaned[: match.start()] + cleaned[match.end() :]).strip(" ,;"), _week(match, now))


def split_open_week(cleaned: str, now: Week, season: Season = Season.QUARTER) -> NamedWeek:
    """Do as `split_week`, for numbers to be stored in a programme with such seasons.

    Raises:
        WeekNotOpenError: the week takes no numbers now; it carries those that do.
        TypedError: the week does not exist.
    """
    if _NEXT_AT_END.search(cleaned):
        check_open(now + 1, cleaned, now, season)
    named = split_week(cleaned, now)
    if named.week is not None:
        check_open(named.week, cleaned, now, season)
    return named


def check_open(week: Week, typed: str, now: Week, season: Season = Season.QUARTER) -> None:
    """Return when a week takes numbers now.

    Raises:
        WeekNotOpenError: it does not; it carries what was typed, and the weeks that do.
    """
    if week not in (weeks := open_weeks(now, season)):
        raise WeekNotOpenError(typed, week, weeks)


def _week(match: re.Match[str], now: Week) -> Week:
    if match["last"]:
        return now - 1
    if match["this"]:
        return now
    number, year = int(match["iso"] or match["number"]), match["iso_year"] or match["year"]
    found = _iso(int(year), number) if year else _latest(number, now)
    if found is None:
        raise TypedError(Reason.NO_SUCH_WEEK, match[0].strip())
    return found


def _latest(number: int, now: Week) -> Week | None:
    years = range(now.iso_year, now.iso_year - _LONGEST_SEARCH, -1)
    found = (_iso(year, number) for year in years)
    return next((week for week in found if week is not None and week <= now), None)


def _iso(year: int, number: int) -> Week | None:
    try:
        return Week.iso(year, number)
    except (ValueError, OverflowError):
        return None
