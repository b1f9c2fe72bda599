"""A workspace with people, an app in it that answers, and the page served around them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import page
from sandbox.clock import MovableClock
from sandbox.delivery.timings import Timings
from sandbox.manifest import Manifest
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits
from tests.sandbox.page.sample_app import MANIFEST, sample_app

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.state.people import Person

MONDAY = datetime(2026, 11, 23, 8, 59, tzinfo=UTC)


@pytest.fixture
def clock() -> MovableClock:
    """Return the bot's clock: a Monday morning."""
    return MovableClock(MONDAY)


@pytest.fixture
def workspace(clock: MovableClock) -> Workspace:
    """Return a workspace with a seller, an admin and a guest; the app is in #sales."""
    made = Workspace(Manifest.from_mapping(MANIFEST), clock)
    made.add_person("anna", real_name="Anna Berg")
    made.add_person("mia", real_name="Mia Lind", is_admin=True)
    made.add_person("gus", real_name="Gus Guest", is_restricted=True)
    made.add_channel("sales", members=("bot", "anna", "mia"))
    made.add_channel("board", private=True, members=("mia",))
    return made


@pytest.fixture
async def server(workspace: Workspace, clock: MovableClock) -> AsyncIterator[SandboxServer]:
    """Return the local Slack with its page and one button for the clock."""

    async def one_week_later() -> str:
        clock.advance_by(timedelta(days=7))
        return "It is a week later."

    serving = SandboxServer(workspace, Timings(), RateLimits.off())
    serving.add_routes(page.routes(serving, [page.Move("One week later", one_week_later)]))
    await serving.start()
    yield serving
    await serving.stop()


@pytest.fixture
async def app(server: SandboxServer) -> AsyncIterator[None]:
    """Connect the sample app over Socket Mode."""
    credentials = server.workspace.app
    client = AsyncWebClient(token=credentials.bot_token, base_url=server.api_url, retry_handlers=[])
    handler = AsyncSocketModeHandler(sample_app(client), credentials.app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    while not server.slack.sockets.connections:  # noqa: ASYNC110 - nobody tells when it is connected
        await asyncio.sleep(0.005)
    yield
    await handler.close_async()  # type: ignore[no-untyped-call]


@pytest.fixture
async def http(server: SandboxServer) -> AsyncIterator[ClientSession]:
    """Return a client of the page's server."""
    async with ClientSession(base_url=server.url) as session:
        yield session


@pytest.fixture
def anna(workspace: Workspace) -> Person:
    """Return the seller."""
    return workspace.person("anna")


@pytest.fixture
def sales(workspace: Workspace, anna: Person) -> str:
    """Return the address of #sales as the seller sees it."""
    return f"/as/{anna.id}/in/{workspace.channel('sales').id}"
