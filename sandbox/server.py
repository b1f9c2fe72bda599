"""A local Slack, served over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from sandbox import control
from sandbox.seats.seat import Seat
from sandbox.slack import Slack
from sandbox.state.workspace import Workspace
from sandbox.web_api import downloads
from sandbox.web_api.door import Door

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sandbox.delivery.timings import Timings
    from sandbox.manifest import Manifest
    from sandbox.web_api.rates import RateLimits


class SandboxServer:
    """Serves a workspace to an app, and seats to people.

    Args:
        workspace: its state, or the manifest of an app to make an empty workspace for.
        timings: how long Slack waits for the app.
        limits: how often the app may call.
    """

    def __init__(
        self, workspace: Workspace | Manifest, timings: Timings | None = None, limits: RateLimits | None = None
    ) -> None:
        self.workspace = workspace if isinstance(workspace, Workspace) else Workspace(workspace)
        self.slack = Slack(self.workspace, timings, limits)
        self._application = web.Application(client_max_size=64 * 2**20)
        self._application.add_routes(self._routes())
        self._runner = web.AppRunner(self._application, access_log=None, handle_signals=False, shutdown_timeout=0.1)

    @property
    def url(self) -> str:
        """Where it is served, without a slash at the end; empty before it is."""
        return self.workspace.base_url

    @property
    def api_url(self) -> str:
        """What an app uses as the base of the Web API, with a slash at the end."""
        return f"{self.url}/api/"

    def seat(self, person: str) -> Seat:
        """Return the place of a person, by id or handle, at their Slack.

        Raises:
            KeyError: there is no such person.
        """
        return Seat(self.slack, self.workspace.person(person))

    def add_routes(self, routes: Iterable[web.AbstractRouteDef]) -> None:
        """Serve further addresses, such as a page to look at; before it starts."""
        self._application.add_routes(routes)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Serve from now on; port 0 takes a free one."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.workspace.base_url = f"http://{host}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close all connections and stop serving."""
        await self.slack.stop()
        await self._runner.cleanup()

    def _routes(self) -> list[web.RouteDef]:
        door = Door(self.slack)
        return [
            web.post("/api/{method}", door.serve),
            web.get("/api/{method}", door.serve),
            web.get("/link/", self.slack.sockets.serve),
            *downloads.routes(self.slack),
            *control.routes(self.slack),
        ]
