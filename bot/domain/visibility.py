"""Who sees what of a leaderboard; it is cut here, so that a view can draw all it is given."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.leaderboard import RankedSeller
from bot.domain.people import Visibility
from bot.domain.scoring.parts import in_shown_points
from bot.domain.teams import VisibleTeams, cut_teams

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.domain.leaderboard import Leaderboard, Outcomes, Participation, UnrankedSeller
    from bot.domain.ranking import Ranking
    from bot.domain.scoring.leaderboard import TeamScore
    from bot.domain.weeks import Week

LISTED: Final = 25
"""The most sellers that are named in one message."""
FEWEST_PLACES: Final = 3
"""The fewest places that are named, where only the first ones are."""
SMALLEST_COHORT: Final = 3
LARGEST_COHORT: Final = 50
_NAMING: Final = frozenset({Visibility.NAMED, Visibility.TOP})
_WITHOUT_PLACES: Final = frozenset({Visibility.TEAMS, Visibility.OWN, Visibility.OFF})
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
class UnplacedSeller:
    """A seller with points, where nobody is told a place."""

    seller_id: str
    name: str
    points: Decimal
    """As shown, with one decimal."""


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
    """Best first, each with more than 0 points; under pseudonyms their ids are empty."""
    own: RankedSeller | UnplacedSeller | UnrankedSeller | None
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
    visibility: Visibility = Visibility.TOP
    alias: str = ""
    """The viewer's pseudonym; empty where there are none."""
    teams: VisibleTeams = field(default_factory=VisibleTeams)


def cut_for(
    leaderboard: Leaderboard,
    viewer: str | None,
    *,
    visibility: Visibility,
    named_places: int,
    minimum_cohort: int,
    pseudonyms: Mapping[str, str] | None = None,
) -> VisibleLeaderboard:
    """Return what somebody may see of a leaderboard.

    Nobody sees more for being a manager or an admin: below the named places everybody has their own place, and the
    neighbours as place and points.

    Args:
        leaderboard: the whole of it.
        viewer: who is looking; nobody in particular for what everybody in the channel may see.
        visibility: who is named.
        named_places: how many, when it is the top.
        minimum_cohort: the fewest people whose sums and rates may be shown when not all of them are named, and among
            whom a pseudonym hides anybody.
        pseudonyms: those of the season by seller; who has none is not listed where only they are shown.
    """
    is_cohort = leaderboard.participation.present >= minimum_cohort
    aliases = (pseudonyms or {}) if visibility is Visibility.PSEUDONYMS and is_cohort else {}
    ranked, nameable = leaderboard.ranked, _nameable(leaderboard.ranked, visibility, named_places)
    names = _names(ranked, nameable, aliases if visibility is Visibility.PSEUDONYMS else None)
    is_open = visibility is not Visibility.OFF and (is_cohort or _are_all_named(leaderboard, names, visibility))
    index = None if visibility in _WITHOUT_PLACES else _index(ranked, viewer)
    present = leaderboard.team.present
    teams = cut_teams(leaderboard.teams, viewer, visibility=visibility, minimum_cohort=minimum_cohort, present=present)
    cut = VisibleLeaderboard(
        week=leaderboard.week,
        season_start=leaderboard.season_start,
        compared_with=leaderboard.compared_with,
        named=_listed(ranked[: min(nameable, LISTED)], names, viewer),
        own=None if viewer is None else _own(leaderboard.of(viewer), visibility),
        above=_neighbours(ranked, index, names, range(-_NEIGHBOURS, 0)),
        below=_neighbours(ranked, index, names, range(1, _NEIGHBOURS + 1)),
        team=leaderboard.team,
        outcomes=leaderboard.outcomes,
        participation=leaderboard.participation,
        currency=leaderboard.currency,
        scheme_version=leaderboard.scheme_version,
        scheme_since=leaderboard.scheme_since,
        visibility=visibility,
        alias=aliases.get(viewer or "", ""),
        teams=teams,
    )
    return cut if is_open else without_sums(cut)


def without_sums(leaderboard: VisibleLeaderboard) -> VisibleLeaderboard:
    """Return a leaderboard without what all in it brought about together."""
    return replace(leaderboard, team=None, outcomes=None, participation=None)


def names_sellers(visibility: Visibility) -> bool:
    """Return whether sellers may read each other's names."""
    return visibility in _NAMING


def shows_places(visibility: Visibility) -> bool:
    """Return whether everybody with points is told a place."""
    return visibility not in _WITHOUT_PLACES


def _nameable(ranked: Ranking, visibility: Visibility, named_places: int) -> int:
    """Return how many of the first may be listed: all with points or, of them, never more than allowed."""
    if visibility in _WITHOUT_PLACES:
        return 0
    with_points = sum(total > 0 for total in ranked.totals)
    return with_points if visibility is Visibility.NAMED else min(with_points, named_places)


def _names(ranked: Ranking, nameable: int, aliases: Mapping[str, str] | None) -> dict[str, str]:
    """Return what those who may be listed are called: by their aliases if there are some, and then nobody without."""
    sellers = ranked.seller_ids[:nameable]
    if aliases is None:
        return {seller_id: ranked.names.get(seller_id, "") for seller_id in sellers}
    return {seller_id: aliases[seller_id] for seller_id in sellers if seller_id in aliases}


def _listed(sellers: Sequence[RankedSeller], names: Mapping[str, str], viewer: str | None) -> tuple[NamedSeller, ...]:
    return tuple(_named(seller, names, viewer) for seller in sellers if seller.seller_id in names)


def _are_all_named(leaderboard: Leaderboard, names: Collection[str], visibility: Visibility) -> bool:
    return visibility in _NAMING and len(names) == len(leaderboard.ranked) + len(leaderboard.unranked)


def _index(ranked: Ranking, viewer: str | None) -> int | None:
    return None if viewer is None else next((i for i, each in enumerate(ranked.seller_ids) if each == viewer), None)


def _own(
    seller: RankedSeller | UnrankedSeller | None, visibility: Visibility
) -> RankedSeller | UnplacedSeller | UnrankedSeller | None:
    if visibility in _WITHOUT_PLACES and isinstance(seller, RankedSeller):
        return UnplacedSeller(seller.seller_id, seller.name, seller.points)
    return seller


def _named(seller: RankedSeller, names: Mapping[str, str], viewer: str | None) -> NamedSeller:
    name, is_alias = names[seller.seller_id], names[seller.seller_id] != seller.name
    row = seller.row
    return NamedSeller(
        place=row.place,
        seller_id="" if is_alias else seller.seller_id,
        name=name,
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
    ranked: Sequence[RankedSeller], index: int | None, names: Mapping[str, str], offsets: range
) -> tuple[Neighbour, ...]:
    if index is None:
        return ()
    own = ranked[index]
    near = [ranked[index + offset] for offset in offsets if 0 <= index + offset < len(ranked)]
    return tuple(
        Neighbour(seller.place, seller.points, abs(seller.points - own.points), names.get(seller.seller_id, ""))
        for seller in near
    )
