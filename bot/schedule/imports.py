"""Forget what was to be imported and never saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.find_due_work import Work, WorkKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.off_loop import OffLoop
    from bot.use_cases.imports.save import PurgeImports


@dataclass(frozen=True, slots=True)
class Imports:
    """The schedule's work on imports."""

    run: OffLoop
    purge_imports: PurgeImports

    @property
    def doers(self) -> Mapping[WorkKind, Callable[[Work], Awaitable[None]]]:
        """What does which kind of work."""
        return {WorkKind.PURGE_IMPORTS: self.purge}

    async def purge(self, work: Work) -> None:
        """Forget what has waited for a day in a workspace."""
        await self.run(self.purge_imports, work.workspace_id)
