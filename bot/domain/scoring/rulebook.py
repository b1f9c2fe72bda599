"""Which scheme holds in which week."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.scoring.scheme import Scheme


class Rulebook:
    """The schemes of a programme in the order in which they came into force.

    Raises:
        ValueError: there is no scheme at all.
    """

    __slots__ = ("_schemes", "_starts")

    def __init__(self, schemes: Iterable[Scheme]) -> None:
        ordered = sorted(schemes, key=lambda scheme: (scheme.effective_from, scheme.version))
        if not ordered:
            raise ValueError("a programme scores by at least one scheme")
        latest = {scheme.effective_from: scheme for scheme in ordered}
        self._starts = list(latest)
        self._schemes = list(latest.values())

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
