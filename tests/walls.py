"""A wall screen's address on this machine, and whoever looks at it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from aiohttp import ClientSession, web

from bot.domain.wall import WallKey
from bot.listeners import addresses
from bot.listeners.wall_page import WallPage
from bot.off_loop import OffLoop
from bot.use_cases.wall.show_wall import ShowWall
from storage.walls import WallRow
from tests.teams import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from storage.database import Database
    from tests.teams import Team

KEY = WallKey.of("a secret of thirty-two letters, at least")


@dataclass(frozen=True, slots=True)
class Looked:
    """What came back."""

    status: int
    text: str
    headers: Mapping[str, str]


@dataclass(slots=True, repr=False)
class Walls:
    """Serves wall screens, at a moment that can be moved."""

    database: Database
    now: datetime = NOW
    url: str = ""

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Walls]:
        """Listen at an address of its own."""
        run = OffLoop()
        page = WallPage(run, ShowWall(self.database, lambda: self.now), KEY)
        serving = web.Application()
        serving.router.add_get(addresses.WALL, page.open)
        serving.router.add_get(addresses.WALL_BOARD, page.renew)
        runner = web.AppRunner(serving, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/wall/"
        yield self
        await runner.cleanup()
        run.close()

    async def looks(self, link: str, tag: str = "") -> Looked:
        """Look at an address below that of walls, knowing what has a tag."""
        async with ClientSession() as session, session.get(self.url + link, headers={"If-None-Match": tag}) as answer:
            return Looked(answer.status, await answer.text(), answer.headers)


def linked(team: Team, *, days: int = 30, is_ended: bool = False, wall_id: int | None = None) -> str:
    """Let there be a link to a team's wall, or its end; return it."""
    with team.entry(action="wall") as (tx, sequence):
        number = wall_id or sequence
        tx.walls.record(team.workspace_id, sequence, WallRow(number, NOW + timedelta(days=days), is_ended))
    return KEY.link(team.workspace_id, number)
