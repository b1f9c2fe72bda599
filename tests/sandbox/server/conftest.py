"""A workspace with people and channels, a server around it, and a Bolt app connected to it over real sockets."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.clock import MovableClock
from sandbox.delivery.timings import Timings
from sandbox.manifest import Manifest
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from sandbox.seats.seat import Seat
    from tests.sandbox.server.kinds import Connect, Refusal

MANIFEST = Manifest.from_mapping(
    {
        "display_information": {"name": "Echo"},
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
            "bot_user": {"display_name": "Echo"},
            "slash_commands": [
                {"command": "/echo", "description": "Say it again", "should_escape": True},
                {"command": "/plain", "description": "Say it as typed"},
            ],
            "shortcuts": [
                {"name": "Ask", "type": "global", "callback_id": "ask", "description": "Ask"},
                {"name": "Keep", "type": "message", "callback_id": "keep", "description": "Keep"},
            ],
        },
        "oauth_config": {
            "scopes": {
                "bot": [
                    *("commands", "chat:write", "users:read", "users:read.email", "im:write", "im:read", "im:history"),
                    *("channels:read", "groups:read", "channels:history", "channels:join", "groups:history"),
                    *("files:read", "files:write", "reactions:write", "team:read", "usergroups:read"),
                ]
            }
        },
        "settings": {
            "event_subscriptions": {
                "bot_events": [
                    *("app_home_opened", "message.im", "app_mention", "member_joined_channel", "user_change"),
                    *("team_join", "channel_archive", "channel_unarchive", "channel_rename", "app_uninstalled"),
                    "tokens_revoked",
                ]
            },
            "socket_mode_enabled": True,
        },
    }
)


@pytest.fixture
def clock() -> MovableClock:
    """Return the workspace's clock."""
    return MovableClock()


@pytest.fixture
def workspace(clock: MovableClock) -> Workspace:
    """Return a workspace with sellers, an admin, a guest and a stranger; the bot is in #sales only."""
    made = Workspace(MANIFEST, clock)
    made.add_person("anna", real_name="Anna Berg", email="anna@example.com", locale="de-DE")
    made.add_person("boss", is_admin=True, is_owner=True)
    made.add_person("guest", is_restricted=True)
    made.add_person("gone", deleted=True)
    made.add_person("stranger", team_id="T0000000TWO", is_stranger=True)
    made.add_channel("sales", members=("bot", "anna", "boss"))
    made.add_channel("secret", private=True, members=("boss",))
    return made


@pytest.fixture
def timings() -> Timings:
    """Return Slack's deadlines, and pauses that a test can wait for."""
    return Timings(retries=(0.05, 0.05, 0.05), warning=0.05, ping=0.05)


@pytest.fixture
async def server(workspace: Workspace, timings: Timings) -> AsyncIterator[SandboxServer]:
    """Return a server that runs."""
    serving = SandboxServer(workspace, timings, RateLimits.off())
    await serving.start()
    yield serving
    await serving.stop()


@pytest.fixture
def client(server: SandboxServer) -> AsyncWebClient:
    """Return the bot's client, which never calls twice."""
    return AsyncWebClient(token=server.workspace.app.bot_token, base_url=server.api_url, retry_handlers=[], timeout=5)


@pytest.fixture
def anna(server: SandboxServer) -> Seat:
    """Return the seat of a seller."""
    return server.seat("anna")


@pytest.fixture
def boss(server: SandboxServer) -> Seat:
    """Return the seat of an admin."""
    return server.seat("boss")


@pytest.fixture
def bolt(client: AsyncWebClient) -> AsyncApp:
    """Return a Bolt app without listeners, not yet connected."""
    return AsyncApp(client=client, process_before_response=True)


@pytest.fixture
def connect(server: SandboxServer) -> Connect:
    """Return what connects a Bolt app over Socket Mode for a while."""

    @asynccontextmanager
    async def connecting(bolt: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
        handler = AsyncSocketModeHandler(bolt, server.workspace.app.app_token, ping_interval=0.1)
        await handler.connect_async()  # type: ignore[no-untyped-call]
        while not server.slack.sockets.connections:  # noqa: ASYNC110 - nobody tells when it is connected
            await asyncio.sleep(0.005)
        try:
            yield handler
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]

    return connecting


@pytest.fixture
def refusal() -> Refusal:
    """Return what awaits a call that is refused, and returns the refusal."""

    async def refused(call: Awaitable[Any]) -> AsyncSlackResponse:
        with pytest.raises(SlackApiError) as caught:
            await call
        response: AsyncSlackResponse = caught.value.response
        return response

    return refused
