"""The deals that a team has won, each read once however often it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.deals import Stage
from bot.domain.scoring.surprises import TEAM_WEEKS, median_value
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from bot.domain.weeks import Week
    from storage.deals import DealRow, Worth
    from storage.transaction import Transaction


@dataclass
class TeamDeals:
    """The won deals of a programme as of one entry; nothing may be written as long as it is used."""

    tx: Transaction
    workspace_id: str
    limit: int = NOW
    """The newest entry that counts."""
    _won: dict[tuple[Week, Week], Sequence[DealRow]] = field(default_factory=dict)
    _worth: dict[tuple[Week, Week], Worth] = field(default_factory=dict)
    _usual: dict[Week, Fraction | None] = field(default_factory=dict)

    def won(self, first: Week, last: Week) -> Sequence[DealRow]:
        """Return the deals that were won from the first to the last week, oldest first."""
        if (first, last) not in self._won:
            days = first.starts_on, last.ends_on
            closed = self.tx.deals.closed(self.workspace_id, *days, limit=self.limit)
            self._won[first, last] = [deal for deal in closed if deal.stage == Stage.WON]
        return self._won[first, last]

    def worth(self, first: Week, last: Week) -> Worth:
        """Return what the deals of the same weeks are worth."""
        days = first.starts_on, last.ends_on
        for (start, end), worth in self._worth.items():
            if start <= first and last <= end:
                return worth.between(*days)
        self._worth[first, last] = self.tx.deals.worth(self.workspace_id, Stage.WON, *days, limit=self.limit)
        return self._worth[first, last]

    def usual(self, week: Week) -> Fraction | None:
        """Return what a deal was usually worth before a week, if that can be told."""
        if week not in self._usual:
            values = self.worth(week - TEAM_WEEKS, week - 1).value
            self._usual[week] = median_value(value for value in values if value)
        return self._usual[week]
