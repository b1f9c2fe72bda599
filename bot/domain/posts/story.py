"""Everything that a post tells beside the leaderboard and the people."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.domain.posts.headline import Headline  # noqa: TC001 - the same
from bot.domain.posts.team_week import TeamWeek  # noqa: TC001 - the same
from bot.domain.posts.tiers import Benchmarks  # noqa: TC001 - the same
from bot.domain.posts.vanity import VanityGap  # noqa: TC001 - the same
from bot.domain.posts.weather import Weather  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True)
class Won:
    """Deals won from social selling; money is in the programme's currency."""

    customers: int
    revenue: Decimal
    unverified: Decimal = Decimal(0)
    """How much of the revenue waits for a second person."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a post tells of a week; where so few take part that it would tell on somebody, nothing but the trail."""

    trail: tuple[TeamWeek, ...] = ()
    """The weeks before as their posts told them and, if it may be told, the week itself; oldest first."""
    headline: Headline | None = None
    season: Won | None = None
    """From the season's first week to the week."""
    is_best_week: bool = False
    """Whether the team's mean is above that of all weeks of the trail."""
    benchmarks: Benchmarks | None = None
    vanity: VanityGap | None = None
    weather: Weather | None = None


NO_STORY: Final = Story()
