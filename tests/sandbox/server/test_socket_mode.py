"""Socket Mode, with a client that speaks it by hand and with the real one."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from sandbox.delivery.timings import Timings
from sandbox.state.calls import Failure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from slack_sdk.web.async_client import AsyncWebClient

    from sandbox.seats.seat import Seat
    from sandbox.server import SandboxServer
    from sandbox.state.workspace import Workspace
    from tests.sandbox.server.kinds import Ticket


@pytest.fixture
async def session() -> AsyncIterator[Any]:
    """Return an HTTP session."""
    async with aiohttp.ClientSession() as made:
        yield made


@pytest.fixture
def ticket(client: AsyncWebClient, server: SandboxServer) -> Any:
    """Return what asks for an address to connect to."""

    async def ask() -> Any:
        return (await client.apps_connections_open(app_token=server.workspace.app.app_token))["url"]

    return ask


@pytest.fixture
async def socket(session: aiohttp.ClientSession, ticket: Ticket) -> AsyncIterator[Any]:
    """Return a connection that has heard its hello."""
    async with session.ws_connect(await ticket(), autoping=False) as made:
        assert (await heard(made))["type"] == "hello"
        yield made


async def heard(socket: aiohttp.ClientWebSocketResponse) -> Any:
    """Return the next message that is no ping."""
    while True:
        message = await socket.receive(timeout=2)
        if message.type is aiohttp.WSMsgType.TEXT:
            return json.loads(message.data)
        if message.type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR}:
            return {"type": "closed"}


async def test_hello(session: aiohttp.ClientSession, ticket: Ticket) -> None:
    """The hello tells which app it is, and how many connections there are."""
    async with session.ws_connect(await ticket()) as one, session.ws_connect(await ticket()) as two:
        assert [(await heard(each))["num_connections"] for each in (one, two)] == [1, 2]


async def test_ticket_counts_once(session: aiohttp.ClientSession, ticket: Ticket) -> None:
    """An address lets one connection in."""
    address = await ticket()
    async with session.ws_connect(address):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(address)
        assert refused.value.status == 403


async def test_ten_connections(session: aiohttp.ClientSession, ticket: Ticket) -> None:
    """An eleventh connection is told that there are too many, and closed."""
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(10):
            await heard(await stack.enter_async_context(session.ws_connect(await ticket())))
        last = await stack.enter_async_context(session.ws_connect(await ticket()))
        assert (await heard(last))["reason"] == "too_many_websockets"
        assert (await heard(last))["type"] == "closed"


async def test_command_and_ack(socket: aiohttp.ClientWebSocketResponse, anna: Seat) -> None:
    """A command comes in an envelope; what the acknowledgement brings is shown to the person."""
    typing = asyncio.create_task(anna.types("/echo hi", channel="sales"))
    envelope = await heard(socket)
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert (envelope["payload"]["command"], envelope["payload"]["text"]) == ("/echo", "hi")
    await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "ho"}})
    assert (await typing).text == "ho"


@pytest.mark.parametrize("timings", [Timings(ack=0.05)])
@pytest.mark.usefixtures("socket")
async def test_command_without_an_ack(workspace: Workspace, anna: Seat) -> None:
    """A command that is not acknowledged in time fails before the person's eyes, and is recorded."""
    seen = await anna.types("/echo hi")
    assert seen.failure == '/echo failed with the error "operation_timeout"'
    (failure,) = workspace.failures
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.reason) == ("slash_commands", "operation_timeout")


@pytest.mark.parametrize("timings", [Timings(ack=0.05)])
async def test_late_ack(socket: aiohttp.ClientWebSocketResponse, server: SandboxServer, anna: Seat) -> None:
    """An acknowledgement after the time is of no use."""
    await anna.types("/echo hi")
    envelope = await heard(socket)
    await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "late"}})
    while not server.slack.sockets.late:  # noqa: ASYNC110 - nobody tells of late ones
        await asyncio.sleep(0.005)
    assert anna.sees("general") == []


async def test_command_without_a_connection(anna: Seat) -> None:
    """Without any connection a command fails at once."""
    assert (await anna.types("/echo hi")).failure == '/echo failed with the error "dispatch_failed"'


@pytest.mark.parametrize("timings", [Timings(ack=0.05, retries=(0.01, 0.01, 0.01))])
async def test_event_is_sent_again(socket: aiohttp.ClientWebSocketResponse, workspace: Workspace) -> None:
    """An event that is not acknowledged comes again, three times at most, with the reason."""
    workspace.change_person("anna", tz="Europe/Stockholm")
    envelopes = [await heard(socket) for _ in range(4)]
    assert [envelope["retry_attempt"] for envelope in envelopes] == [0, 1, 2, 3]
    assert [envelope["retry_reason"] for envelope in envelopes] == ["", "timeout", "timeout", "timeout"]
    assert len({envelope["payload"]["event_id"] for envelope in envelopes}) == 1


