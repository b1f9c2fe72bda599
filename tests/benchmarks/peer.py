"""The least Slack that a bot can be timed against: canned answers, and envelopes over Socket Mode."""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

TEAM, BOT, CHANNEL = "T1", "U0BOT", "C1"
PEOPLE = 100
"""They take turns, as in a team; the first is an admin of the workspace."""

_USER = {
    "team_id": TEAM,
    "name": "anna",
    "real_name": "Anna",
    "tz": "Europe/Berlin",
    "locale": "en-US",
    "is_admin": True,
    "profile": {},
}
_ANSWERS: dict[str, dict[str, Any]] = {
    "auth.test": {"team_id": TEAM, "team": "Acme", "url": "http://acme/", "user_id": BOT, "bot_id": "B1"},
    "conversations.info": {"channel": {"id": CHANNEL, "name": "sales", "is_member": True, "is_channel": True}},
    "chat.postMessage": {"channel": CHANNEL, "ts": "1.000001", "message": {}},
}


@dataclass(slots=True)
class Peer:
    """A Socket Mode server that types commands and notes when they are answered."""

    port: int = 0
    _socket: web.WebSocketResponse | None = None
    _connected: asyncio.Event = field(default_factory=asyncio.Event)
    _waiting: dict[str, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    _count: itertools.count[int] = field(default_factory=itertools.count)
    _runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen on a free port of the loopback."""
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._answer)
        app.router.add_get("/link", self._link)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """The address for ``SLACK_API_URL``."""
        return f"http://127.0.0.1:{self.port}/api/"

    async def connected(self) -> None:
        """Wait until a bot is connected."""
        await self._connected.wait()

    async def types(self, command: str, text: str) -> tuple[float, dict[str, Any]]:
        """Type a command; return the seconds until its answer, and the answer."""
        number = next(self._count)
        envelope_id = f"e{number}"
        answered = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = answered
        payload = {
            "command": command,
            "text": text,
            "team_id": TEAM,
            "user_id": f"U{number % PEOPLE}",
            "channel_id": CHANNEL,
            "trigger_id": f"{number}.1.x",
            "response_url": f"http://127.0.0.1:{self.port}/api/response",
            "is_enterprise_install": "false",
        }
        envelope = {"envelope_id": envelope_id, "type": "slash_commands", "payload": payload}
        assert self._socket is not None
        started = time.perf_counter()
        await self._socket.send_json(envelope | {"accepts_response_payload": True})
        answer = await answered
        return time.perf_counter() - started, answer.get("payload") or {}

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method == "apps.connections.open":
            return web.json_response({"ok": True, "url": f"ws://127.0.0.1:{self.port}/link"})
        if method == "users.info":
            asked = {**request.query, **await request.post()}
            return web.json_response({"ok": True, "user": _USER | {"id": asked["user"]}})
        answer = {"ok": True} | _ANSWERS.get(method, {})
        return web.json_response(answer, headers={"x-oauth-scopes": "commands,chat:write"})

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = web.WebSocketResponse()
        await self._socket.prepare(request)
        await self._socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A1"}})
        self._connected.set()
        async for message in self._socket:
            if message.type is WSMsgType.TEXT:
                answer = message.json()
                self._waiting.pop(answer["envelope_id"]).set_result(answer)
        self._connected.clear()
        return self._socket
