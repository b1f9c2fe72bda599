"""The leaderboard: places by what is shown, and teams as the mean of their members."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import common_scale, rounded, scaled
from bot.domain.scoring.parts import Parts, in_shown_points, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from bot.domain.scoring.exact import Exact


_PARTS: Final = ("business", "strategic", "ssi", "locked")

RANKED_TEAM: Final = 3
"""The fewest present members with whom a team is ranked."""


@dataclass(frozen=True, slots=True)
class Result:
    """One seller's outcome of a week, as the leaderboard needs it; centipoints."""

    id: str
    parts: Parts
    previous: int | None = None
    """The total on the leaderboard before, in centipoints."""
    is_ranked: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the leaderboard; whole numbers are tenths of a point, as they are shown."""

    place: int
    """Who shows the same total shares the place, and the next place is skipped."""
    id: str
    total: int
    business: int
    strategic: int
    ssi: int
    locked: int
    """0 or below: the four parts add up to the total."""
    delta: int | None
    """Against the leaderboard before; None for who was not on it."""

    @property
    def points(self) -> Decimal:
        """The total with one decimal."""
        return in_shown_points(self.total)


@dataclass(frozen=True, slots=True)
class Member:
    """A seller's contribution to a team's score."""

    parts: Parts
    load: Exact
    """Presence times working share in the week; 0 for who was away."""


@dataclass(frozen=True, slots=True)
class TeamScore:
    """The mean of a team's members, weighted by how much they worked."""

    parts: Parts
    present: int
    """How many members were there."""

    @property
    def is_ranked(self) -> bool:
        """Whether enough members were there to rank the team."""
        return self.present >= RANKED_TEAM


def rank(results: Iterable[Result]) -> tuple[Row, ...]:
    """Return the rows of those who are ranked, best first.

    Inside a tie the order is business points, then movement, then id.
    """
    ordered = sorted((result for result in results if result.is_ranked), key=_order)
    places = places_by_total(shown(result.parts.total) for result in ordered)
    return tuple(row_of(result, places) for result in ordered)


def places_by_total(totals: Iterable[int]) -> Mapping[int, int]:
    """Return the place of each shown total, by the totals of all: who shows the same shares the place."""
    counts, place = Counter(totals), 1
    places: dict[int, int] = {}
    for total in sorted(counts, reverse=True):
        places[total] = place
        place += counts[total]
    return places


def order_of(seller_id: str, total: int, business: int, movement: int) -> tuple[int, int, int, str]:
    """Return what sellers are ordered by, best first, from what is shown of them."""
    return -total, -business, -movement, seller_id


def row_of(result: Result, places: Mapping[int, int]) -> Row:
    """Return the row of somebody who is ranked, with the place of the shown total."""
    total = shown(result.parts.total)
    business, strategic, ssi, locked = result.parts.shown
    return Row(places[total], result.id, total, business, strategic, ssi, locked, _delta(result))


def team_score(members: Iterable[Member]) -> TeamScore:
    """Return the load-weighted mean of the members' parts, each rounded to the hundredth; its total is their sum."""
    present = [member for member in members if member.load > 0]
    scale = common_scale({member.load for member in present})
    loads, parts = [scaled(member.load, scale) for member in present], [member.parts for member in present]
    return mean_score(loads, *([getattr(each, name) for each in parts] for name in _PARTS))


def mean_score(
    loads: Sequence[int], business: Sequence[int], strategic: Sequence[int], ssi: Sequence[int], locked: Sequence[int]
) -> TeamScore:
    """Return the same of those who were there.

    Args:
        loads: of each, above 0 and in any unit.
        business: the parts of each, in the same order; so are the others.
        strategic: the second part.
        ssi: the third.
        locked: the fourth.
    """
    return TeamScore(Parts(*(_mean(loads, part) for part in (business, strategic, ssi, locked))), len(loads))


def _mean(loads: Sequence[int], centipoints: Sequence[int]) -> int:
    return rounded(sum(map(mul, loads, centipoints)), sum(loads)) if loads else 0


def _delta(result: Result) -> int | None:
    return None if result.previous is None else shown(result.parts.total) - shown(result.previous)


def _order(result: Result) -> tuple[int, int, int, str]:
    return order_of(result.id, shown(result.parts.total), result.parts.business, _delta(result) or 0)
