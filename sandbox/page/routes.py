"""The addresses of the page."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from aiohttp import web

from sandbox.page.deeds import Deeds
from sandbox.page.drawing import HERE
from sandbox.page.live import Live
from sandbox.page.onlooker import Onlooker
from sandbox.page.panes import HOME, Panes, actable, visible_channels
from sandbox.wire import Json

if TYPE_CHECKING:
    from sandbox.page.moves import Move
    from sandbox.server import SandboxServer

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]
Deed: TypeAlias = Callable[[Deeds, Json], Awaitable[Json | None]]

_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
_IN_PLACE: Mapping[str, Deed] = {"say": Deeds.say, "join": Deeds.join}
_ANYWHERE: Mapping[str, Deed] = {
    "act": Deeds.act,
    "look-up": Deeds.look_up,
    "modal/close": Deeds.close,
    "modal/submit": Deeds.submit,
    "react": Deeds.react,
    "shortcut": Deeds.shortcut,
}


def routes(
    server: SandboxServer, moves: Sequence[Move] = (), root: str = "", titles: Mapping[str, str] | None = None
) -> list[web.AbstractRouteDef]:
    """Return the addresses of the page for a local Slack, to be mounted before it starts.

    Args:
        server: the local Slack.
        moves: buttons that move the bot's clock.
        root: the path below which the page lies, without a slash at the end.
        titles: what people are beside their names, by handle, such as ``manager``; else what they are in Slack.
    """
    page = _Page(server, moves, root, titles or {})
    mine, place = f"{root}/as/{{person}}", f"{root}/as/{{person}}/in/{{place}}"
    return [
        web.get(root or "/", page.start),
        web.get(place, page.show),
        *(web.get(f"{place}/{name}", page.pane(name)) for name in ("sidebar", "messages", "home")),
        web.get(f"{place}/thread/{{thread}}", page.pane("answers")),
        web.get(f"{mine}/modal", page.pane("modal")),
        web.get(f"{mine}/clock", page.pane("clock")),
        web.get(f"{mine}/changes", page.changes),
        *(web.post(f"{place}/{name}", page.deed(deed)) for name, deed in _IN_PLACE.items()),
        *(web.post(f"{mine}/{name}", page.deed(deed)) for name, deed in _ANYWHERE.items()),
        web.post(f"{mine}/files", page.upload),
        web.post(f"{root}/clock/{{move}}", page.move),
        web.static(f"{root}/static", HERE / "static"),
    ]


class _Page:
    def __init__(self, server: SandboxServer, moves: Sequence[Move], root: str, titles: Mapping[str, str]) -> None:
        self._server, self._moves, self._root, self._titles = server, moves, root, titles
        self._live = Live(server.workspace)
        self._visits: set[asyncio.Task[object]] = set()

    async def start(self, _request: web.Request) -> web.StreamResponse:
        people = actable(self._server.workspace)
        if not people:
            raise web.HTTPNotFound(text="Nobody is in this workspace yet.")
        both = {people[0].id, self._server.workspace.app.user_id}
        seen = visible_channels(self._server.workspace, people[0])
        own = next((channel.id for channel in seen if both <= set(channel.members)), HOME)
        raise web.HTTPFound(f"{self._root}/as/{people[0].id}/in/{own}")

    async def show(self, request: web.Request) -> web.StreamResponse:
        self._redirect_names(request)
        panes = self._panes(request)
        self._visit(request.match_info["person"], panes.where)
        return _html(panes.page())

    def pane(self, name: str) -> Handler:
        async def draw(request: web.Request) -> web.StreamResponse:
            return _html(getattr(self._panes(request), name)())

        return draw

    def deed(self, deed: Deed) -> Handler:
        async def do(request: web.Request) -> web.StreamResponse:
            deeds = Deeds(self._server.seat(self._known(request)))
            told: Json = await _told(request)
            told |= {"place": request.match_info.get("place", "")}
            try:
                return web.json_response(await deed(deeds, told) or {})
            except (LookupError, ValueError) as refusal:
                return web.json_response({"notice": str(refusal.args[0])}, status=422)

        return do

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """Take a file: for a form, or dropped into the messages with the app."""
        if request.content_type != "application/octet-stream":
            raise web.HTTPUnsupportedMediaType
        deeds = Deeds(self._server.seat(self._known(request)))
        name, content = request.query["name"], await request.read()
        if "drop" in request.query:
            await deeds.drop(name, content)
            return web.json_response({})
        return web.json_response({"file": deeds.upload(name, content)})

    async def changes(self, request: web.Request) -> web.StreamResponse:
        return await self._live.tell(request, self._known(request), request.query.get("place", ""))

    async def move(self, request: web.Request) -> web.StreamResponse:
        await _told(request)
        try:
            move = self._moves[int(request.match_info["move"])]
        except (IndexError, ValueError):
            raise web.HTTPNotFound from None
        words = await move.make()
        self._live.clock_moved()
        return web.json_response({"notice": words} if words else {})

    def _redirect_names(self, request: web.Request) -> None:
        """Lead from the address with a handle and a channel's name to the one with their ids."""
        named = request.match_info["person"], request.match_info["place"]
        try:
            person = self._server.workspace.person(named[0]).id
            place = HOME if named[1] == HOME else self._server.workspace.channel(named[1]).id
        except KeyError:
            return
        if (person, place) != named:
            raise web.HTTPFound(f"{self._root}/as/{person}/in/{place}")

    def _known(self, request: web.Request) -> str:
        person = request.match_info["person"]
        if person not in self._server.workspace.people:
            raise web.HTTPNotFound(text="There is no such person.")
        return person

    def _panes(self, request: web.Request) -> Panes:
        workspace = self._server.workspace
        me = workspace.person(self._known(request))
        where = request.match_info.get("place", HOME)
        if where != HOME:
            where = _seen_place(workspace.direct(me.id).id, where, [one.id for one in visible_channels(workspace, me)])
        thread = request.match_info.get("thread", request.query.get("thread", ""))
        return Panes(Onlooker(workspace, me), self._root, where, thread, self._moves, self._titles)

    def _visit(self, person: str, where: str) -> None:
        """Let the app know that its Home or its messages are opened, while the page is drawn."""
        seat = self._server.seat(person)
        if where in {HOME, seat.direct.id}:
            visit = asyncio.create_task(seat.opens_home("home" if where == HOME else "messages"))
            self._visits.add(visit)
            visit.add_done_callback(self._visits.discard)


async def _told(request: web.Request) -> Json:
    """Return what the script sends: JSON, which other sites cannot send without being asked first."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    told: Json = await request.json()
    return told


def _seen_place(direct: str, wanted: str, channels: list[str]) -> str:
    """Return the place that is wanted, or the person's own messages when they do not see it."""
    return wanted if wanted in channels else direct


def _html(drawn: str) -> web.Response:
    return web.Response(text=drawn, content_type="text/html", headers=_HEADERS)
