"""Faults for tests in another process: what Python tests ask of `sandbox.faults` and `Sockets`, as JSON.

``POST /sandbox/faults`` with the fields of a fault, ``DELETE /sandbox/faults`` to forget them; ``POST /sandbox/socket``
with ``{"do": …}``, one of disconnect, abort, repeat, reorder, refuse, silence.
"""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.clock import seconds
from sandbox.faults import Fault

if TYPE_CHECKING:
    from sandbox.slack import Slack
    from sandbox.wire import Json


class Control:
    """Lets things go wrong on request."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    async def add_fault(self, request: web.Request) -> web.Response:
        """Let the next calls of a method go wrong."""
        try:
            self._slack.faults.plan(Fault.from_json(await request.json()))
        except ValueError as error:
            return web.json_response({"error": str(error)}, status=HTTPStatus.BAD_REQUEST)
        return await self.show_faults(request)

    async def show_faults(self, _request: web.Request) -> web.Response:
        """Return the faults that wait."""
        return web.json_response([asdict(fault) for fault in self._slack.faults.waiting])

    async def clear_faults(self, request: web.Request) -> web.Response:
        """Forget all faults."""
        self._slack.faults.clear()
        return await self.show_faults(request)

    async def disturb(self, request: web.Request) -> web.Response:
        """Let the connections of the app go wrong."""
        wanted = await request.json()
        try:
            await disturb(self._slack, wanted)
        except (KeyError, ValueError) as error:
            return web.json_response({"error": str(error)}, status=HTTPStatus.BAD_REQUEST)
        return web.json_response({"connections": len(self._slack.sockets.connections)})


async def disturb(slack: Slack, wanted: Json) -> None:
    """Let the app's connections go wrong, as ``do`` says.

    ``disconnect`` (``reason``), ``abort``, ``repeat`` (``times``: further copies of the next envelope), ``reorder``
    (``count``: that many envelopes, sent in reverse), ``refuse`` (``seconds``), ``silence`` (``on``: pings stay
    unanswered).

    Raises:
        ValueError: it says something else.
    """
    sockets, wrong = slack.sockets, slack.sockets.misbehaviour
    match wanted["do"]:
        case "disconnect":
            slack.start(sockets.disconnect(wanted.get("reason", "refresh_requested")))
        case "abort":
            sockets.abort()
        case "repeat":
            wrong.copies = int(wanted.get("times", 1))
        case "reorder":
            wrong.hold = int(wanted.get("count", 2))
        case "refuse":
            wrong.refuses_until = seconds() + float(wanted.get("seconds", 5))
        case "silence":
            wrong.is_deaf = bool(wanted.get("on", True))
        case other:
            raise ValueError(f"unknown: {other}")


def routes(slack: Slack) -> list[web.RouteDef]:
    """Return the routes of these requests."""
    control = Control(slack)
    return [
        web.post("/sandbox/faults", control.add_fault),
        web.get("/sandbox/faults", control.show_faults),
        web.delete("/sandbox/faults", control.clear_faults),
        web.post("/sandbox/socket", control.disturb),
    ]
