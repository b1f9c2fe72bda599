"""The four pillars of an SSI as they were read off last, and the one that has most room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.metrics import SSI_PILLARS
from bot.domain.scoring.exact import fraction, half_up

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from bot.domain.scoring.exact import Exact

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


def newest_levels(reports: Mapping[int, Mapping[str, Exact]], week: int) -> PillarLevels:
    """Return the newest level of each pillar up to a week.

    Args:
        reports: by week number, the amounts by raw metric.
        week: the last week that counts.
    """
    known = sorted(number for number in reports if number <= week)
    newest = {metric: amount for number in known for metric, amount in reports[number].items()}
    return PillarLevels({pillar: half_up(fraction(newest[pillar]), 2) for pillar in SSI_PILLARS if pillar in newest})
