"""Who sees what of a leaderboard; it is cut here, so that a view can draw all it is given."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.people import Visibility
from bot.domain.scoring.parts import in_shown_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.leaderboard import Leaderboard, Outcomes, Participation, RankedSeller, UnrankedSeller
    from bot.domain.scoring.leaderboard import TeamScore
    from bot.domain.weeks import Week

LISTED: Final = 25
"""The most sellers that are named in one message."""
_NAMING: Final = frozenset({Visibility.NAMED, Visibility.TOP})
_NEIGHBOURS: Final = 2
_LEVEL: Final = Decimal(5)
"""Points within which two sellers are as good as level."""


@dataclass(frozen=True, slots=True)
class NamedSeller:
    """A seller whom everybody may see; points with one decimal, the four parts add up to them."""

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
    place_before: int | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody next to the viewer."""

    place: int
    points: Decimal
    gap: Decimal
    """Points between the two, 0 or more."""
    name: str
    """Empty for who is not named to others."""

    @property
    def is_level(self) -> bool:
        """Whether the two are so close that the order means nothing."""
        return self.gap <= _LEVEL


@dataclass(frozen=True, slots=True)
class VisibleLeaderboard:
    """A leaderboard as one person, or the whole channel, may see it."""

    week: Week
    season_start: Week | None
    compared_with: Week | None
    named: tuple[NamedSeller, ...]
    """Best first, each with more than 0 points."""
    own: RankedSeller | UnrankedSeller | None
    """The viewer's own standing, with all its lines."""
    above: tuple[Neighbour, ...]
    """Up to two places above the viewer, best first."""
    below: tuple[Neighbour, ...]
    team: TeamScore | None
    """None where so few take part that it would tell on somebody; so are the next two."""
    outcomes: Outcomes | None
    participation: Participation | None
    currency: str
    scheme_version: int
    scheme_since: Week


def cut_for(
    leaderboard: Leaderboard,
    viewer: str | None,
    *,
    visibility: Visibility,
    named_places: int,
    minimum_cohort: int,
) -> VisibleLeaderboard:
    """Return what somebody may see of a leaderboard.

    Nobody sees more for being a manager or an admin: below the named places everybody has their own place, and the
    neighbours as place and points.

    Args:
        leaderboard: the whole of it.
        viewer: who is looking; nobody in particular for what everybody in the channel may see.
        visibility: who is named.
        named_places: how many, when it is the top.
        minimum_cohort: the fewest people whose sums and rates may be shown when not all of them are named.
    """
    nameable = _nameable(leaderboard.ranked, visibility, named_places)
    is_open = _is_open(leaderboard, len(nameable), minimum_cohort)
    index = next((i for i, seller in enumerate(leaderboard.ranked) if seller.seller_id == viewer), None)
    return VisibleLeaderboard(
        week=leaderboard.week,
        season_start=leaderboard.season_start,
        compared_with=leaderboard.compared_with,
        named=tuple(_named(seller, viewer) for seller in nameable[:LISTED]),
        own=None if viewer is None else leaderboard.of(viewer),
        above=_neighbours(leaderboard.ranked, index, nameable, range(-_NEIGHBOURS, 0)),
        below=_neighbours(leaderboard.ranked, index, nameable, range(1, _NEIGHBOURS + 1)),
        team=leaderboard.team if is_open else None,
        outcomes=leaderboard.outcomes if is_open else None,
        participation=leaderboard.participation if is_open else None,
        currency=leaderboard.currency,
        scheme_version=leaderboard.scheme_version,
        scheme_since=leaderboard.scheme_since,
    )


def names_sellers(visibility: Visibility) -> bool:
    """Return whether sellers may read each other's names."""
    return visibility in _NAMING


def _nameable(ranked: Sequence[RankedSeller], visibility: Visibility, named_places: int) -> tuple[RankedSeller, ...]:
    """Return those who may be named; of a tie at the last named place those first in it, never more than allowed."""
    top = ranked if visibility is Visibility.NAMED else ranked[:named_places]
    return tuple(seller for seller in top if seller.points > 0)


def _is_open(leaderboard: Leaderboard, named: int, minimum_cohort: int) -> bool:
    are_all_named = named == len(leaderboard.ranked) + len(leaderboard.unranked)
    return are_all_named or leaderboard.participation.present >= minimum_cohort


def _named(seller: RankedSeller, viewer: str | None) -> NamedSeller:
    row = seller.row
    return NamedSeller(
        place=row.place,
        seller_id=seller.seller_id,
        name=seller.name,
        points=row.points,
        business=in_shown_points(row.business),
        strategic=in_shown_points(row.strategic),
        ssi=in_shown_points(row.ssi),
        locked=in_shown_points(row.locked),
        movement=seller.movement,
        place_before=seller.place_before,
        is_own=seller.seller_id == viewer,
    )


def _neighbours(
    ranked: Sequence[RankedSeller], index: int | None, nameable: Sequence[RankedSeller], offsets: range
) -> tuple[Neighbour, ...]:
    if index is None:
        return ()
    own = ranked[index]
    near = [ranked[index + offset] for offset in offsets if 0 <= index + offset < len(ranked)]
    return tuple(
        Neighbour(seller.place, seller.points, abs(seller.points - own.points), seller.name * (seller in nameable))
        for seller in near
    )
