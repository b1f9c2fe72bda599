"""Tells open pages what to draw anew, as server-sent events."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.state.changes import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.state.workspace import Workspace

_HEARTBEAT_SECONDS = 15


class Live:
    """Knows the open pages.

    Args:
        workspace: whose changes are told.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._moved: set[asyncio.Queue[str]] = set()

    def clock_moved(self) -> None:
        """Tell all pages that the bot's time is another."""
        for events in self._moved:
            events.put_nowait(_event("redraw", "clock messages thread home"))

    async def tell(self, request: web.Request, person: str, place: str) -> web.StreamResponse:
        """Tell a page of the changes that its person can see, until it is closed."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        events: asyncio.Queue[str] = asyncio.Queue()
        leave = self._workspace.changes.subscribe(_sorter(events, person, place))
        self._moved.add(events)
        try:
            await response.write(b": here we are\n\n")
            while True:
                await response.write((await _next(events)).encode())
        except ConnectionError:
            return response
        finally:
            self._moved.discard(events)
            leave()


def panes_of(change: Change, place: str) -> str:
    """Return the names of the panes that a change touches on a page that shows a place, with spaces between."""
    match change.kind:
        case Kind.MESSAGES:
            return "sidebar messages thread" if change.channel == place else "sidebar"
        case Kind.MODAL:
            return "modal"
        case Kind.HOME:
            return "home"
        case _:
            return "sidebar messages"


def _sorter(events: asyncio.Queue[str], person: str, place: str) -> Callable[[Change], None]:
    def take(change: Change) -> None:
        if change.person not in {"", person}:
            return
        if change.kind is Kind.NOTICE:
            events.put_nowait(_event("notice", change.text))
        else:
            events.put_nowait(_event("redraw", panes_of(change, place)))

    return take


async def _next(events: asyncio.Queue[str]) -> str:
    try:
        return await asyncio.wait_for(events.get(), _HEARTBEAT_SECONDS)
    except TimeoutError:
        return ": still here\n\n"


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {' '.join(data.splitlines())}\n\n"
