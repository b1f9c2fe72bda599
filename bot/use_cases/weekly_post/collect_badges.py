"""Keep the badges of a week once its post is final."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.use_cases.leaderboard.badge_weeks import badge_weeks
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.team_deals import TeamDeals
from storage.badges import BadgeRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.clock import Clock
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from storage.database import Database
    from storage.transaction import Transaction

_OPEN_WEEKS: Final = 4
"""Late reports and late answers can still earn a badge in the weeks before that were open."""


@dataclass(frozen=True, slots=True)
class CollectBadges:
    """Keep the badges that everybody has in a week whose post is final, and in the open weeks before it."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str, week: Week) -> None:
        """Keep them; what is kept already stays as it is, and what a seller no longer earns is told when shown."""
        with self.database.snapshot() as tx:
            rows = list(_earned(tx, facts_of(tx, workspace_id), week))
        with self.database.transaction() as tx:
            tx.badges.collect(workspace_id, rows)
            tx.badges.mark_collected(workspace_id, week.starts_on, self.clock())


def _earned(tx: Transaction, facts: Facts, week: Week) -> Iterator[BadgeRow]:
    first = max(week - _OPEN_WEEKS, facts.programme.first_week)
    deals = TeamDeals(tx, facts.workspace_id, facts.sequence)
    for history in facts.sellers:
        for each, badges in badge_weeks(tx, facts, history, first, week, deals).badges.items():
            yield from (BadgeRow(history.seller_id, each.starts_on, badge) for badge in badges)
