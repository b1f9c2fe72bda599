"""What a weekly post says: the leaderboard of an ended week, cut for everybody in the channel."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.commendation import Commendation  # noqa: TC001 - the same
from bot.domain.people import Visibility
from bot.domain.posts.bests import Best  # noqa: TC001 - the same
from bot.domain.posts.story import NO_STORY, Story
from bot.domain.rule_changes import Announcement  # noqa: TC001 - the same
from bot.domain.teams import PlacedTeam  # noqa: TC001 - the same
from bot.domain.weeks import Week  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True)
class PostedSeller:
    """A line of the leaderboard, as shown; the four parts add up to the points."""

    place: int
    seller_id: str
    name: str
    points: Decimal
    business: Decimal
    strategic: Decimal
    ssi: Decimal
    locked: Decimal
    """0 or below."""
    movement: Decimal | None
    """Points against the weekly post before; None for who was not on it."""
    place_before: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """What all sellers together brought about in the week; money is in the programme's currency."""

    meetings: Decimal
    leads: Decimal
    customers: int
    """Won from social selling."""
    revenue: Decimal
    """Won from social selling."""
    unverified: Decimal = Decimal(0)
    """What of the revenue waits for a second person."""

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.meetings or self.leads or self.customers or self.revenue)


@dataclass(frozen=True, slots=True)
class WeeklyPost:
    """Everything that a weekly post says; what its audience may not see is not in it."""

    week: Week
    sellers: tuple[PostedSeller, ...]
    """Those who are named, best first, each with more than 0 points."""
    reported: int | None
    """How many of those present reported; None where so few take part that it would tell on somebody."""
    present: int | None
    mean: Decimal | None
    """Points of all present, weighted by how much they worked, one decimal; None like the numbers above."""
    totals: Totals | None
    """None like the numbers above."""
    currency: str
    scheme_version: int
    scheme_since: Week
    is_early: bool
    """Whether the programme is so young that results cannot be there yet."""
    commended: tuple[Commendation, ...] = ()
    """Up to five who are named for a badge, in no order of merit."""
    visibility: Visibility = Visibility.TOP
    """Who is named at all."""
    announcement: Announcement | None = None
    """New rules since the weekly post before."""
    bests: tuple[Best, ...] = ()
    """Who stands out by one thing; some of them may be commended as well."""
    story: Story = NO_STORY
    teams: tuple[PlacedTeam, ...] = ()
    """How the teams stand, best first; none where fewer than two are compared."""
    team: str = ""
    """The name of the team that a team's own post is about; empty for the programme's."""

    @property
    def is_withheld(self) -> bool:
        """Whether nothing may be told: nobody is listed, and so few were there that sums would tell on them."""
        return not self.sellers and self.reported is None and not self.teams and self.visibility is not Visibility.NAMED
