"""The leaderboard: places by what is shown, and teams as the mean of their members."""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import common_scale, rounded, scaled
from bot.domain.scoring.parts import Parts, in_shown_points, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from bot.domain.scoring.exact import Exact

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
    first: dict[int, int] = {}
    for place, result in enumerate(ordered, start=1):
        first.setdefault(shown(result.parts.total), place)
    return tuple(_row(first, result) for result in ordered)


def team_score(members: Iterable[Member]) -> TeamScore:
    """Return the load-weighted mean of the members' parts, each rounded to the hundredth; its total is their sum."""
    present = [member for member in members if member.load > 0]
    scale = common_scale({member.load for member in present})
    loads = [scaled(member.load, scale) for member in present]
    business = _mean(loads, [member.parts.business for member in present])
    strategic = _mean(loads, [member.parts.strategic for member in present])
    ssi = _mean(loads, [member.parts.ssi for member in present])
    locked = _mean(loads, [member.parts.locked for member in present])
    return TeamScore(Parts(business, strategic, ssi, locked), len(present))


def _mean(loads: Sequence[int], centipoints: Sequence[int]) -> int:
    return rounded(sum(map(mul, loads, centipoints)), sum(loads)) if loads else 0


def _delta(result: Result) -> int | None:
    return None if result.previous is None else shown(result.parts.total) - shown(result.previous)


def _order(result: Result) -> tuple[int, int, int, str]:
    return -shown(result.parts.total), -result.parts.business, -(_delta(result) or 0), result.id


def _row(places: Mapping[int, int], result: Result) -> Row:
    total = shown(result.parts.total)
    business, strategic, ssi, locked = result.parts.shown
    return Row(places[total], result.id, total, business, strategic, ssi, locked, _delta(result))
