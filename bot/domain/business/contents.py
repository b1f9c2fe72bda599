"""Which kinds of content bring outcomes: shares by kind, and what is credited to them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.statistics.proportions import LEAST_CASES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.content import ShareKind


@dataclass(frozen=True, slots=True)
class SharedContent:
    """One share, and what came of it."""

    seller_id: str
    kind: ShareKind | None
    """Nothing where it was not said."""
    reactions: Decimal
    outcomes: int
    """Leads, meetings, calls and deals that are credited to it."""
    revenue: Decimal
    """Of the won ones among these deals."""


@dataclass(frozen=True, slots=True)
class KindFigures:
    """All shares of one kind in a period."""

    kind: ShareKind | None
    shares: int
    sellers: int
    """How many shared any."""
    reactions: Decimal
    outcomes: int
    revenue: Decimal

    @property
    def reactions_a_share(self) -> float | None:
        """Nothing where there are too few shares to say."""
        return float(self.reactions / self.shares) if self.shares >= LEAST_CASES else None

    @property
    def outcomes_a_share(self) -> float | None:
        """Nothing where there are too few shares to say."""
        return self.outcomes / self.shares if self.shares >= LEAST_CASES else None


def kind_figures(shared: Iterable[SharedContent], fewest_sellers: int) -> tuple[KindFigures, ...]:
    """Return the kinds that were shared, the most outcomes a share first; those of too few sellers are left out."""
    by_kind: dict[ShareKind | None, list[SharedContent]] = {}
    for each in shared:
        by_kind.setdefault(each.kind, []).append(each)
    found = [_figures(kind, shares) for kind, shares in by_kind.items()]
    told = [each for each in found if each.sellers >= fewest_sellers]
    return tuple(sorted(told, key=lambda each: (-(each.outcomes / each.shares), -each.shares)))


def _figures(kind: ShareKind | None, shares: list[SharedContent]) -> KindFigures:
    return KindFigures(
        kind=kind,
        shares=len(shares),
        sellers=len({share.seller_id for share in shares}),
        reactions=sum((share.reactions for share in shares), Decimal(0)),
        outcomes=sum(share.outcomes for share in shares),
        revenue=sum((share.revenue for share in shares), Decimal(0)),
    )
