"""Collect the badges of weeks that became final."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.find_due_work import Work, WorkKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.off_loop import OffLoop
    from bot.use_cases.weekly_post.collect_badges import CollectBadges


@dataclass(frozen=True, slots=True)
class Badges:
    """The schedule's work on badges."""

    run: OffLoop
    collect_badges: CollectBadges

    @property
    def doers(self) -> Mapping[WorkKind, Callable[[Work], Awaitable[None]]]:
        """What does which kind of work."""
        return {WorkKind.COLLECT_BADGES: self.collect}

    async def collect(self, work: Work) -> None:
        """Keep the badges of a week."""
        if work.week is not None:
            await self.run(self.collect_badges, work.workspace_id, work.week)
