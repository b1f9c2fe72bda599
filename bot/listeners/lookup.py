"""Asking Slack about people of whom nothing is known yet."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.channels import SlackSilentError
from bot.use_cases.people.unknown import FindUnknownPeople

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.domain.people import Actor
    from bot.off_loop import OffLoop
    from storage.database import Database
    from storage.people import PersonRow


@dataclass(frozen=True, slots=True)
class Lookup:
    """Looks people up, for admins."""

    run: OffLoop
    database: Database
    describe: Callable[[str, str], Awaitable[PersonRow]]
    """Asks Slack who somebody is; answers within a second or not at all."""

    async def unknown(self, actor: Actor, person_ids: Sequence[str]) -> list[PersonRow]:
        """Return what Slack says about those of whom nothing is known, asked all at once.

        Raises:
            NotAllowedError: the person asking is no admin.
            SlackSilentError: Slack did not answer in time.
        """
        ids = await self.run(FindUnknownPeople(self.database), actor, person_ids)
        try:
            return await asyncio.gather(*(self.describe(actor.workspace_id, person_id) for person_id in ids))
        except (SlackApiError, TimeoutError, aiohttp.ClientError) as error:
            raise SlackSilentError from error
