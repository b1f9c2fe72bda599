"""Response addresses."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from sandbox.delivery.response_urls import ResponseUrls

if TYPE_CHECKING:
    from slack_bolt.app.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck
    from slack_bolt.context.respond.async_respond import AsyncRespond
    from slack_sdk.web.async_client import AsyncWebClient

    from sandbox.delivery.timings import Timings
    from sandbox.seats.seat import Seat
    from sandbox.server import SandboxServer
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json
    from tests.sandbox.server.kinds import Address, Connect


BUTTON = {
    "type": "actions",
    "elements": [{"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}],
}


@pytest.fixture
def address(server: SandboxServer, anna: Seat) -> Any:
    """Return what makes a client for a fresh response address of Anna's in #sales."""

    def make(message: Any = None) -> Any:
        path = server.slack.response_urls.issue(server.workspace.channel("sales").id, anna.person.id, message)
        return AsyncWebhookClient(server.url + path)

    return make


async def test_ephemeral_by_default(address: Address, anna: Seat, boss: Seat) -> None:
    """An answer is shown to the person alone unless it says otherwise."""
    webhook = address()
    await webhook.send(text="for you")
    await webhook.send(text="for all", response_type="in_channel")
    assert [message.text for message in anna.sees("sales")] == ["for you", "for all"]
    assert [message.text for message in boss.sees("sales")] == ["for all"]


async def test_five_uses(address: Address, anna: Seat) -> None:
    """A sixth answer to one address is too much."""
    webhook = address()
    statuses = [(await webhook.send(text="hi")).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [404]
    assert len(anna.sees("sales")) == 5


async def test_expiry(workspace: Workspace, timings: Timings, anna: Seat) -> None:
    """After its time an address takes no answer."""
    brief = ResponseUrls(workspace, replace(timings, response_url=0.01))
    path = brief.issue(workspace.channel("sales").id, anna.person.id)
    await asyncio.sleep(0.02)
    assert brief.take(path, b'{"text": "hi"}') == (404, "expired_url")


async def test_unknown_address(server: SandboxServer) -> None:
    """An address that was never given out takes nothing."""
    webhook = AsyncWebhookClient(f"{server.url}/response/T1/nonsense")
    assert (await webhook.send(text="hi")).status_code == 404


async def test_bad_blocks(address: Address, workspace: Workspace, anna: Seat) -> None:
    """Blocks that Slack would refuse are not shown, and the refusal is recorded."""
    answer = await address().send(text="hi", blocks=[{"type": "nonsense"}])
    assert (answer.status_code, answer.body) == (500, "invalid_blocks")
    assert anna.sees("sales") == []
    assert workspace.dropped[0].where == "response_url"


@pytest.mark.parametrize("kind", ["ephemeral", "standing"])
async def test_original(
    workspace: Workspace, bolt: AsyncApp, connect: Connect, anna: Seat, client: AsyncWebClient, kind: str
) -> None:
    """The message that was clicked can be replaced, then deleted, also when it was ephemeral."""

    @bolt.action("go")
    async def go(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond("gone", replace_original=True)

    post = client.chat_postEphemeral if kind == "ephemeral" else client.chat_postMessage
    where: Json = {"user": anna.person.id} if kind == "ephemeral" else {}
    await post(channel=workspace.channel("sales").id, text="press", blocks=[BUTTON], **where)
    async with connect(bolt):
        await anna.clicks("Go")
    (message,) = anna.sees("sales")
    assert (message.text, message.blocks) == ("gone", [])
    path = anna.slack.response_urls.issue(message.channel, anna.person.id, message)
    assert anna.slack.response_urls.take(path, b'{"delete_original": true}') == (200, "ok")
    assert anna.sees("sales") == []
