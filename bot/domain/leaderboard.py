"""The leaderboard of a programme's week or season, before anybody's view of it is cut."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.parts import in_shown_points
from bot.domain.scoring.score import Standing
from bot.domain.standings import NOBODY, Standings

if TYPE_CHECKING:
    from bot.domain.ranking import Ranking
    from bot.domain.scoring.leaderboard import Row, TeamScore
    from bot.domain.teams import TeamStanding
    from bot.domain.weeks import Week


_AWAY: Final = frozenset({Standing.AWAY, Standing.NOT_STARTED, Standing.LEFT})


@dataclass(frozen=True, slots=True)
class RankedSeller:
    """A seller with a place."""

    seller_id: str
    name: str
    """As last known; empty for somebody of whom nothing is known any more."""
    row: Row
    """What is shown, in tenths of a point."""
    place_before: int | None
    """The place on the leaderboard that this one is compared with."""

    @property
    def place(self) -> int:
        """The place; a tie shares it."""
        return self.row.place

    @property
    def points(self) -> Decimal:
        """The total as shown, with one decimal."""
        return self.row.points

    @property
    def movement(self) -> Decimal | None:
        """How far the shown total moved since the leaderboard that this one is compared with."""
        return None if self.row.delta is None else in_shown_points(self.row.delta)


@dataclass(frozen=True, slots=True)
class UnrankedSeller:
    """A seller who takes part and has no place."""

    seller_id: str
    name: str
    standing: Standing
    """Why there is no place."""

    @property
    def is_away(self) -> bool:
        """Whether the seller was not there in any part of the week."""
        return self.standing in _AWAY


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What all sellers together brought about; money is in the programme's currency."""

    calls: Decimal = Decimal(0)
    meetings: Decimal = Decimal(0)
    leads: Decimal = Decimal(0)
    pipeline: Decimal = Decimal(0)
    customers: int = 0
    """With at least one deal won."""
    revenue: Decimal = Decimal(0)
    social_customers: int = 0
    """Those with a deal won from social selling."""
    social_revenue: Decimal = Decimal(0)
    unverified: Decimal = Decimal(0)
    """What of the revenue waits for a second person."""
    unverified_revenue: Decimal = Decimal(0)
    """What of the social revenue does."""


@dataclass(frozen=True, slots=True)
class Participation:
    """How many of those who were there reported something for the week."""

    reported: int
    present: int


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """Everybody's standing in a week, or in the season up to it."""

    workspace_id: str
    week: Week
    season_start: Week | None
    """The first week of a season's leaderboard: of the season, or of a programme that began in it."""
    sequence: int
    """The newest entry of the workspace that it was computed from."""
    currency: str
    ranked: Ranking
    """Best first."""
    unranked: tuple[UnrankedSeller, ...]
    """Those away and those without data; who has not started or has left is not here."""
    outcomes: Outcomes
    """Of the week, or of the season up to it."""
    participation: Participation
    team: TeamScore
    scheme_version: int
    scheme_since: Week
    compared_with: Week | None
    """The week of the weekly post against which movement is told."""
    sellers: Standings = field(default=NOBODY, compare=False, repr=False)
    """Everybody's standing, of which all this was made; who may see it is decided by nobody yet."""
    teams: tuple[TeamStanding, ...] = ()
    """Those with somebody who takes part in the week, in no order."""

    @property
    def away(self) -> tuple[UnrankedSeller, ...]:
        """Those who were absent the whole week."""
        return tuple(seller for seller in self.unranked if seller.is_away)

    @property
    def no_data(self) -> tuple[UnrankedSeller, ...]:
        """Those who were there and reported nothing for four weeks."""
        return tuple(seller for seller in self.unranked if not seller.is_away)

    def of(self, seller_id: str) -> RankedSeller | UnrankedSeller | None:
        """Return a seller's standing, or nothing for who takes no part in the week."""
        if seller_id in (ranked := self.ranked.seller_ids):
            return self.ranked[ranked.index(seller_id)]
        return next((seller for seller in self.unranked if seller.seller_id == seller_id), None)
