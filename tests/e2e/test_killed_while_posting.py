from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.clock import system_clock
from bot.domain.weeks import Week
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits
from storage.database import Database
from tests.bot.schedule.stage import SCOPES, manifest
from tests.e2e.forked import Forked
from tests.e2e.posting_process import Step, run
from tests.teams import Team

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.state.messages import Message

pytestmark = pytest.mark.e2e

_ROOT = Path(__file__).parents[2]


class Story:
    """A team whose post is due, and processes that post it one after the other."""

    def __init__(self, database_url: str, server: SandboxServer) -> None:
        """Let the post of the week that ended last be due now."""
        self.url, self.server = database_url, server
        sales = server.workspace.channel("sales")
        ended = Week.of(system_clock().date()) - 1
        database = Database(database_url)
        team = Team.found(database, channel_id=sales.id, first_week_start=ended.starts_on, timezone="UTC")
        team.joins("U1", "Anna", ended.starts_on)
        team.reports("U1", ended, meetings=3)
        team.knows("UADMIN", "Ada")
        team.appoints("UADMIN", "admin")
        with database.transaction() as tx:
            tx.publications.plan("T1", ended.starts_on, system_clock())
        database.close()

    async def lives(self, step: Step = Step.NOWHERE) -> str:
        """Run a process until it dies at the step, or has settled the post; return its last word."""
        arguments = (self.url, self.server.api_url, self.server.workspace.app.bot_token, step.value)
        process = await Forked.start("tests.e2e.posting_process", arguments, _ROOT, {})
        said = await process.output.read()
        assert await process.wait() == (0 if step is Step.NOWHERE else -signal.SIGKILL)
        return said.decode().split()[-1] if said else ""

    async def recovers(self) -> str:
        """Let this process take over, and return what it made of the post."""
        return await run(self.url, self.server.api_url, self.server.workspace.app.bot_token)

    @property
    def posts(self) -> list[Message]:
        """The posts in the channel."""
        return self.server.workspace.channel("sales").history()


async def _serve(*scopes: str) -> SandboxServer:
    workspace = Workspace(manifest(*scopes), team_id="T1")
    workspace.add_person("ada", id="UADMIN")
    workspace.add_channel("sales", members=("bot", "ada"))
    server = SandboxServer(workspace, limits=RateLimits.off())
    await server.start()
    return server


@pytest.fixture
async def server() -> AsyncIterator[SandboxServer]:
    """Give a Slack in which the bot may read the channel."""
    server = await _serve(*SCOPES)
    yield server
    await server.stop()


@pytest.fixture
async def blind_server() -> AsyncIterator[SandboxServer]:
    """Give a Slack in which the bot may only write."""
    server = await _serve("chat:write")
    yield server
    await server.stop()


@pytest.mark.parametrize("step", [Step.BEFORE_CLAIM, Step.AFTER_CLAIM, Step.AFTER_ANSWER, Step.AFTER_RECORD])
async def test_a_process_killed_at_any_step_leaves_exactly_one_post(
    sqlite_url: str, server: SandboxServer, step: Step
) -> None:
    """Wherever the first process is killed, the second one brings it to one post."""
    story = Story(sqlite_url, server)
    await story.lives(step)
    assert await story.recovers() == "posted"
    assert len(story.posts) == 1


@pytest.mark.parametrize("stored", [True, False])
async def test_a_process_killed_on_the_wire_leaves_exactly_one_post(
    database_url: str, server: SandboxServer, *, stored: bool
) -> None:
    """Killed before or after Slack took the request, there is one post in the end."""
    story = Story(database_url, server)
    server.slack.faults.add("hang", "chat.postMessage", stored=stored, seconds=5)
    await story.lives(Step.ON_WIRE)
    assert await story.recovers() == "posted"
    assert len(story.posts) == 1


@pytest.mark.parametrize("step", [Step.BEFORE_SEARCH, Step.AFTER_SEARCH])
async def test_a_process_killed_while_it_looks_leaves_exactly_one_post(
    sqlite_url: str, server: SandboxServer, step: Step
) -> None:
    """The search for a lost post may be broken off and begun again."""
    story = Story(sqlite_url, server)
    await story.lives(Step.AFTER_ANSWER)
    await story.lives(step)
    assert await story.recovers() == "posted"
    assert len(story.posts) == 1


@pytest.mark.parametrize("step", [Step.AFTER_CLAIM, Step.AFTER_ANSWER])
async def test_without_the_right_to_look_there_is_at_most_one(
    sqlite_url: str, blind_server: SandboxServer, step: Step
) -> None:
    """A process killed between claim and record leaves at most one post, and the need to look."""
    story = Story(sqlite_url, blind_server)
    await story.lives(step)
    assert await story.recovers() == "attention"
    assert len(story.posts) == int(step is Step.AFTER_ANSWER)


async def test_three_processes_at_once_post_once(database_url: str, server: SandboxServer) -> None:
    """Processes that share a database do not post twice."""
    story = Story(database_url, server)
    said = await asyncio.gather(*(story.lives() for _ in range(3)))
    assert said == ["posted"] * 3
    assert len(story.posts) == 1