async def test_acknowledged_event_comes_once(
    socket: aiohttp.ClientWebSocketResponse, server: SandboxServer, workspace: Workspace
) -> None:
    """An event that is acknowledged does not come again."""
    workspace.change_person("anna", tz="Europe/Stockholm")
    envelope = await heard(socket)
    await socket.send_json({"envelope_id": envelope["envelope_id"]})
    await server.slack.events.settle()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await heard(socket)


@pytest.mark.parametrize("timings", [Timings(retries=(0.5, 60, 60))])
async def test_event_before_the_connection(
    session: aiohttp.ClientSession, ticket: Ticket, workspace: Workspace
) -> None:
    """An event of a time without a connection comes as a retry."""
    workspace.change_person("anna", tz="Europe/Stockholm")
    async with session.ws_connect(await ticket()) as socket:
        await heard(socket)
        envelope = await heard(socket)
        assert (envelope["retry_attempt"], envelope["retry_reason"]) == (1, "connection_failed")


async def test_pings_are_answered(socket: aiohttp.ClientWebSocketResponse, server: SandboxServer) -> None:
    """A ping is answered with its own payload, unless the server was told to keep silent."""
    await socket.ping(b"sdk-ping-pong:1.5")
    while (message := await socket.receive(timeout=2)).type is not aiohttp.WSMsgType.PONG:
        pass
    assert message.data == b"sdk-ping-pong:1.5"
    server.slack.sockets.misbehaviour.is_deaf = True
    await socket.ping(b"sdk-ping-pong:2.5")
    kinds = {(await socket.receive(timeout=2)).type for _ in range(3)}
    assert kinds == {aiohttp.WSMsgType.PING}


async def test_disconnect(socket: aiohttp.ClientWebSocketResponse, server: SandboxServer) -> None:
    """A connection that is to be renewed is told so and closed."""
    await server.slack.sockets.disconnect("warning")
    assert (await heard(socket))["reason"] == "warning"
    assert (await heard(socket))["type"] == "closed"


async def test_repeated_envelope(socket: aiohttp.ClientWebSocketResponse, server: SandboxServer, anna: Seat) -> None:
    """An envelope can come twice with the same id; the first acknowledgement counts."""
    server.slack.sockets.misbehaviour.copies = 1
    typing = asyncio.create_task(anna.types("/echo hi"))
    first, second = await heard(socket), await heard(socket)
    assert first == second
    await socket.send_json({"envelope_id": first["envelope_id"], "payload": {"text": "one"}})
    await socket.send_json({"envelope_id": first["envelope_id"], "payload": {"text": "two"}})
    assert (await typing).text == "one"


async def test_reordered_envelopes(
    socket: aiohttp.ClientWebSocketResponse, server: SandboxServer, anna: Seat, boss: Seat
) -> None:
    """Envelopes can come in another order than they were sent."""
    server.slack.sockets.misbehaviour.hold = 2
    typing = [asyncio.create_task(seat.types(f"/echo {seat.person.name}")) for seat in (anna, boss)]
    envelopes = [await heard(socket) for _ in range(2)]
    assert [envelope["payload"]["text"] for envelope in envelopes] == ["boss", "anna"]
    for envelope in envelopes:
        await socket.send_json({"envelope_id": envelope["envelope_id"]})
    assert [seen.failure for seen in await asyncio.gather(*typing)] == ["", ""]


async def test_refused_connections(session: aiohttp.ClientSession, ticket: Ticket, server: SandboxServer) -> None:
    """The server can let no connection in for a while."""
    server.slack.sockets.misbehaviour.refuses_until = float("inf")
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await session.ws_connect(await ticket())
    assert refused.value.status == 503


@pytest.mark.parametrize("timings", [Timings(ack=0.3)])
@pytest.mark.parametrize("how", ["disconnect", "abort"])
async def test_the_real_client_comes_back(client: AsyncWebClient, server: SandboxServer, anna: Seat, how: str) -> None:
    """Slack's own client reconnects after a farewell and after a cut, and hears the next command."""
    listening = SocketModeClient(app_token=server.workspace.app.app_token, web_client=client, ping_interval=0.05)

    async def answer(_listener: Any, request: Any) -> None:
        await listening.send_socket_mode_response({"envelope_id": request.envelope_id, "payload": {"text": "ho"}})

    listening.socket_mode_request_listeners.append(answer)
    await listening.connect()  # type: ignore[no-untyped-call]
    if how == "disconnect":
        await server.slack.sockets.disconnect()
    else:
        server.slack.sockets.abort()
        listening.wss_uri = None
    for _ in range(100):
        if (seen := await anna.types("/echo hi")).text:
            break
        await asyncio.sleep(0.05)
    await listening.close()  # type: ignore[no-untyped-call]
    assert seen.text == "ho"
