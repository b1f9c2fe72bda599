"""Days and spans of days: `2026-12-20`, `20.12. bis 6.1.`, `20 dec - 6 jan`, `until friday`, `v 28-30`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.dates import DAYS_AWAY, FROM, MONTHS, TO, WEEKDAYS, WEEKS_AWAY
from bot.domain.typed.words.weeks import WEEK
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.typed.context import Context

FARTHEST_YEARS = 5
"""How far from today a date may lie."""
RUNNING_DAYS = 31
"""A span without years may have begun this many days ago; one that began earlier is next year's."""

_LONGEST_SPAN = 80
_SHORT_YEAR = 2
_YEAR = r"(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})",
        rf"{_DAY}\. ?(?P<month>[0-9]{{1,2}})(?:\. ?{_YEAR}|\.)?",
        rf"(?P<slash>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})(?:/{_YEAR})?",
        rf"(?:den |der |dem |the )?{_DAY}(?:st|nd|rd|th|\.|:e|:a)?(?: of)? ?(?P<name>[^\W\d_]+)\.?(?:,? {_YEAR})?",
        rf"(?P<name>[^\W\d_]+)\.? {_DAY}(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20)[0-9]{{2}}))?",
    )
)
_WEEK_NUMBER = re.compile(rf"(?:{WEEK})\.? ?(?P<number>[0-9]{{1,2}})", re.IGNORECASE)
_FROM = re.compile(rf"(?:{FROM}) ", re.IGNORECASE)
_UNTIL = re.compile(rf"(?:{TO}|-) ?(?= ?\S)", re.IGNORECASE)
_BETWEEN = re.compile(rf",? (?:{TO}) | ?- ?|(?<=[0-9.]) (?=[0-9])", re.IGNORECASE)
_SHORT = re.compile(r"[0-9]{1,2}(?=\.?$)")
_DAY_FIRST = re.compile(r"(?<![0-9/])(?:1[3-9]|2[0-9]|3[01])/[0-9]{1,2}")
_NUMBERS = re.compile(r"[0-9]{1,2}\.?")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Reading:
    """The spans that a text may mean, in order: one, or one for each year (or week) when that was left out."""

    spans: tuple[Span, ...]

    def next_ending(self, day: date) -> date:
        """Return the first end on or after the day, else the only one."""
        return next((span.last for span in self.spans if span.last >= day), self.spans[-1].last)

    def next_starting(self, day: date) -> date:
        """Return the first start on or after the day, else the only one."""
        return next((span.first for span in self.spans if span.first >= day), self.spans[-1].first)

    def latest_starting(self, day: date) -> date:
        """Return the last start on or before the day, else the first one."""
        return next((span.first for span in reversed(self.spans) if span.first <= day), self.spans[0].first)


def parse_date(text: str, context: Context, *, past: bool = False) -> date:
    """Return the day that the text names.

    A day without a year is the next such day, today included; for what has happened already (`past`) the latest one.
    `12/11` is read in the order of the person's language.

    Raises:
        TypedError: it names no day, one that does not exist, or one farther away than `FARTHEST_YEARS`.
    """
    cleaned = clean(text)
    reading = _reading(cleaned, context, past=past)
    if reading is None or reading.spans[0].first != reading.spans[0].last:
        raise TypedError(Reason.NOT_A_DATE if cleaned else Reason.EMPTY, cleaned)
    day = reading.latest_starting(context.today) if past else reading.next_starting(context.today)
    return _near(day, context, cleaned)


def parse_span(text: str, context: Context) -> Span:
    """Return the days that the text names: a day, a week, or from one to another.

    Years left out are those of the next such span; one that began up to `RUNNING_DAYS` ago and is still running counts.
    A span with an end alone begins today.

    Raises:
        TypedError: it names no days, ends before it starts, or lies farther away than `FARTHEST_YEARS`.
    """
    cleaned = clean(text)
    typed = _FROM.sub("", cleaned, count=1) if _FROM.match(cleaned) else cleaned
    start, end = _ends(typed, _day_first(typed, context), cleaned)
    if typed != cleaned and start is end:
        raise TypedError(Reason.MISSING_END, cleaned)
    span = _settled(start, end, context.today)
    if span.last < span.first:
        raise TypedError(Reason.END_BEFORE_START, cleaned)
    return Span(_near(span.first, context, cleaned), _near(span.last, context, cleaned))


