"""The addends of a score, in hundredths of a point, and how they are shown in tenths."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


def in_points(centipoints: int) -> Decimal:
    """Return hundredths of a point as points with two decimals."""
    return Decimal(centipoints).scaleb(-2)


def in_shown_points(tenths: int) -> Decimal:
    """Return tenths of a point as points with one decimal."""
    return Decimal(tenths).scaleb(-1)


def shown(centipoints: int) -> int:
    """Return the tenths in which a total is shown, half up."""
    return (centipoints + 5) // 10


@dataclass(frozen=True, slots=True)
class Parts:
    """What a total consists of, in centipoints: hundredths of a point."""

    business: int
    strategic: int
    ssi: int
    locked: int
    """Social points that business does not cover; they are taken off."""

    @property
    def social(self) -> int:
        """Strategic and SSI points together."""
        return self.strategic + self.ssi

    @property
    def total(self) -> int:
        """The score."""
        return self.business + self.strategic + self.ssi - self.locked

    @property
    def addends(self) -> tuple[int, int, int, int]:
        """Business, strategic, SSI and locked points, the last one negative: they add up to the total."""
        return self.business, self.strategic, self.ssi, -self.locked

    @property
    def shown(self) -> tuple[int, int, int, int]:
        """The addends in tenths, by largest remainder, so that they add up to the shown total.

        Of equal remainders the earlier addend is rounded up first.
        """
        tenths, remainders = zip(*(divmod(addend, 10) for addend in self.addends), strict=True)
        missing = shown(self.total) - sum(tenths)
        raised = sorted(range(4), key=lambda index: -remainders[index])[:missing]
        business, strategic, ssi, locked = (tenth + (index in raised) for index, tenth in enumerate(tenths))
        return business, strategic, ssi, locked
