"""The moving parts of a local Slack, put together."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sandbox.delivery.events import Events
from sandbox.delivery.outcome import Retry
from sandbox.delivery.request_url import RequestUrls
from sandbox.delivery.response_urls import ResponseUrls
from sandbox.delivery.socket_mode import Sockets
from sandbox.delivery.timings import Timings
from sandbox.delivery.triggers import Triggers
from sandbox.faults import Faults
from sandbox.state.calls import Failure
from sandbox.web_api.rates import RateLimits, Rates

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from sandbox.delivery.outcome import Carrier, Outcome, Parcel
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json


class Slack:
    """A workspace, and the ways between it and the app.

    Args:
        workspace: its state.
        timings: how long it waits for the app.
        limits: how often the app may call.
    """

    def __init__(self, workspace: Workspace, timings: Timings | None = None, limits: RateLimits | None = None) -> None:
        self.workspace = workspace
        self.timings = timings or Timings()
        self.triggers = Triggers(self.timings)
        self.response_urls = ResponseUrls(workspace, self.timings)
        self.rates = Rates(limits or RateLimits())
        self.faults = Faults()
        self.sockets = Sockets(workspace.app, self.timings)
        over_socket = workspace.app.manifest.socket_mode
        self.carrier: Carrier = self.sockets if over_socket else RequestUrls(workspace.app, self.timings)
        self.scheduled: dict[str, tuple[Json, Json]] = {}
        """Messages for later, by id: what is told of each, and its content."""
        self._tasks: set[asyncio.Task[None]] = set()
        self.events = Events(workspace, self.carrier, self.timings)
        workspace.on_event(self.events.take)

    def start(self, work: Coroutine[object, object, None]) -> None:
        """Do work in the background, until it is done or the server stops."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Give up all work in the background and close the app's connections."""
        self.events.stop()
        for task in self._tasks:
            task.cancel()
        await self.sockets.close()

    async def deliver(self, parcel: Parcel, payload: Json) -> Outcome:
        """Deliver a command or an interaction once, and record it when that fails."""
        outcome = await self.carrier.deliver(parcel, payload, Retry())
        if outcome.cause:
            self.workspace.failures.append(Failure(parcel, payload, outcome.cause))
        return outcome
