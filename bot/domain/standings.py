"""How very many sellers stand, fact by fact: ten thousand are put in order and summed up without an object for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import chain, compress
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, overload

from bot.domain.scoring.leaderboard import TeamScore, mean_score
from bot.domain.seller_standing import SellerStanding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.earned import Earned
    from bot.domain.scoring.score import Standing

_FACTS: Final = tuple(field.name for field in fields(SellerStanding))
_told = attrgetter(*_FACTS)
"""Returns the facts of a seller, or the columns of many."""


@dataclass(frozen=True, slots=True, eq=False)
class Standings(Sequence[SellerStanding]):
    """How some sellers stand: each column tells of all of them, in the same order, what `SellerStanding` calls so."""

    seller_id: Sequence[str]
    standing: Sequence[Standing]
    takes_part: Sequence[bool]
    is_ranked: Sequence[bool]
    has_reported: Sequence[bool]
    business: Sequence[int]
    strategic: Sequence[int]
    ssi: Sequence[int]
    locked: Sequence[int]
    load: Sequence[int]
    calls: Sequence[int]
    meetings: Sequence[int]
    leads: Sequence[int]
    pipeline: Sequence[int]
    ssi_level: Sequence[int | None]
    ssi_level_before: Sequence[int | None]
    shares: Sequence[int]
    clicks: Sequence[int]
    conversions: Sequence[int]
    streak: Sequence[int]
    earned: Sequence[Earned | None]

    @classmethod
    def holding(cls, sellers: Iterable[SellerStanding]) -> Standings:
        """Return how these sellers stand; what tells it by columns stays what it is."""
        if isinstance(sellers, Standings):
            return sellers
        columns: list[Sequence[Any]] = list(zip(*map(_told, sellers), strict=True))
        return cls(*columns) if columns else NOBODY

    @classmethod
    def together(cls, parts: Iterable[Standings]) -> Standings:
        """Return how the sellers of several such stand, one after the other; who is in two of them is there twice."""
        some = [part for part in parts if part]
        if len(some) > 1:
            return cls(*map(_joined, *map(_told, some)))
        return some[0] if some else NOBODY

    def __len__(self) -> int:
        return len(self.seller_id)

    def __iter__(self) -> Iterator[SellerStanding]:
        return map(SellerStanding, *_told(self))

    @overload
    def __getitem__(self, index: int) -> SellerStanding: ...
    @overload
    def __getitem__(self, index: slice) -> Standings: ...
    def __getitem__(self, index: int | slice) -> SellerStanding | Standings:
        """Return how one stands, or several."""
        facts = [column[index] for column in _told(self)]
        return Standings(*facts) if isinstance(index, slice) else SellerStanding(*facts)

    def at(self, places: Iterable[int]) -> Standings:
        """Return how those stand who are at some places here, in the order of the places."""
        some = list(places)
        return Standings(*(tuple(map(column.__getitem__, some)) for column in _told(self)))

    def those(self, chosen: Sequence[object]) -> Standings:
        """Return how those stand of whom something is so, which is told of each in turn."""
        if all(chosen):
            return self
        return Standings(*(tuple(compress(column, chosen)) for column in _told(self))) if any(chosen) else NOBODY

    @property
    def present(self) -> Standings:
        """Those who were there in any part of the week."""
        return self.those(self.load)

    @property
    def total(self) -> list[int]:
        """The score of each."""
        return [
            business + strategic + ssi - locked
            for business, strategic, ssi, locked in zip(
                self.business, self.strategic, self.ssi, self.locked, strict=True
            )
        ]


NOBODY: Final = Standings(*((),) * len(_FACTS))


def team_score_of(sellers: Iterable[SellerStanding]) -> TeamScore:
    """Return the mean of those who were there, weighted by how much they worked."""
    there = Standings.holding(sellers).present
    return mean_score(there.load, there.business, there.strategic, there.ssi, there.locked)


def _joined(*columns: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(chain.from_iterable(columns))
