"""A seller's own target audience: whom they want to meet, and how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError

if TYPE_CHECKING:
    from bot.domain.scoring.history import SellerHistory

LONGEST_NAME: Final = 40
"""Characters."""
LONGEST_TITLES: Final = 300
"""Characters."""
MOST: Final = 100
"""The largest weekly goal: LinkedIn lets nobody invite many more people in a week."""
WEEKS: Final = 8
"""How many weeks a trend of the growth goes back, the week itself included."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a seller wants to meet, in their own words; nothing is scored by it."""

    name: str
    weekly_goal: int | None = None
    """New contacts a week."""
    titles: str = ""
    """Patterns of job titles, separated by commas."""


@dataclass(frozen=True, slots=True)
class AudienceWeek:
    """How far a seller is with the own target audience in a week."""

    audience: Audience
    growth: int | None
    """New contacts since the newest level before the week; nothing without two levels."""
    last_weeks: tuple[int, ...]
    """The growth by report in the last weeks, oldest first."""

    @property
    def is_met(self) -> bool:
        """Whether the goal of the week is reached."""
        goal = self.audience.weekly_goal
        return self.growth is not None and goal is not None and self.growth >= goal


class AudienceRefusedError(UserError):
    """A target audience cannot be as it was typed; ``field`` says what is wrong: name, goal or titles."""

    def __init__(self, field: str, typed: str) -> None:
        """Keep what is wrong."""
        super().__init__(field, typed)
        self.field = field
        self.typed = typed


def check(audience: Audience) -> None:
    """Return when a target audience can be kept.

    Raises:
        AudienceRefusedError: it cannot.
    """
    if not 0 < len(audience.name) <= LONGEST_NAME:
        raise AudienceRefusedError("name", audience.name)
    if audience.weekly_goal is not None and not 1 <= audience.weekly_goal <= MOST:
        raise AudienceRefusedError("goal", str(audience.weekly_goal))
    if len(audience.titles) > LONGEST_TITLES:
        raise AudienceRefusedError("titles", audience.titles)


def progress(audience: Audience, history: SellerHistory, week: int) -> AudienceWeek:
    """Return how the contacts in the target audience grew in a week and in the weeks before.

    Args:
        audience: the seller's own.
        history: the seller's facts; of the levels reported it reads ``target_contacts``.
        week: the number of the week.
    """
    levels = history.series("target_contacts")
    steps = [
        (at, (levels.units[place] - levels.units[place - 1]) // levels.scale)
        for place, at in enumerate(levels.weeks)
        if place and at <= week
    ]
    recent = tuple(step for at, step in steps if at > week - WEEKS)
    growth = steps[-1][1] if steps and steps[-1][0] == week else None
    return AudienceWeek(audience, growth, recent)
