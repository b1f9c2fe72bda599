"""Adding everybody of a channel as a seller."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.channels import SlackSilentError
from bot.domain.typed.lines.sellers import SellersChange, SellersLine
from bot.listeners.doors import Later
from bot.listeners.reporting import act_of
from bot.use_cases.people.change_sellers import ChangeSellers
from bot.use_cases.people.sort_members import SortMembers
from bot.use_cases.people.unknown import FindUnknownPeople
from bot.views.people import channel_sellers, sellers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.i18n import Texts
    from bot.listeners.doors import Request
    from bot.off_loop import OffLoop
    from bot.use_cases.people.sort_members import SortedMembers
    from bot.use_cases.reporting.entries import Act
    from bot.views.answers import Answer
    from storage.database import Database
    from storage.people import PersonRow


@dataclass(frozen=True, slots=True)
class ChannelSellers:
    """Tells whom a channel would bring, and lets them take part by one click."""

    run: OffLoop
    clock: Clock
    database: Database
    members: Callable[[str], Awaitable[tuple[str, ...]]]
    describe: Callable[[str, str], Awaitable[PersonRow]]

    def look(self, request: Request, channel_id: str) -> Later:
        """Tell later whom the channel would bring."""
        request.actor.require_admin()
        work = partial(self._told, request.actor, channel_id, request.texts)
        return Later(request.actor.id, request.texts, work, channel_sellers.looking(request.texts))

    async def add(self, request: Request) -> Later:
        """Let everybody of the channel take part, and tell later that it is done."""
        request.actor.require_admin()
        work = partial(self._added, request.actor, act_of(request, self.clock), request.text, request.texts)
        return Later(request.actor.id, request.texts, work, channel_sellers.adding(request.texts))

    async def _told(self, actor: Actor, channel_id: str, texts: Texts) -> Answer:
        return channel_sellers.build(await self._sorted(actor, channel_id), channel_id, texts)

    async def _added(self, actor: Actor, act: Act, channel_id: str, texts: Texts) -> Answer:
        found = await self._sorted(actor, channel_id)
        line = SellersLine(SellersChange.ADD, found.new)
        return sellers.build(await self.run(ChangeSellers(self.database), actor, act, line), texts)

    async def _sorted(self, actor: Actor, channel_id: str) -> SortedMembers:
        ids = await self.members(channel_id)
        unknown = await self.run(FindUnknownPeople(self.database), actor, ids)
        return await self.run(SortMembers(self.database), actor, ids, await self._described(actor, unknown))

    async def _described(self, actor: Actor, person_ids: Sequence[str]) -> list[PersonRow]:
        """Return what Slack says about people, one after the other: it counts these questions."""
        try:
            return [await self._patiently(actor.workspace_id, person_id) for person_id in person_ids]
        except (SlackApiError, TimeoutError, aiohttp.ClientError) as error:
            raise SlackSilentError from error

    async def _patiently(self, workspace_id: str, person_id: str) -> PersonRow:
        """Return what Slack says about somebody; when it wants a pause, it gets one."""
        try:
            return await self.describe(workspace_id, person_id)
        except SlackApiError as error:
            pause = error.response.headers.get("Retry-After")
            if pause is None:
                raise
            await asyncio.sleep(float(pause))
            return await self.describe(workspace_id, person_id)
