"""The deals that a team has won, each read once however often it is asked for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.deals import Stage
from bot.domain.scoring.exact import fraction
from bot.domain.scoring.surprises import TEAM_WEEKS, median_value, surprising_wins
from bot.domain.weeks import Week
from bot.use_cases.reporting.deal_rows import parts_of, scored
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from bot.domain.scoring.flag import Flag
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
    _won_by: dict[Week, Mapping[str, Sequence[DealRow]]] = field(default_factory=dict)

    def won(self, first: Week, last: Week) -> Sequence[DealRow]:
        """Return the deals that were won from the first to the last week, oldest first."""
        if (first, last) not in self._won:
            days = first.starts_on, last.ends_on
            closed = self.tx.deals.closed(self.workspace_id, *days, limit=self.limit)
            self._won[first, last] = [deal for deal in closed if deal.stage == Stage.WON]
        return self._won[first, last]

    def won_by(self, week: Week) -> Mapping[str, Sequence[DealRow]]:
        """Return the deals of a week by all who have a part in them."""
        if week not in self._won_by:
            self._won_by[week] = won = defaultdict(list)
            for row in self.won(week, week):
                for seller_id in parts_of(row) if row.value else ():
                    won[seller_id].append(row)
        return self._won_by[week]

    def surprising(self, week: Week, seller_id: str) -> tuple[Flag, ...]:
        """Return what is asked about the deals of a week in which a seller has a part."""
        won = [deal for row in self.won_by(week).get(seller_id, ()) if (deal := scored(row)) is not None]
        return tuple(surprising_wins(won, self.usual(week))) if won else ()

    def worth(self, first: Week, last: Week) -> Worth:
        """Return what the deals of the same weeks are worth."""
        days = first.starts_on, last.ends_on
        for (start, end), worth in self._worth.items():
            if start <= first and last <= end:
                return worth.between(*days)
        self._worth[first, last] = self.tx.deals.worth(self.workspace_id, Stage.WON, *days, limit=self.limit)
        return self._worth[first, last]

    def look_back(self, weeks: Sequence[Week]) -> None:
        """Read at once what the deals of some weeks are compared with."""
        if weeks:
            self.worth(min(weeks) - TEAM_WEEKS, max(weeks))

    def values(self, first: Week, last: Week | None = None) -> list[Decimal]:
        """Return what the deals of a week, or of several, are worth, in no order."""
        return [value for value in self.worth(first, last or first).value if value]

    def usual(self, week: Week) -> Fraction | None:
        """Return what a deal was usually worth before a week, if that can be told."""
        if week not in self._usual:
            self._usual[week] = median_value(self.values(week - TEAM_WEEKS, week - 1))
        return self._usual[week]

    def least_usual(self, first: Week, last: Week) -> Fraction | None:
        """Return what a deal was worth at least usually before any of some weeks; nothing where there was none.

        No half of some deals is worth less than as many of the least among more deals: they are sorted once.
        """
        known = sorted(self.values(first - TEAM_WEEKS, last))
        weeks = range(first.number, last.number + 1)
        fewest = min(len(self.values(Week(week) - TEAM_WEEKS, Week(week) - 1)) for week in weeks)
        return fraction(known[max(fewest - 1, 0) // 2]) if known else None
