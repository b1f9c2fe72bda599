"""Who looks after the programme."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.channels import SlackSilentError
from bot.domain.typed.lines import roles
from bot.domain.typed.lines.roles import Change
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.programme.change_admins import ChangeAdmins, FindUnknownPeople, ShowAdmins
from bot.views.programme import admins, helps

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database
    from storage.people import PersonRow


@dataclass(frozen=True, slots=True)
class AdminsListener:
    """``/upshot admins``."""

    run: OffLoop
    clock: Clock
    database: Database
    describe: Callable[[str, str], Awaitable[PersonRow]]
    """Asks Slack who somebody is; answers within a second or not at all."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"admins": self.start})

    async def start(self, request: Request) -> Outcome:
        """List the admins, or change who they are."""
        if asks_for_help(request.text):
            return helps.explained("admins", request.texts)
        line = roles.parse(request.text)
        if line.change is Change.SHOW:
            return admins.build(await self.run(ShowAdmins(self.database), request.actor), request.texts)
        unknown = await self.run(FindUnknownPeople(self.database), request.actor, line.people)
        described = await self._described(request.actor.workspace_id, unknown)
        act = act_of(request, self.clock)
        receipt = await self.run(ChangeAdmins(self.database), request.actor, act, line.change, line.people, described)
        return admins.build(receipt, request.texts)

    async def _described(self, workspace_id: str, person_ids: Sequence[str]) -> list[PersonRow]:
        """Return what Slack says about people, asked all at once."""
        try:
            return await asyncio.gather(*(self.describe(workspace_id, person_id) for person_id in person_ids))
        except (SlackApiError, TimeoutError, aiohttp.ClientError) as error:
            raise SlackSilentError from error
