"""The places of a leaderboard: everybody is put in order, but only who is asked for is made a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, overload

from bot.domain.leaderboard import RankedSeller
from bot.domain.scoring.leaderboard import Result, order_of, places_by_total, row_of
from bot.domain.scoring.parts import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
        return cls(week, {seller.seller_id: seller.total for seller in sellers if seller.is_ranked})

    def place_of(self, seller_id: str) -> int | None:
        """Return the place that a seller had, or nothing."""
        total = self.totals.get(seller_id)
        return None if total is None else self._places[shown(total)]

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return places_by_total(map(shown, self.totals.values()))


class Ranking(Sequence[RankedSeller]):
    """Those with a place, best first."""

    __slots__ = ("_before", "_places", "_sellers", "names", "totals")

    def __init__(
        self, sellers: Iterable[SellerStanding], names: Mapping[str, str], before: Shown | None = None
    ) -> None:
        """Put those of some sellers who have a place in order.

        Args:
            sellers: their standings.
            names: of whom something is known.
            before: the leaderboard that this one is compared with.
        """
        ordered = sorted(_ordered(sellers, {} if before is None else before.totals))
        self._sellers = [seller for *_, seller in ordered]
        self._before = before
        self.names = names
        """Of all of whom something is known."""
        self.totals = [shown(seller.total) for seller in self._sellers]
        """Of each, as shown in tenths of a point."""
        self._places = places_by_total(self.totals)

    @property
    def seller_ids(self) -> list[str]:
        """Those with a place, best first."""
        return [seller.seller_id for seller in self._sellers]

    def __len__(self) -> int:
        return len(self._sellers)

    @overload
    def __getitem__(self, index: int) -> RankedSeller: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RankedSeller, ...]: ...
    def __getitem__(self, index: int | slice) -> RankedSeller | tuple[RankedSeller, ...]:
        """Return the line of one place, or of several."""
        if isinstance(index, slice):
            return tuple(map(self._line, self._sellers[index]))
        return self._line(self._sellers[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ranking) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment] # nobody looks one up

    def _line(self, seller: SellerStanding) -> RankedSeller:
        seller_id, before = seller.seller_id, self._before
        was = None if before is None else before.totals.get(seller_id)
        row = row_of(Result(seller_id, seller.parts, was), self._places)
        place_before = None if before is None else before.place_of(seller_id)
        return RankedSeller(seller_id, self.names.get(seller_id, ""), row, place_before)


def _ordered(
    sellers: Iterable[SellerStanding], before: Mapping[str, int]
) -> Iterator[tuple[int, int, int, str, SellerStanding]]:
    """Yield those with a place behind what orders them; no two have the same id, so that it never comes to the last."""
    for seller in sellers:
        if seller.is_ranked:
            seller_id, total = seller.seller_id, shown(seller.total)
            movement = total - shown(before[seller_id]) if seller_id in before else 0
            yield *order_of(seller_id, total, seller.business, movement), seller
