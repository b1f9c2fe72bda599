"""Look at the sellers of a workspace, and plan whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.find_due_work import Work, WorkKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.off_loop import OffLoop
    from bot.use_cases.prompts.planning import PlanPrompts


@dataclass(frozen=True, slots=True)
class Prompts:
    """The schedule's work on prompts; what it plans is sent as notices are."""

    run: OffLoop
    plan_prompts: PlanPrompts

    @property
    def doers(self) -> Mapping[WorkKind, Callable[[Work], Awaitable[None]]]:
        """What does which kind of work."""
        return {WorkKind.PLAN_PROMPTS: self.plan}

    async def plan(self, work: Work) -> None:
        """Plan the prompts that are due in a workspace."""
        await self.run(self.plan_prompts, work.workspace_id)
