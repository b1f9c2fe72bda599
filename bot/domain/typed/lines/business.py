"""What somebody wants to see after `/upshot business`: weeks, and perhaps a team: `last quarter Nord`, `w35 to w47`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.domain.business import periods
from bot.domain.business.periods import Named, Period
from bot.domain.seasons import Season
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.quotes import Quotes
from bot.domain.typed.weeks import parse_week
from bot.domain.typed.words.business import LATELY, ORDINAL, PERIODS, QUARTER, TEAM, UNTIL, WEEKS
from bot.domain.typed.words.dates import MONTHS
from bot.domain.typed.words.weeks import FROM, PREPOSITION
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.typed.context import Context

_LONGEST: Final = 9
"""Words that a span of time takes at most."""
_LAST_WEEKS: Final = re.compile(rf"(?:(?:{LATELY}) )?(?P<count>[0-9]{{1,4}}) (?:{WEEKS})", re.IGNORECASE)
_YEAR: Final = re.compile(r"20[0-9]{2}")
_FROM: Final = re.compile(rf"(?:{FROM}) ", re.IGNORECASE)
_UNTIL: Final = re.compile(rf"(?<=[0-9])(?: (?:{UNTIL}) | ?- ?)", re.IGNORECASE)
_QUARTER: Final = re.compile(
    rf"(?P<year_before>20[0-9]{{2}})?[ /-]?(?:(?:q|(?:{QUARTER}) ?)(?P<number>[1-4])"
    rf"|(?P<nth>[1-4])(?:{ORDINAL}) ?(?:{QUARTER}))(?:[ /-]?(?P<year>20[0-9]{{2}}))?",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(r"(?P<month>[^\W\d]{3,}\.?)(?:[ /-]?(?P<year>20[0-9]{2}))?")
_YEAR_WEEKS: Final = 52
_MIDDLE: Final = 15
"""A day whose week, by its Thursday, lies in the same month."""
_BARE: Final = re.compile(r"[0-9]{1,2}")
_TEAM: Final = re.compile(rf"(?:(?:{TEAM})(?: |$))+", re.IGNORECASE)
_FILLER: Final = re.compile(rf"(?:{PREPOSITION}|im) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BusinessLine:
    """The weeks of a report, and the team as typed; empty for everybody."""

    period: Period
    team: str = ""


def parse(text: str, context: Context) -> BusinessLine:
    """Return which report is meant; the last 13 weeks of everybody unless something else is said.

    Raises:
        TypedError: a week does not exist, or quotation marks are not closed.
    """
    quotes = Quotes.taken_from(clean(text))
    words = quotes.line.split()
    for span, rest in _splits(words):
        period = None if quotes.put_back(span) != span else _period(span, context)  # what is quoted is a name
        if period is not None:
            return BusinessLine(period, quotes.put_back(_TEAM.sub("", rest, count=1)).strip())
    team = quotes.put_back(_TEAM.sub("", quotes.line, count=1)).strip()
    return BusinessLine(periods.last_weeks(context.week), team)


def _splits(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield beginnings and ends of a line with what is left of it, the longest ones first."""
    for count in range(min(len(words), _LONGEST), 0, -1):
        yield " ".join(words[:count]), " ".join(words[count:])
        yield " ".join(words[-count:]), " ".join(words[:-count])


def _period(span: str, context: Context) -> Period | None:
    """Return the weeks that words name; nothing where they name none."""
    plain = _FILLER.sub("", span, count=1) if _FILLER.match(span) else span
    if meaning := PERIODS.meaning(span) or PERIODS.meaning(plain):
        return periods.named(Named(meaning), context.week, context.season)
    if lately := _LAST_WEEKS.fullmatch(span):
        return periods.last_weeks(context.week, int(lately["count"]))
    if _YEAR.fullmatch(span):
        return periods.year(int(span))
    return _quarter(plain, context.today) or _month(plain, context.today) or _between(span, context)


def _quarter(span: str, today: date) -> Period | None:
    """Return the weeks of a quarter that is named by its number; without a year the newest one that has begun."""
    found = _QUARTER.fullmatch(span)
    if found is None:
        return None
    middle = 3 * int(found["number"] or found["nth"]) - 1
    year = found["year"] or found["year_before"]
    return periods.season(_week_in(middle, middle - 1, year, today), Season.QUARTER)


def _month(span: str, today: date) -> Period | None:
    """Return the weeks of a calendar month that is named; without a year the newest one that has begun."""
    found = _MONTH.fullmatch(span)
    month = MONTHS.meaning(found["month"].rstrip(".")) if found else None
    if found is None or month is None:
        return None
    return periods.month(_week_in(month, month, found["year"], today))


def _week_in(month: int, begins_in: int, year: str | None, today: date) -> Week:
    """Return a week whose Thursday lies in a month, of a span that begins in a month."""
    newest = today.year if begins_in <= today.month else today.year - 1
    return Week.of(date(int(year) if year else newest, month, _MIDDLE))


def _between(span: str, context: Context) -> Period | None:
    """Return the weeks from one to another, or the one week that is named."""
    if week := _week(span, context.week):
        return Period(week, week)
    start = _FROM.sub("", span, count=1)
    for separator in _UNTIL.finditer(start):
        first = _week(start[: separator.start()], context.week)
        last = first and _last(start[separator.end() :], first, context.week)
        if first and last:
            return Period(first, last)
    return None


def _last(typed: str, first: Week, running: Week) -> Week | None:
    """Return the last week; one before the first is that of the year after, if that comes within a quarter."""
    text = f"w {typed}" if _BARE.fullmatch(typed) else typed
    week = _week(text, running)
    if week is None or week >= first:
        return week
    after = _week(text, first + _YEAR_WEEKS)
    return after if after and after <= running + periods.QUARTER_WEEKS else week


def _week(text: str, running: Week) -> Week | None:
    try:
        return parse_week(text, running)
    except TypedError as error:
        if error.reason in {Reason.NOT_A_WEEK, Reason.EMPTY}:
            return None
        raise
