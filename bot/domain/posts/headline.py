"""The first sentence of a post: what came from social selling, against what usually comes, and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.posts.team_week import lately, mean_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.posts.team_week import TeamWeek
    from bot.domain.weeks import Week

BEFORE: Final = 4
"""The weeks before that a week is compared with."""
FEWEST: Final = 2
"""How many of them must be known."""
_ABOUT: Final = Decimal("0.25")
"""The share by which revenue may differ and still be as usual."""
_DEVIATIONS: Final = 2
"""Counts within so many standard deviations are as usual."""


class Measure(StrEnum):
    """What the headline counts."""

    REVENUE = "revenue"
    MEETINGS = "meetings"


class Cause(StrEnum):
    """What makes the difference, as arithmetic: nothing is claimed about what people did or why."""

    NO_DEAL = "no_deal"
    ONE_DEAL = "one_deal"
    """All of it comes from one customer."""
    MORE_DEALS = "more_deals"
    FEWER_DEALS = "fewer_deals"
    LARGER_DEALS = "larger_deals"
    SMALLER_DEALS = "smaller_deals"
    MORE_PEOPLE = "more_people"
    FEWER_PEOPLE = "fewer_people"
    """Or the same for less time: holidays and absences count."""
    MORE_EACH = "more_each"
    LESS_EACH = "less_each"
    AS_USUAL = "as_usual"
    """The difference is no larger than chance makes it."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A week's revenue or meetings from social selling, against the weeks before."""

    measure: Measure
    now: Decimal
    usual: Decimal
    """The mean of the weeks before."""
    weeks: int
    """How many weeks that is the mean of."""
    cause: Cause


@dataclass(frozen=True, slots=True)
class Usual:
    """What a week brings in the mean of those before."""

    measure: Measure
    amount: Decimal
    weeks: int
    """How many weeks that is the mean of."""


def usual_before(week: Week, currency: str, trail: Sequence[TeamWeek]) -> Usual | None:
    """Return what the four weeks before a week brought in the mean: money, or meetings where there was no money.

    Nothing while fewer than two of them are known, or where there was neither.
    """
    before = _before(week, currency, trail)
    if len(before) < FEWEST:
        return None
    if revenue := mean_of([each.revenue for each in before]):
        return Usual(Measure.REVENUE, revenue, len(before))
    meetings = mean_of([each.meetings for each in before])
    return Usual(Measure.MEETINGS, meetings, len(before)) if meetings else None


def headline(now: TeamWeek, trail: Sequence[TeamWeek]) -> Headline | None:
    """Return how a week compares with the four before it; nothing while fewer than two of them are known."""
    before = _before(now.week, now.currency, trail)
    if len(before) < FEWEST:
        return None
    usual = mean_of([each.revenue for each in before])
    if now.revenue or usual:
        return Headline(Measure.REVENUE, now.revenue, usual, len(before), _of_revenue(now, before, usual))
    usual = mean_of([each.meetings for each in before])
    return Headline(Measure.MEETINGS, now.meetings, usual, len(before), _of_meetings(now, before, usual))


def _before(week: Week, currency: str, trail: Sequence[TeamWeek]) -> list[TeamWeek]:
    return [each for each in lately(trail, week, BEFORE) if each.currency == currency]


def _of_revenue(now: TeamWeek, before: Sequence[TeamWeek], usual: Decimal) -> Cause:
    if now.customers <= 1:
        return Cause.ONE_DEAL if now.customers else Cause.NO_DEAL
    if not usual:
        return Cause.MORE_DEALS
    if abs(now.revenue - usual) <= _ABOUT * usual:
        return Cause.AS_USUAL
    deals = now.customers / mean_of([each.customers for each in before])
    is_by_number = (now.revenue > usual) == (deals**2 >= now.revenue / usual)
    if now.revenue > usual:
        return Cause.MORE_DEALS if is_by_number else Cause.LARGER_DEALS
    return Cause.FEWER_DEALS if is_by_number else Cause.SMALLER_DEALS


def _of_meetings(now: TeamWeek, before: Sequence[TeamWeek], usual: Decimal) -> Cause:
    chance = max(usual, Decimal(1)) * (1 + Decimal(1) / len(before))  # the variance of a Poisson count and of its mean
    worked = mean_of([each.load for each in before])
    if (now.meetings - usual) ** 2 <= _DEVIATIONS**2 * chance or not (usual and worked and now.load):
        return Cause.AS_USUAL
    ratio, people = now.meetings / usual, now.load / worked
    is_by_people = (ratio > 1) == (people**2 >= ratio)
    if ratio > 1:
        return Cause.MORE_PEOPLE if is_by_people else Cause.MORE_EACH
    return Cause.FEWER_PEOPLE if is_by_people else Cause.LESS_EACH
