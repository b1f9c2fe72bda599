"""The places of a leaderboard: everybody is put in order, but only who is asked for is made a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, overload

from bot.domain.leaderboard import RankedSeller
from bot.domain.scoring.leaderboard import Result, order_of, places_by_total, row_of
from bot.domain.scoring.parts import shown
from bot.domain.standings import Standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.seller_standing import SellerStanding
    from bot.domain.weeks import Week


@dataclass(frozen=True)
class Shown:
    """What a leaderboard showed of those with a place, as far as movement is told against it."""

    week: Week
    totals: Mapping[str, int]
    """By seller, in centipoints."""

    @classmethod
    def of(cls, week: Week, sellers: Iterable[SellerStanding]) -> Shown:
        """Return what the leaderboard of these sellers showed."""
        some = Standings.holding(sellers)
        ranked = some.those(some.is_ranked)
        return cls(week, dict(zip(ranked.seller_id, ranked.total, strict=True)))

    def place_of(self, seller_id: str) -> int | None:
        """Return the place that a seller had, or nothing."""
        total = self.totals.get(seller_id)
        return None if total is None else self._places[shown(total)]

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return places_by_total(map(shown, self.totals.values()))


class Ranking(Sequence[RankedSeller]):
    """Those with a place, best first."""

    __slots__ = ("_before", "_order", "_places", "_sellers", "names", "seller_ids", "totals")

    def __init__(
        self, sellers: Iterable[SellerStanding], names: Mapping[str, str], before: Shown | None = None
    ) -> None:
        """Put those of some sellers who have a place in order.

        Args:
            sellers: their standings.
            names: of whom something is known.
            before: the leaderboard that this one is compared with.
        """
        some = Standings.holding(sellers)
        self._sellers, self._before = some.those(some.is_ranked), before
        totals = list(map(shown, self._sellers.total))
        self._order = _ordered(self._sellers, totals, {} if before is None else before.totals)
        self.names = names
        """Of all of whom something is known."""
        self.seller_ids = [self._sellers.seller_id[index] for index in self._order]
        """Best first."""
        self.totals = [totals[index] for index in self._order]
        """Of each, as shown in tenths of a point."""
        self._places = places_by_total(self.totals)

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> RankedSeller: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RankedSeller, ...]: ...
    def __getitem__(self, index: int | slice) -> RankedSeller | tuple[RankedSeller, ...]:
        """Return the line of one place, or of several."""
        if isinstance(index, slice):
            return tuple(self._line(self._sellers[place]) for place in self._order[index])
        return self._line(self._sellers[self._order[index]])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ranking) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment] # nobody looks one up

    def _line(self, seller: SellerStanding) -> RankedSeller:
        seller_id, before = seller.seller_id, self._before
        was = None if before is None else before.totals.get(seller_id)
        row = row_of(Result(seller_id, seller.parts, was), self._places)
        place_before = None if before is None else before.place_of(seller_id)
        return RankedSeller(seller_id, self.names.get(seller_id, ""), row, place_before)


def _ordered(sellers: Standings, totals: Sequence[int], before: Mapping[str, int]) -> list[int]:
    """Return the indices of sellers, the best one's first, by their totals as shown."""
    ids = sellers.seller_id
    movements = [
        total - shown(before[seller_id]) if seller_id in before else 0
        for seller_id, total in zip(ids, totals, strict=True)
    ]
    keys = list(map(order_of, ids, totals, sellers.business, movements))
    return sorted(range(len(keys)), key=keys.__getitem__)
