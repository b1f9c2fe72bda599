"""Faults on request."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.faults import Faults

if TYPE_CHECKING:
    from sandbox.server import SandboxServer
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json
    from tests.sandbox.server.kinds import Refusal


def texts(workspace: Workspace) -> list[str]:
    """Return what stands in #sales."""
    return [message.text for message in workspace.channel("sales").messages]


@pytest.mark.parametrize("stored", [False, True])
@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("drop", aiohttp.ServerDisconnectedError),
        ("hang", (TimeoutError, aiohttp.ServerDisconnectedError)),
        ("http_error", SlackApiError),
        ("garbage", SlackApiError),
        ("error", SlackApiError),
        ("rate_limit", SlackApiError),
    ],
)
async def test_fault(
    server: SandboxServer, client: AsyncWebClient, workspace: Workspace, kind: str, error: Any, *, stored: bool
) -> None:
    """A call goes wrong once, with or without its effect; the next one is fine."""
    server.slack.faults.add(kind, "chat.postMessage", stored=stored, seconds=0.05)
    with pytest.raises(error):
        await client.chat_postMessage(channel="sales", text="one")
    assert texts(workspace) == (["one"] if stored else [])
    assert (await client.chat_postMessage(channel="sales", text="two"))["ok"]


async def test_default_client_posts_twice(server: SandboxServer, workspace: Workspace) -> None:
    """A stock client sends a message again when the connection drops: the sandbox shows it twice."""
    server.slack.faults.add("drop", "chat.postMessage", stored=True)
    stock = AsyncWebClient(token=workspace.app.bot_token, base_url=server.api_url)
    await stock.chat_postMessage(channel="sales", text="one")
    assert texts(workspace) == ["one", "one"]


async def test_slow(server: SandboxServer, client: AsyncWebClient) -> None:
    """A slow call is answered rightly in the end."""
    server.slack.faults.add("slow", "chat.*", seconds=0.05)
    calling = asyncio.create_task(client.chat_postMessage(channel="sales", text="one"))
    await asyncio.sleep(0.01)
    assert not calling.done()
    assert (await calling)["ok"]


@pytest.mark.parametrize(("retry_after", "told"), [(7, "7"), (None, None)])
async def test_rate_limit(
    server: SandboxServer, client: AsyncWebClient, refusal: Refusal, retry_after: Any, told: Any
) -> None:
    """A rate limit tells when to come again, or not."""
    server.slack.faults.add("rate_limit", "users.info", retry_after=retry_after)
    answer = await refusal(client.users_info(user="U1"))
    assert (answer.status_code, answer.headers.get("Retry-After")) == (429, told)


async def test_any_error(server: SandboxServer, client: AsyncWebClient, refusal: Refusal) -> None:
    """Any of Slack's errors can be had, as often as wished."""
    server.slack.faults.add("error", times=2, error="fatal_error")
    for _ in range(2):
        assert (await refusal(client.auth_test()))["error"] == "fatal_error"
    assert (await client.auth_test())["ok"]


def test_unknown_fault() -> None:
    """A fault that is none is refused."""
    with pytest.raises(ValueError, match="nonsense"):
        Faults().add("nonsense")


async def test_faults_from_another_process(server: SandboxServer, client: AsyncWebClient, refusal: Refusal) -> None:
    """Another process asks for faults, sees them and takes them back over HTTP."""
    async with aiohttp.ClientSession(server.url) as session:
        wish = {"kind": "error", "method": "auth.test", "error": "fatal_error", "times": 2}
        async with session.post("/sandbox/faults", json=wish) as answer:
            assert [fault["error"] for fault in await answer.json()] == ["fatal_error"]
        assert (await refusal(client.auth_test()))["error"] == "fatal_error"
        async with session.post("/sandbox/faults", json={"kind": "nonsense"}) as answer:
            assert answer.status == 400
        async with session.delete("/sandbox/faults") as answer:
            assert await answer.json() == []
    assert (await client.auth_test())["ok"]


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({"do": "disconnect"}, 200),
        ({"do": "abort"}, 200),
        ({"do": "repeat"}, 200),
        ({"do": "reorder"}, 200),
        ({"do": "refuse", "seconds": 0}, 200),
        ({"do": "silence"}, 200),
        ({"do": "nonsense"}, 400),
    ],
)
async def test_socket_from_another_process(server: SandboxServer, wish: Json, status: int) -> None:
    """Another process disturbs the connections over HTTP."""
    async with aiohttp.ClientSession(server.url) as session, session.post("/sandbox/socket", json=wish) as answer:
        assert answer.status == status
