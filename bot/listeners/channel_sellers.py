"""Adding everybody of a channel or user group as a seller, or to a team."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.channels import SlackSilentError
from bot.domain.team_plans import TeamPlan
from bot.domain.typed.lines.sellers import SellersChange, SellersLine
from bot.listeners.doors import Later
from bot.listeners.reporting import act_of
from bot.use_cases.people.change_sellers import ChangeSellers
from bot.use_cases.people.sort_members import SortMembers, TeamInWeek
from bot.use_cases.people.unknown import FindUnknownPeople
from bot.use_cases.teams.change import ChangeTeam
from bot.views.people import channel_sellers, sellers
from bot.views.teams import receipt

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
    """Tells whom a channel or user group would bring, and lets them take part or join a team by one click."""

    run: OffLoop
    clock: Clock
    database: Database
    members: Callable[[str], Awaitable[tuple[str, ...]]]
    describe: Callable[[str, str], Awaitable[PersonRow]]

    def look(self, request: Request, source_id: str) -> Later:
        """Tell later whom the channel or user group would bring."""
        request.actor.require_admin()
        work = partial(self._told, request.actor, source_id, request.texts)
        return Later(request.actor.id, request.texts, work, channel_sellers.looking(request.texts))

    def look_for_team(self, request: Request, source_id: str, team_id: int) -> Later:
        """Tell later whom the channel or user group would bring to a team."""
        week = request.actor.require_admin().week_of(self.clock())
        work = partial(self._told_for_team, request.actor, source_id, TeamInWeek(team_id, week), request.texts)
        return Later(request.actor.id, request.texts, work, channel_sellers.looking(request.texts))

    async def add(self, request: Request) -> Later:
        """Let everybody of the channel take part, and tell later that it is done."""
        request.actor.require_admin()
        work = partial(self._added, request.actor, act_of(request, self.clock), request.text, request.texts)
        return Later(request.actor.id, request.texts, work, channel_sellers.adding(request.texts))

    async def add_to_team(self, request: Request) -> Later:
        """Let everybody of the channel or user group join the team, and tell later that it is done."""
        week = request.actor.require_admin().week_of(self.clock())
        team_id, source_id = channel_sellers.team_and_source(request.text)
        act = act_of(request, self.clock)
        work = partial(self._joined, request.actor, act, source_id, TeamInWeek(team_id, week), request.texts)
        return Later(request.actor.id, request.texts, work, channel_sellers.adding(request.texts))

    async def _told(self, actor: Actor, source_id: str, texts: Texts) -> Answer:
        return channel_sellers.build(await self._sorted(actor, source_id), source_id, texts)

    async def _told_for_team(self, actor: Actor, source_id: str, team: TeamInWeek, texts: Texts) -> Answer:
        return channel_sellers.for_team(await self._sorted(actor, source_id, team), source_id, team.id, texts)

    async def _joined(self, actor: Actor, act: Act, source_id: str, team: TeamInWeek, texts: Texts) -> Answer:
        found = await self._sorted(actor, source_id, team)
        plan = TeamPlan(team_id=team.id, joining=found.new)
        return receipt.build(await self.run(ChangeTeam(self.database), actor, act, plan), texts)

    async def _added(self, actor: Actor, act: Act, source_id: str, texts: Texts) -> Answer:
        found = await self._sorted(actor, source_id)
        line = SellersLine(SellersChange.ADD, found.new)
        return sellers.build(await self.run(ChangeSellers(self.database), actor, act, line), texts)

    async def _sorted(self, actor: Actor, source_id: str, team: TeamInWeek | None = None) -> SortedMembers:
        ids = await self.members(source_id)
        unknown = await self.run(FindUnknownPeople(self.database), actor, ids)
        return await self.run(SortMembers(self.database), actor, ids, await self._described(actor, unknown), team)

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
