"""A channel of a local Slack, in which messages are looked at on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.posting import Posted
from bot.slack.posting import Poster
from sandbox import page as sandbox_page
from sandbox.clock import MovableClock
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits
from tests.bot.schedule.stage import SCOPES, manifest
from tests.teams import NOW

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

    from bot.views.answers import Answer

_PHONE: Final = {"width": 390, "height": 4000}


@dataclass(slots=True)
class Channel:
    """Takes messages, and refuses those that Slack would refuse."""

    server: SandboxServer
    poster: Poster
    page: Page
    channel_id: str

    @classmethod
    async def opened(cls, browser: Browser) -> Channel:
        """Return an empty one."""
        workspace = Workspace(manifest(*SCOPES), MovableClock(NOW))
        workspace.add_person("anna")
        channel = workspace.add_channel("sales", members=("bot", "anna"))
        server = SandboxServer(workspace, limits=RateLimits.off())
        server.add_routes(sandbox_page.routes(server))
        await server.start()
        client = AsyncWebClient(token=workspace.app.bot_token, base_url=server.api_url)
        page = await browser.new_page(viewport=_PHONE)  # type: ignore[arg-type] # a plain dict
        return cls(server, Poster(client), page, channel.id)

    async def shot(self, message: Answer) -> bytes:
        """Return a picture of a message."""
        posted = await self.poster.post(self.channel_id, message)
        assert isinstance(posted, Posted), posted
        await self.page.goto(f"{self.server.url}/as/anna/in/sales")
        await self.page.wait_for_selector("body[data-live]")
        return await self.page.locator(f'[data-message="{posted.message_ts}"]').screenshot(animations="disabled")

    async def closed(self) -> None:
        """Close it."""
        await self.page.close()
        await self.server.stop()
