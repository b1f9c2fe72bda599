"""The door of the Web API: tokens, scopes, encodings, rates, records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import SandboxServer
from sandbox.state import happenings
from sandbox.web_api.rates import RateLimits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.delivery.timings import Timings
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json
    from tests.sandbox.server.kinds import Refusal


def with_token(server: SandboxServer, token: str) -> AsyncWebClient:
    """Return a client with a token."""
    return AsyncWebClient(token=token, base_url=server.api_url, retry_handlers=[])


async def test_test(client: AsyncWebClient) -> None:
    """api.test answers what it was asked."""
    assert (await client.api_test(foo="bar"))["args"]["foo"] == "bar"


async def test_auth_test(client: AsyncWebClient, workspace: Workspace) -> None:
    """auth.test tells who the bot is, and its scopes in a lower-case header."""
    answer = await client.auth_test()
    assert (answer["user_id"], answer["bot_id"]) == (workspace.app.user_id, workspace.app.bot_id)
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


async def test_team_info(client: AsyncWebClient, workspace: Workspace) -> None:
    """team.info tells about the workspace, and about no other."""
    assert (await client.team_info())["team"]["domain"] == workspace.domain


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-wrong", "invalid_auth")])
async def test_wrong_token(server: SandboxServer, refusal: Refusal, token: str, error: str) -> None:
    """A call without a known token is refused."""
    assert (await refusal(with_token(server, token).auth_test()))["error"] == error


async def test_token_of_the_wrong_kind(server: SandboxServer, client: AsyncWebClient, refusal: Refusal) -> None:
    """An app token opens connections only, and a bot token opens none."""
    answer = await refusal(with_token(server, server.workspace.app.app_token).auth_test())
    assert answer["error"] == "not_allowed_token_type"
    assert (await refusal(client.apps_connections_open(app_token=str(client.token))))[
        "error"
    ] == "not_allowed_token_type"


async def test_uninstalled(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """After the app is uninstalled its token is inactive."""
    happenings.uninstall(workspace)
    assert (await refusal(client.auth_test()))["error"] == "account_inactive"


async def test_revoked(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """A revoked token says so."""
    happenings.revoke_token(workspace)
    assert (await refusal(client.auth_test()))["error"] == "token_revoked"


async def test_unknown_method(client: AsyncWebClient, refusal: Refusal) -> None:
    """A method that does not exist is refused by name."""
    answer = await refusal(client.api_call("chat.shout"))
    assert (answer["error"], answer["req_method"]) == ("unknown_method", "chat.shout")


async def test_missing_scope(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """A call without its scope tells which one is needed, and which there are."""
    workspace.app.manifest = replace(workspace.app.manifest, bot_scopes=frozenset({"chat:write"}))
    answer = await refusal(client.users_info(user=workspace.person("anna").id))
    assert (answer["error"], answer["needed"], answer["provided"]) == ("missing_scope", "users:read", "chat:write")


async def test_scope_comes_before_arguments(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """Slack looks at the scope before it looks at the arguments."""
    workspace.app.manifest = replace(workspace.app.manifest, bot_scopes=frozenset())
    assert (await refusal(client.api_call("chat.postMessage")))["error"] == "missing_scope"


async def test_missing_argument(client: AsyncWebClient, refusal: Refusal) -> None:
    """A call without a needed argument names it."""
    answer = await refusal(client.api_call("chat.postMessage", json={"text": "hi"}))
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: channel"]


@pytest.mark.parametrize("encoding", ["form", "json", "query"])
async def test_encodings(server: SandboxServer, client: AsyncWebClient, encoding: str) -> None:
    """Arguments come as a form, as JSON or in the query, with the token in the header or beside them."""
    given = {"channel": "sales", "text": "hi", "token": client.token}
    how: Json = {"form": {"data": given}, "json": {"json": given}, "query": {"params": given}}[encoding]
    async with aiohttp.ClientSession() as session, session.post(f"{server.api_url}chat.postMessage", **how) as answer:
        assert (await answer.json())["ok"]


@pytest.mark.parametrize(("body", "error"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_bad_json(server: SandboxServer, client: AsyncWebClient, body: str, error: str) -> None:
    """A body that is no JSON object is refused."""
    headers = {"Authorization": f"Bearer {client.token}", "Content-Type": "application/json"}
    address = f"{server.api_url}auth.test"
    async with aiohttp.ClientSession(headers=headers) as session, session.post(address, data=body) as answer:
        assert (await answer.json())["error"] == error


async def test_record(client: AsyncWebClient, workspace: Workspace) -> None:
    """Every call is recorded with its arguments and its answer."""
    await client.chat_postMessage(channel="sales", text="hi")
    call = workspace.calls[-1]
    assert (call.method, call.arguments["text"], call.ok, call.status) == ("chat.postMessage", "hi", True, 200)
    assert "token" not in call.arguments


@pytest.fixture
async def strict(workspace: Workspace, timings: Timings) -> AsyncIterator[Any]:
    """Return a server that allows one message a second in a channel."""
    serving = SandboxServer(workspace, timings, RateLimits.strict())
    await serving.start()
    yield serving
    await serving.stop()


async def test_one_post_a_second(strict: SandboxServer, refusal: Refusal) -> None:
    """A second message in the same second is too much for one channel, and tells when to come again."""
    client = with_token(strict, strict.workspace.app.bot_token)
    await client.chat_postMessage(channel="sales", text="one")
    await client.chat_postMessage(channel=strict.workspace.person("anna").id, text="elsewhere")
    answer = await refusal(client.chat_postMessage(channel=strict.workspace.channel("sales").id, text="two"))
    assert (answer.status_code, answer["error"], answer.headers["Retry-After"]) == (429, "ratelimited", "1")
    assert [message.text for message in strict.workspace.channel("sales").messages] == ["one"]


async def test_tier(strict: SandboxServer, refusal: Refusal) -> None:
    """A method of tier 2 may be called about twenty times a minute."""
    client = with_token(strict, strict.workspace.app.bot_token)
    for _ in range(20):
        await client.users_list(limit=10)
    assert (await refusal(client.users_list(limit=10)))["error"] == "ratelimited"


async def test_burst(workspace: Workspace, timings: Timings) -> None:
    """A short burst in a channel is let through by default."""
    serving = SandboxServer(workspace, timings)
    await serving.start()
    client = with_token(serving, workspace.app.bot_token)
    for _ in range(5):
        await client.chat_postMessage(channel="sales", text="hi")
    await serving.stop()
    assert len(workspace.channel("sales").messages) == 5
