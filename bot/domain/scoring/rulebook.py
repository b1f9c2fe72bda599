"""Which scheme holds in which week."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.scheme import Scheme


class Rulebook:
    """The schemes of a programme in the order in which they came into force.

    Raises:
        ValueError: there is no scheme at all.
    """

    __slots__ = ("_has_own_goals", "_of_sellers", "_people", "_schemes", "_starts")

    def __init__(self, schemes: Iterable[Scheme]) -> None:
        ordered = sorted(schemes, key=lambda scheme: (scheme.effective_from, scheme.version))
        if not ordered:
            raise ValueError("a programme scores by at least one scheme")
        latest = {scheme.effective_from: scheme for scheme in ordered}
        self._starts = list(latest)
        self._schemes = list(latest.values())
        self._has_own_goals = any(scheme.own_goals for scheme in self._schemes)
        self._people = frozenset[str]().union(*(scheme.own_goals.people for scheme in self._schemes))
        self._of_sellers: dict[tuple[str, tuple[tuple[int, str], ...]], Rulebook] = {}

    @classmethod
    def holding(cls, schemes: Rulebook | Iterable[Scheme]) -> Rulebook:
        """Return the schemes as a rulebook; a rulebook stays what it is.

        Raises:
            ValueError: there is no scheme at all.
        """
        return schemes if isinstance(schemes, Rulebook) else cls(schemes)

    def at(self, week: int) -> Scheme:
        """Return the scheme in force in a week: of two that start together the later version.

        The first scheme also holds for the weeks before it.
        """
        return self._schemes[max(bisect_right(self._starts, week) - 1, 0)]

    def of(self, seller: SellerHistory) -> Rulebook:
        """Return the rules as they hold for one seller, in each week with the goals of the role that they had in it."""
        if not self._has_own_goals:
            return self
        person = seller.seller_id if seller.seller_id in self._people else ""
        key = (person, tuple(sorted(seller.roles.items())))
        if key not in self._of_sellers:
            self._of_sellers[key] = self._own(*key)
        return self._of_sellers[key]

    def after(self, week: int) -> list[Scheme]:
        """Return the schemes that come into force after a week, in that order."""
        first = bisect_right(self._starts, week)
        return [scheme for scheme in self._schemes[first:] if scheme is not self.at(week)]

    def spans(self, first: int, last: int) -> list[tuple[int, int, Scheme]]:
        """Return the weeks from first to last, cut where another scheme comes into force."""
        if len(self._schemes) == 1:
            return [(first, last, self._schemes[0])]
        inner = [start for start in self._starts[1:] if first < start <= last]
        edges = [first, *inner, last + 1]
        return [(start, following - 1, self.at(start)) for start, following in pairwise(edges)]

    def _own(self, seller_id: str, roles: tuple[tuple[int, str], ...]) -> Rulebook:
        begun = [week for week, _ in roles]
        starts = sorted({*self._starts, *(week for week in begun if week > self._starts[0])})
        schemes = []
        for start in starts:
            position = bisect_right(begun, start)
            role = roles[position - 1][1] if position else ""
            scheme = self.at(start).as_for(role, seller_id)
            schemes.append(scheme if scheme.effective_from == start else replace(scheme, effective_from=start))
        return Rulebook(schemes)
