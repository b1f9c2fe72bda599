"""Go round the workspaces every quarter of an hour, and plan what it is time for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.find_due_work import Work, WorkKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from bot.off_loop import OffLoop


@dataclass(frozen=True, slots=True)
class Rounds:
    """The schedule's work on what has no row of its own until it is time; what is planned is sent as notices are."""

    run: OffLoop
    plans: Sequence[Callable[[str], None]]
    """Each plans for a workspace, and plans nothing twice; the last one says when the next round is."""

    look_after: Callable[[str], Awaitable[None]] | None = None
    """Looks first whether somebody is there who looks after the programme of a workspace."""

    @property
    def doers(self) -> Mapping[WorkKind, Callable[[Work], Awaitable[None]]]:
        """What does which kind of work."""
        return {WorkKind.GO_ROUND: self.go}

    async def go(self, work: Work) -> None:
        """Plan what is due in a workspace."""
        if self.look_after is not None:
            await self.look_after(work.workspace_id)
        for plan in self.plans:
            await self.run(plan, work.workspace_id)
