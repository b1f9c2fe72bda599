"""Look after programmes whose admins may have left Slack without its telling."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.use_cases.people.orphaned import FindStaleAdmins, IsOrphaned, RememberAdmin, TellOwner

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.off_loop import OffLoop
    from storage.database import Database
    from storage.people import PersonRow

_LOG = logging.getLogger(__name__)
_SILENT = (SlackApiError, TimeoutError, aiohttp.ClientError)


@dataclass(frozen=True, slots=True)
class Admins:
    """Asks Slack once a day who the admins are, and tells an owner of the workspace when none is left."""

    run: OffLoop
    database: Database
    clock: Clock
    describe: Callable[[str, str], Awaitable[PersonRow]]
    owner: Callable[[str], Awaitable[PersonRow | None]]
    """Returns an owner of the workspace, the primary one if there is one."""

    async def look_after(self, workspace_id: str) -> None:
        """Look whether anybody may administer the programme; when Slack does not answer, the next round looks again."""
        try:
            await self._look(workspace_id)
        except _SILENT as error:
            _LOG.warning("Slack did not tell who the admins of %s are: %s", workspace_id, type(error).__name__)

    async def _look(self, workspace_id: str) -> None:
        for person_id in await self.run(FindStaleAdmins(self.database, self.clock), workspace_id):
            person = await self.describe(workspace_id, person_id)
            await self.run(RememberAdmin(self.database), workspace_id, person)
        if not await self.run(IsOrphaned(self.database), workspace_id):
            return
        owner = await self.owner(workspace_id)
        if owner is None or not await self.run(TellOwner(self.database, self.clock), workspace_id, owner):
            _LOG.error("nobody may administer the programme of %s, and no owner could be told", workspace_id)
