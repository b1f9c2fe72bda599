"""The four pillars of an SSI as they were read off last, and the one that has most room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.metrics import SSI_PILLARS
from bot.domain.scoring.exact import fraction, half_up

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from bot.domain.scoring.history import SellerHistory

FULL: Final = 25
"""The most points of a pillar; four of them make the 100 of the SSI."""


@dataclass(frozen=True, slots=True)
class PillarLevels:
    """What was reported last of each pillar, by its raw metric, in LinkedIn's order."""

    levels: Mapping[str, Decimal]

    @property
    def weakest(self) -> str | None:
        """The pillar with the lowest level, the first of several; nothing unless all are known and one has room."""
        if len(self.levels) < len(SSI_PILLARS):
            return None
        lowest = min(SSI_PILLARS, key=lambda pillar: self.levels[pillar])
        return lowest if self.levels[lowest] < FULL else None


def newest_levels(history: SellerHistory, week: int) -> PillarLevels:
    """Return the newest level of each pillar up to a week.

    Args:
        history: the seller's facts.
        week: the last week that counts.
    """
    pillars = {pillar: history.series(pillar) for pillar in SSI_PILLARS}
    found = {pillar: (levels, levels.latest(week)) for pillar, levels in pillars.items()}
    newest = {pillar: levels.amount(at) for pillar, (levels, at) in found.items() if at is not None}
    return PillarLevels({pillar: half_up(fraction(level), 2) for pillar, level in newest.items()})
