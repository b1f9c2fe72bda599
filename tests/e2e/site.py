"""A site on which Upshot is installed: a local Slack, a database, and processes that are started and killed."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.clock import MovableClock, now
from sandbox.delivery.timings import Timings
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits
from tests.e2e.forked import Forked
from tests.scenarios.office import SETUP, manifest, people

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import datetime

    from sandbox.state.messages import Message

_ROOT = Path(__file__).parents[2]
_PATIENCE = 20.0
"""Seconds in which the process is connected [product]."""


@dataclass(slots=True)
class Running:
    """A process, and what it has said."""

    process: Forked
    said: str = ""
    _listening: asyncio.Task[None] = field(init=False)

    def __post_init__(self) -> None:
        """Listen from the start."""
        self._listening = asyncio.create_task(self._listen())

    async def says(self, words: str) -> None:
        """Wait until it has said something.

        Raises:
            TimeoutError: it does not, or ends before.
        """
        async with asyncio.timeout(_PATIENCE):
            while words not in self.said:
                if self._listening.done():
                    raise TimeoutError(self.said)
                await asyncio.sleep(0.01)

    async def ends(self, number: int | None = None) -> int:
        """Send a signal, if one is given, and return the exit code once it has ended."""
        if number is not None:
            self.process.send_signal(number)
        async with asyncio.timeout(_PATIENCE):
            await self._listening
            return await self.process.wait()

    async def _listen(self) -> None:
        while line := await self.process.output.readline():
            self.said += line.decode()


@dataclass(slots=True)
class Site:
    """Everything around the process; its clock shows what the moved process shows."""

    server: SandboxServer
    folder: Path
    database_url: str
    clock: MovableClock
    started: list[Running] = field(default_factory=list)

    @classmethod
    async def open(cls, folder: Path, database_url: str, moment: datetime | None = None) -> Site:
        """Open a local Slack with people in it."""
        clock = MovableClock(moment)
        workspace = Workspace(manifest(), clock)
        people(workspace)
        server = SandboxServer(workspace, Timings(ack=10, trigger=10), RateLimits.off())
        await server.start()
        return cls(server, folder, database_url, clock)

    async def close(self) -> None:
        """End what still runs."""
        for one in self.started:
            if one.process.is_running:
                one.process.kill()
            await one.ends()
        await self.server.stop()

    async def starts(self, *arguments: str, **settings: str) -> Running:
        """Start ``upshot`` with arguments, in an empty folder, with nothing but the settings in its environment."""
        return await self._start("bot", arguments or ("run",), self.folder, self.settings | settings)

    async def runs(self) -> Running:
        """Start ``upshot run`` and wait until it is connected."""
        running = await self.starts()
        await running.says("ready")
        return running

    async def runs_ahead(self, command: str = "run") -> Running:
        """Start the bot, or only ``clock``, with this site's clock, and wait until it is connected."""
        ahead = (self.clock() - now()).total_seconds()
        running = await self._start("tests.e2e.bot_process", (str(ahead), command), _ROOT, self.settings)
        await running.says("ready")
        return running

    @property
    def settings(self) -> dict[str, str]:
        """What connects the process to this site."""
        app = self.server.workspace.app
        return {
            "SLACK_API_URL": self.server.api_url,
            "SLACK_BOT_TOKEN": app.bot_token,
            "SLACK_APP_TOKEN": app.app_token,
            "DATABASE_URL": self.database_url,
        }

    @property
    def posts(self) -> list[Message]:
        """What was posted for all in #sales."""
        return [message for message in self.server.workspace.channel("sales").history() if message.bot_id]

    async def posted(self, seconds: float = 10) -> list[Message]:
        """Wait for a post, and then for whether another one follows."""
        async with asyncio.timeout(seconds):
            while not self.posts:  # noqa: ASYNC110 - Slack tells nobody
                await asyncio.sleep(0.02)
        await asyncio.sleep(0.5)
        return self.posts

    async def types(self, handle: str, line: str) -> str:
        """Let somebody type a command, and once more as long as they are asked to, where the machine is too slow.

        Returns:
            The last answer, or Slack's words when there is none.

        Raises:
            TimeoutError: they are asked to for too long.
        """
        async with asyncio.timeout(_PATIENCE):
            while True:
                seen = await self.server.seat(handle).types(line, "sales")
                if "try again in a moment" not in seen.text:
                    return seen.text or seen.failure

    async def sets_up(self) -> str:
        """Let Alva set Upshot up."""
        return await self.types("alva", SETUP)

    async def _start(self, module: str, arguments: Sequence[str], folder: Path, settings: Mapping[str, str]) -> Running:
        running = Running(await Forked.start(module, arguments, folder, settings))
        self.started.append(running)
        return running


@asynccontextmanager
async def opened(folder: Path, database_url: str, moment: datetime | None = None) -> AsyncIterator[Site]:
    """Open a site for as long as this lasts."""
    site = await Site.open(folder, database_url, moment)
    try:
        yield site
    finally:
        await site.close()
