"""Looking back: what a month or a season brought, told once in the channel, when its last week is final."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal  # noqa: TC003 - the document is read back by its annotations
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.people import Visibility  # noqa: TC001 - the same
from bot.domain.posting import due_at as post_due_at
from bot.domain.posting import final_at
from bot.domain.seasons import Season, first_of_span, next_span, span_of
from bot.domain.weekly_post import PostedSeller, Totals  # noqa: TC001 - the same
from bot.domain.weeks import Week, moment_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.domain.people import Programme

    Ended = Callable[["Programme", Week], "Period | None"]

LATEST: Final = timedelta(days=3)
"""How late it may be told; after that it is left out."""
CHAMPIONS: Final = 3
"""How many are named at most."""

_WEEKS_BACK = 2
"""So far back a week may have ended of which it is time to look back: it is due within twelve days."""
_WEEKS_AHEAD = 53
"""Within so many weeks every period ends."""
_SATURDAY = 5
_MONTH = 1


class Span(StrEnum):
    """What is looked back on."""

    MONTH = "month"
    SEASON = "season"


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a season, in whole weeks."""

    span: Span
    year: int
    number: int
    """Of the month, 1 to 12, or of the season in its year, from 1 on."""
    season: Season
    """How long the programme's seasons are."""
    first: Week
    last: Week

    @classmethod
    def of(cls, span: Span, season: Season, week: Week) -> Period:
        """Return the one in which a week lies."""
        months = season.months if span is Span.SEASON else _MONTH
        first, after = first_of_span(week, months), next_span(week, months)
        return cls(span, *span_of(week, months), season, first, after - 1)

    @property
    def key(self) -> str:
        """What it is told under, once a workspace."""
        return f"look_back:{self.span}:{self.year}-{self.number:02}"

    @property
    def weeks(self) -> Iterator[Week]:
        """Its weeks, oldest first."""
        return (Week(number) for number in range(self.first.number, self.last.number + 1))


@dataclass(frozen=True, slots=True)
class WeekLookedAt:
    """One week of a period."""

    week: Week
    mean: Decimal
    """Points of the team, one decimal."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """Everything that a look back says; what its audience may not see is not in it."""

    period: Period
    currency: str
    visibility: Visibility
    totals: Totals | None
    """Of the whole period; None where so few take part that it would tell on somebody."""
    totals_before: Totals | None
    """Of the period before, if the programme was there from its beginning."""
    reported: int | None
    """Weeks of sellers with a report, of ``present``."""
    present: int | None
    """Weeks of sellers who were there."""
    weeks: tuple[WeekLookedAt, ...]
    """Nothing where the totals are None."""
    best_week: Week | None
    """The week that brought most money from social selling, or most meetings where no money came."""
    champions: tuple[PostedSeller, ...]
    """The first of the season, as far as they are named; for a month of the season so far."""


def ended_with(programme: Programme, week: Week) -> Period | None:
    """Return what there is to look back on after a week; a season counts before the month that ends with it."""
    wanted = {Span.SEASON: programme.season_post, Span.MONTH: programme.month_post}
    for span, is_wanted in wanted.items():
        period = Period.of(span, programme.season, week)
        if is_wanted and period.last == week:
            return period
    return None


def due_at(programme: Programme, week: Week) -> datetime:
    """Return when to look back after a week, in UTC.

    That is at the time of the weekly post, on the first day from Monday to Friday after the week's own post is final:
    nothing that is told then changes any more.
    """
    day = programme.today(final_at(programme, post_due_at(programme, week))) + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return moment_of(day, programme.post_time, programme.zone)


def month_ended_with(programme: Programme, week: Week) -> Period | None:
    """Return the month that ends with a week, if one does, whatever is looked back on."""
    period = Period.of(Span.MONTH, programme.season, week)
    return period if period.last == week else None


def due_periods(programme: Programme, now: datetime, ended: Ended) -> Iterator[Period]:
    """Return the periods that it is time to look back on, oldest first.

    Args:
        programme: the settings.
        now: in UTC.
        ended: tells which period there is to look back on after a week.
    """
    running = programme.week_of(now)
    for week in (running - back for back in range(_WEEKS_BACK, 0, -1)):
        period = ended(programme, week) if week >= programme.first_week else None
        if period is not None and due_at(programme, week) <= now < due_at(programme, week) + LATEST:
            yield period


def next_due(programme: Programme, now: datetime, ended: Ended) -> datetime | None:
    """Return when it is time to look back next, in UTC; nothing where that is not wanted. Args as of `due_periods`."""
    running = programme.week_of(now)
    weeks = (running + ahead for ahead in range(-_WEEKS_BACK, _WEEKS_AHEAD))
    moments = (due_at(programme, week) for week in weeks if week >= programme.first_week and ended(programme, week))
    return next((moment for moment in moments if moment > now), None)
