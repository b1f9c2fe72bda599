"""The weekly post for few and for many: as each programme may show it, in each language, with and without tables."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.people import Visibility
from bot.domain.posting import Posted, Rendering
from bot.i18n import LANGUAGES, Texts
from bot.slack.posting import Poster
from bot.views.weekly_post import post as post_view
from sandbox import page as sandbox_page
from sandbox.clock import MovableClock
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits
from storage.database import Database
from tests.bot.schedule.stage import SCOPES, manifest
from tests.crowds import Crowd
from tests.pictures.strip import draw
from tests.teams import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.async_api import Browser, Page

    from bot.domain.weekly_post import WeeklyPost

SIZES: Final = (3, 12, 50, 500)
_WEEKS: Final = 9
_PHONE: Final = {"width": 390, "height": 4000}
_SHOWN: Final = (
    (12, Visibility.TOP, "en", Rendering.TABLE),
    (50, Visibility.NAMED, "de", Rendering.TABLE),
    (500, Visibility.TEAMS, "sv", Rendering.TABLE),
    (12, Visibility.TOP, "en", Rendering.PLAIN),
)
"""What the guide for managers shows."""
_CAPTION: Final = "The weekly post: top 3 of 12, 50 by name, 500 without names, and where Slack refuses tables"

Key = tuple[int, Visibility, str, Rendering]


async def make(browser: Browser, folder: Path, docs: Path) -> None:
    """Draw all posts into ``folder/posts``, and a few of them side by side into the guides' pictures."""
    (folder / "posts").mkdir(parents=True, exist_ok=True)
    shots: dict[Key, bytes] = {}
    wall = await _Wall.up(browser)
    for size in SIZES:
        for mode, post in _posts(size):
            for language, rendering in product(LANGUAGES, Rendering):
                shot = await wall.shot(post, language, rendering)
                shots[size, mode, language, rendering] = shot
                (folder / "posts" / f"{size}-{mode}-{language}-{rendering}.png").write_bytes(shot)
    await draw(wall.page, [shots[key] for key in _SHOWN], _CAPTION, docs / "posts.png", width=390, per_row=4)
    await wall.down()


def _posts(size: int) -> Iterator[tuple[Visibility, WeeklyPost]]:
    """Yield the post of a programme of so many sellers, by who is named in it."""
    with tempfile.TemporaryDirectory() as place:
        database = Database(f"sqlite:///{place}/pictures.db")
        database.prepare()
        crowd = Crowd.gathers(database, size, pseudonym_key="pictures")
        crowd.lives(_WEEKS)
        yield from zip(Visibility, crowd.seen_by(Visibility), strict=True)
        database.close()


@dataclass(slots=True)
class _Wall:
    """A channel of a local Slack in which posts are looked at on a phone."""

    server: SandboxServer
    poster: Poster
    page: Page
    channel_id: str

    @classmethod
    async def up(cls, browser: Browser) -> _Wall:
        workspace = Workspace(manifest(*SCOPES), MovableClock(NOW))
        workspace.add_person("anna")
        channel = workspace.add_channel("sales", members=("bot", "anna"))
        server = SandboxServer(workspace, limits=RateLimits.off())
        server.add_routes(sandbox_page.routes(server))
        await server.start()
        client = AsyncWebClient(token=workspace.app.bot_token, base_url=server.api_url)
        page = await browser.new_page(viewport=_PHONE)  # type: ignore[arg-type] # a plain dict
        return cls(server, Poster(client), page, channel.id)

    async def shot(self, post: WeeklyPost, language: str, rendering: Rendering) -> bytes:
        """Return a picture of a post; the local Slack refuses it if Slack would."""
        message = post_view.build(post, Texts(language), post_view.Edition("picture", rendering=rendering))
        posted = await self.poster.post(self.channel_id, message)
        assert isinstance(posted, Posted), posted
        await self.page.goto(f"{self.server.url}/as/anna/in/sales")
        await self.page.wait_for_selector("body[data-live]")
        return await self.page.locator(f'[data-message="{posted.message_ts}"]').screenshot(animations="disabled")

    async def down(self) -> None:
        await self.page.close()
        await self.server.stop()
