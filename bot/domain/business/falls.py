"""What falls while social selling grows: the programme must not eat what worked before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.statistics.proportions import wilson

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEAST: Final = 20
"""As many as there have to be before."""
_FALLEN: Final = 0.7
"""A week brings at most so much of what it brought before."""


class Falling(StrEnum):
    """What can fall."""

    CALLS = "calls"
    MEETINGS = "meetings"
    OTHER_DEALS = "other_deals"
    """Deals opened from other sources than social selling."""


@dataclass(frozen=True, slots=True)
class Volume:
    """What was done in some weeks."""

    worked_weeks: float
    """Full-time weeks of all sellers together."""
    shared: int
    """Posts and shares."""
    counts: Mapping[Falling, int]


@dataclass(frozen=True, slots=True)
class Fall:
    """Something that has fallen by more than chance."""

    what: Falling
    now: float
    """A full-time week brings so many."""
    before: float


def falls(now: Volume, before: Volume) -> tuple[Fall, ...]:
    """Return what has fallen by 30 % or more while people posted and shared as much as before, or more.

    That it is no chance is asked of Wilson's interval: of all that was counted in both spans, the recent one has less
    than its share of the worked weeks.
    """
    if not (now.worked_weeks and before.worked_weeks):
        return ()
    if now.shared / now.worked_weeks < before.shared / before.worked_weeks:
        return ()
    return tuple(_fall(what, now, before) for what in Falling if _has_fallen(what, now, before))


def _has_fallen(what: Falling, now: Volume, before: Volume) -> bool:
    fall, total = _fall(what, now, before), now.counts[what] + before.counts[what]
    if before.counts[what] < _LEAST or fall.now > _FALLEN * fall.before:
        return False
    share = now.worked_weeks / (now.worked_weeks + before.worked_weeks)
    return wilson(now.counts[what], total).high < share


def _fall(what: Falling, now: Volume, before: Volume) -> Fall:
    return Fall(what, now.counts[what] / now.worked_weeks, before.counts[what] / before.worked_weeks)
