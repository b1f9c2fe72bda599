"""Socket Mode: the app's WebSocket connections.

Source: docs.slack.dev/apis/events-api/using-socket-mode.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from sandbox.clock import seconds
from sandbox.delivery.outcome import Cause, Outcome, Parcel, Retry

if TYPE_CHECKING:
    from sandbox.delivery.timings import Timings
    from sandbox.state.app import App
    from sandbox.wire import Json

MOST_CONNECTIONS = 10
"""Connections that one app may hold."""


@dataclass(slots=True)
class Misbehaviour:
    """What the socket does wrong on request."""

    copies: int = 0
    """How many further times the next envelope is sent."""
    hold: int = 0
    """How many envelopes are held back, to be sent in reverse order once they are so many."""
    refuses_until: float = 0
    """Until when, by `seconds`, no connection is let in."""
    is_deaf: bool = False
    """Whether pings of the app stay without an answer."""
    held: list[Json] = field(default_factory=list)


class Sockets:
    """The open connections of the app; any of them may get any envelope."""

    def __init__(self, app: App, timings: Timings) -> None:
        self._app = app
        self._timings = timings
        self._tickets: dict[str, float] = {}
        self._waiting: dict[str, asyncio.Future[Json | None]] = {}
        self._choice = random.Random(0)  # noqa: S311 - which connection gets an envelope is no secret
        self.connections: dict[web.WebSocketResponse, web.Request] = {}
        """The open connections, and the request by which each began."""
        self.misbehaviour = Misbehaviour()
        self.late: list[Json] = []
        """Acknowledgements that came after Slack had stopped to wait, or twice."""

    def ticket(self) -> str:
        """Return the path of an address to connect to, good for one connection soon."""
        ticket = secrets.token_hex(16)
        self._tickets[ticket] = seconds() + self._timings.ticket
        return f"/link/?ticket={ticket}&app_id={self._app.id}"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Hold a connection with the app for as long as it lasts."""
        if seconds() < self.misbehaviour.refuses_until:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        if self._tickets.pop(request.query.get("ticket", ""), 0) < seconds():
            return web.Response(status=HTTPStatus.FORBIDDEN, text="the ticket was used or has expired")
        socket = web.WebSocketResponse(autoping=False, compress=False, timeout=0.5)
        await socket.prepare(request)
        await self._converse(socket, request)
        return socket

    async def deliver(self, parcel: Parcel, payload: Json, retry: Retry) -> Outcome:
        """Send an envelope over one of the connections and wait for its acknowledgement."""
        if not self.connections:
            return Outcome(cause=Cause.NOT_DISPATCHED)
        envelope = _envelope(parcel, payload, retry)
        waiting = self._waiting[envelope["envelope_id"]] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(self._timings.ack):
                await self._post(envelope)
                return Outcome(answer=await waiting)
        except TimeoutError:
            return Outcome(cause=Cause.TIMEOUT)
        finally:
            del self._waiting[envelope["envelope_id"]]

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask all connections to go, as Slack does now and then, and close them after a while.

        Args:
            reason: ``warning``, ``refresh_requested`` or ``link_disabled``.
        """
        leaving = tuple(self.connections)
        for socket in leaving:
            await _send(socket, {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})
        if reason == "warning":
            await asyncio.sleep(self._timings.warning)
        await asyncio.gather(*(socket.close() for socket in leaving))

    def abort(self) -> None:
        """Cut all connections without a word, as a broken network does."""
        for request in tuple(self.connections.values()):
            if request.transport is not None:
                request.transport.abort()

    async def close(self) -> None:
        """Close all connections at once, at the end."""
        await asyncio.gather(*(socket.close() for socket in tuple(self.connections)))

    async def _converse(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        if len(self.connections) >= MOST_CONNECTIONS:
            await _send(socket, {"type": "disconnect", "reason": "too_many_websockets"})
            return
        self.connections[socket] = request
        pinging = asyncio.create_task(self._ping(socket))
        try:
            await _send(socket, self._hello())
            async for message in socket:
                await self._hear(socket, message.type, message.data)
        finally:
            pinging.cancel()
            del self.connections[socket]

    async def _hear(self, socket: web.WebSocketResponse, kind: WSMsgType, said: str | bytes) -> None:
        if kind is WSMsgType.PING and not self.misbehaviour.is_deaf:
            await socket.pong(said.encode() if isinstance(said, str) else said)
        elif kind is WSMsgType.TEXT:
            self._acknowledged(json.loads(said))

    def _acknowledged(self, ack: Json) -> None:
        waiting = self._waiting.get(str(ack.get("envelope_id")))
        if waiting is None or waiting.done():
            self.late.append(ack)
        else:
            waiting.set_result(ack.get("payload") or None)

    async def _post(self, envelope: Json) -> None:
        wrong = self.misbehaviour
        if wrong.hold:
            wrong.held.append(envelope)
            if len(wrong.held) < wrong.hold:
                return
        batch, wrong.held, wrong.hold = wrong.held[::-1] or [envelope], [], 0
        for sent in batch:
            copies, wrong.copies = wrong.copies, 0
            for _ in range(1 + copies):
                if self.connections:
                    await _send(self._choice.choice(tuple(self.connections)), sent)

    async def _ping(self, socket: web.WebSocketResponse) -> None:
        while not socket.closed:
            await asyncio.sleep(self._timings.ping)
            with contextlib.suppress(ConnectionError):
                await socket.ping(b"Ping from the sandbox")

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": self._app.id},
            "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 18_060},
        }


def _envelope(parcel: Parcel, payload: Json, retry: Retry) -> Json:
    answerable = parcel is Parcel.COMMAND or payload.get("type") in {"view_submission", "block_suggestion"}
    envelope: Json = {"envelope_id": secrets.token_hex(16), "type": parcel, "payload": payload}
    envelope["accepts_response_payload"] = answerable
    again = {"retry_attempt": retry.attempt, "retry_reason": retry.reason}
    return envelope | again if parcel is Parcel.EVENT else envelope


async def _send(socket: web.WebSocketResponse, message: Json) -> None:
    with contextlib.suppress(ConnectionError):
        await socket.send_json(message)
