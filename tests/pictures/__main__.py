"""Make all pictures in a folder, ``build/pictures`` unless another is named, and those of the guides in ``docs``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from playwright.async_api import async_playwright

from tests.browser import FLAGS, chromium
from tests.pictures import beginning, gallery, occasions, pages, posts, stage, thirty_seconds, wall
from tests.pictures.channel import Channel

_ROOT = Path(__file__).parents[2]
DOCS = _ROOT / "docs" / "pictures"


async def make(folder: Path) -> None:
    """Make all pictures."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS])
        await gallery.make(browser, folder)
        gallery.copy_chosen(folder, DOCS)
        channel = await Channel.opened(browser)
        await posts.make(channel, folder, DOCS)
        await occasions.make(channel, folder)
        await channel.closed()
        await pages.make(browser, folder)
        await thirty_seconds.make(browser, DOCS)
        await beginning.make(browser, DOCS)
        await stage.make(browser, DOCS)
        await wall.make(browser, DOCS)
        await browser.close()


if __name__ == "__main__":
    if chromium() is None:
        sys.exit("There is no Chromium on this machine: apt-get install chromium")
    asyncio.run(make(Path(sys.argv[1]) if sys.argv[1:] else _ROOT / "build" / "pictures"))
