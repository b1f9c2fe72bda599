"""The pictures of the guides, made anew: ``python -m tests.pictures``.

They show the local sandbox on a Monday morning, right after the weekly post, always with the same numbers.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.async_api import async_playwright

from sandbox.with_bot import Stage
from tests.browser import FLAGS, chromium

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
MONDAY = datetime(2026, 11, 23, 9, 0, 30, tzinfo=UTC)
"""Half a minute after the post of week 47."""


async def make() -> None:
    """Make all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        stage = await Stage.open(Path(folder) / "pictures.db", today=MONDAY)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS])
            await _leaderboard(browser, stage)
            await _phone(browser, stage)
            await browser.close()
        await stage.close()


async def _leaderboard(browser: Browser, stage: Stage) -> None:
    page = await _opened(browser, stage, "mia", width=1180, height=980)
    await page.screenshot(path=PICTURES / "leaderboard.png", animations="disabled")


async def _phone(browser: Browser, stage: Stage) -> None:
    page = await _opened(browser, stage, "anna", width=390, height=844)
    box = page.get_by_role("combobox", name="Message #sales")
    await box.fill("/ssi 72")
    await box.press("Enter")
    await page.get_by_text("Noted for week 48").wait_for()
    await page.screenshot(path=PICTURES / "phone.png", animations="disabled")


async def _opened(browser: Browser, stage: Stage, handle: str, *, width: int, height: int) -> Page:
    page = await browser.new_page(viewport={"width": width, "height": height})
    await page.goto(f"{stage.server.url}/as/{handle}/in/sales")
    await page.wait_for_selector("body[data-live]")
    return page


if __name__ == "__main__":
    if chromium() is None:
        sys.exit("There is no Chromium on this machine: apt-get install chromium")
    asyncio.run(make())