def _settled(start: _Reading, end: _Reading, today: date) -> Span:
    last = end.next_ending(today)
    first = start.latest_starting(last)
    if first < today - timedelta(days=RUNNING_DAYS):
        first = start.next_starting(today)
    return Span(first, last if first <= last else end.next_ending(first))


def _ends(typed: str, context: Context, whole: str) -> tuple[_Reading, _Reading]:
    until = _UNTIL.match(typed)
    if until and (end := _reading(typed[until.end() :], context)):
        return _Reading((Span(context.today, context.today),)), end
    if single := _reading(typed, context):
        return single, single
    for between in _BETWEEN.finditer(typed[:_LONGEST_SPAN]):
        left, right = typed[: between.start()], typed[between.end() :]
        if pair := _pair(left, right, context):
            return pair
    raise TypedError(Reason.NOT_A_DATE if whole else Reason.EMPTY, whole)


def _pair(left: str, right: str, context: Context) -> tuple[_Reading, _Reading] | None:
    """Return both ends; of `20-27 dec`, `dec 20-27` and `v 28-30` each end borrows what it lacks."""
    if _NUMBERS.fullmatch(right):
        right = _SHORT.sub(right.rstrip("."), left)
    elif _NUMBERS.fullmatch(left):
        left = re.sub(r"[0-9]{1,2}", left.rstrip("."), right, count=1)
    start, end = _reading(left, context), _reading(right, context)
    return (start, end) if start and end else None


def _day_first(typed: str, context: Context) -> Context:
    """Return a context that reads `20/12 - 6/1` in one order for both ends."""
    return replace(context, language="en-GB") if _DAY_FIRST.search(typed) else context


def _reading(text: str, context: Context, *, past: bool = False) -> _Reading | None:
    spans = (
        _relative(text, context.today, (-1, 0) if past else (0, 1, 2))
        or _numbered_week(text, context.today)
        or _dated(text, context)
    )
    return _Reading(spans) if spans else None


def _relative(text: str, today: date, weeks_around: tuple[int, ...]) -> tuple[Span, ...]:
    days, weeks, weekday = DAYS_AWAY.meaning(text), WEEKS_AWAY.meaning(text), WEEKDAYS.meaning(text.rstrip("."))
    if days is not None:
        return (_one_day(today + timedelta(days=days)),)
    if weeks is not None:
        return (_days_of(Week.of(today) + weeks),)
    if weekday is None:
        return ()
    following = today + timedelta(days=(weekday - today.weekday()) % 7)
    return tuple(_one_day(following + timedelta(days=7 * week)) for week in weeks_around)


def _numbered_week(text: str, today: date) -> tuple[Span, ...]:
    match = _WEEK_NUMBER.fullmatch(text)
    if not match:
        return ()
    weeks = (_iso_week(year, int(match["number"])) for year in _years(today))
    return tuple(_days_of(week) for week in weeks if week)


def _dated(text: str, context: Context) -> tuple[Span, ...]:
    match = next((found for form in _FORMS if (found := form.fullmatch(text))), None)
    if match is None:
        return ()
    facts = match.groupdict()
    day, month = _day_and_month(facts, context.language)
    typed = facts.get("year")
    years = [int(typed if len(typed) > _SHORT_YEAR else f"20{typed}")] if typed else _years(context.today)
    return tuple(_one_day(existing) for year in years if (existing := _date(year, month, day)))


def _day_and_month(facts: dict[str, str | None], language: str) -> tuple[int, int]:
    if facts.get("name"):
        return int(facts["day"] or 0), MONTHS.meaning(facts["name"] or "") or 0
    if facts.get("month"):
        return int(facts["day"] or 0), int(facts["month"] or 0)
    first, second = int(facts["slash"] or 0), int(facts["second"] or 0)
    american = language.lower() in {"en", "en-us", "en_us"}
    months = 12
    if first > months or (second <= months and not american):
        return first, second
    return second, first


def _years(today: date) -> Iterator[int]:
    return iter(range(today.year - FARTHEST_YEARS, today.year + FARTHEST_YEARS + 1))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso_week(year: int, number: int) -> Week | None:
    try:
        return Week.iso(year, number)
    except ValueError:
        return None


def _one_day(day: date) -> Span:
    return Span(day, day)


def _days_of(week: Week) -> Span:
    return Span(week.starts_on, week.ends_on)


def _near(day: date, context: Context, typed: str) -> date:
    if abs(day.year - context.today.year) > FARTHEST_YEARS:
        raise TypedError(Reason.FAR_DATE, typed, limit=FARTHEST_YEARS)
    return day
