"""The vanity gap: activity on LinkedIn that has climbed for weeks while conversations, meetings and deals have not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.posts.team_week import lately, mean_of
from bot.domain.posts.weather import weather

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.posts.team_week import TeamWeek

SPAN: Final = 4
"""Weeks that are compared with as many before them."""
_FEWEST: Final = 3
"""How many of each must be known."""
_CLIMB: Final = Decimal(2)
"""SSI points in four weeks: what the goal of growth asks for."""
_MORE: Final = Decimal("1.25")
_DEVIATIONS: Final = 2


class Vanity(StrEnum):
    """What has climbed."""

    SSI = "ssi"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class VanityGap:
    """What climbed in the last four weeks, and the meetings that did not."""

    kind: Vanity
    climb: Decimal
    """Points of the mean SSI, or per cent more shares."""
    meetings_before: Decimal
    """Held in a mean week of the four before those."""
    meetings: Decimal
    """Held in a mean week of the last four."""


def vanity_gap(now: TeamWeek, trail: Sequence[TeamWeek]) -> VanityGap | None:
    """Return the gap at a week; nothing where there is none or too little is known.

    Outcomes are compared by the time that was worked. What LinkedIn itself did to everybody's SSI does not count.
    """
    late = [*lately(trail, now.week, SPAN - 1), now]
    early = lately(trail, now.week - (SPAN - 1), SPAN)
    if min(len(late), len(early)) < _FEWEST or _has_grown(early, late):
        return None
    meetings = [mean_of([each.meetings for each in weeks]) for weeks in (early, late)]
    climb = sum((each.ssi.mean for each in late if each.ssi and not weather(each.ssi)), Decimal(0))
    if climb >= _CLIMB:
        return VanityGap(Vanity.SSI, climb, *meetings)
    more = _more_shares(early, late)
    return None if more is None else VanityGap(Vanity.SHARES, more, *meetings)


def _has_grown(early: Sequence[TeamWeek], late: Sequence[TeamWeek]) -> bool:
    return any(_rate(late, name) > _rate(early, name) for name in ("calls", "meetings", "customers"))


def _more_shares(early: Sequence[TeamWeek], late: Sequence[TeamWeek]) -> Decimal | None:
    """Return the per cent by which shares have climbed; nothing where it is little, or may be chance."""
    before, after = _rate(early, "shares"), _rate(late, "shares")
    counted = _sum(early, "shares") + _sum(late, "shares")
    is_chance = (_sum(late, "shares") - _sum(early, "shares")) ** 2 <= _DEVIATIONS**2 * counted
    if not before or after < _MORE * before or is_chance:
        return None
    return ((after / before - 1) * 100).quantize(Decimal(1))


def _sum(weeks: Sequence[TeamWeek], name: str) -> Decimal:
    return sum((Decimal(getattr(each, name)) for each in weeks), Decimal(0))


def _rate(weeks: Sequence[TeamWeek], name: str) -> Decimal:
    """Return the amount for a full-time week of work."""
    load = _sum(weeks, "load")
    return _sum(weeks, name) / load if load else Decimal(0)
