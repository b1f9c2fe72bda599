"""Keep leaderboards at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.find_due_work import Work, WorkKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.off_loop import OffLoop
    from bot.use_cases.leaderboard.keep import KeepLeaderboards


@dataclass(frozen=True, slots=True)
class Leaderboards:
    """The schedule's work on kept leaderboards."""

    run: OffLoop
    keep_leaderboards: KeepLeaderboards

    @property
    def doers(self) -> Mapping[WorkKind, Callable[[Work], Awaitable[None]]]:
        """What does which kind of work."""
        return {WorkKind.KEEP_LEADERBOARDS: self.keep}

    async def keep(self, work: Work) -> None:
        """Bring the kept leaderboards of a workspace up to date."""
        await self.run(self.keep_leaderboards, work.workspace_id)
