"""The local sandbox on a Monday morning, right after the weekly post, always with the same numbers."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.with_bot import Stage

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

MONDAY = datetime(2026, 11, 23, 9, 0, 30, tzinfo=UTC)
"""Half a minute after the post of week 47."""


async def make(browser: Browser, folder: Path) -> None:
    """Draw the leaderboard on a desk and on a phone, and a line typed there."""
    with tempfile.TemporaryDirectory() as place:
        stage = await Stage.open(Path(place) / "pictures.db", today=MONDAY, is_hurried=False)
        await _leaderboard(browser, stage, folder / "leaderboard.png")
        await _post(browser, stage, folder / "post.png")
        await _phone(browser, stage, folder / "phone.png")
        await stage.close()


async def _leaderboard(browser: Browser, stage: Stage, file: Path) -> None:
    page = await _opened(browser, stage, "mia", width=1180, height=1130)
    await page.screenshot(path=file, animations="disabled")


async def _post(browser: Browser, stage: Stage, file: Path) -> None:
    page = await _opened(browser, stage, "mia", width=390, height=1400)
    await page.locator("[data-message]").last.screenshot(path=file, animations="disabled")


async def _phone(browser: Browser, stage: Stage, file: Path) -> None:
    page = await _opened(browser, stage, "anna", width=390, height=844)
    box = page.get_by_role("combobox", name="Message #sales")
    await box.fill("/ssi 72")
    await box.press("Enter")
    await page.get_by_text("Noted for week 48").wait_for()
    await page.screenshot(path=file, animations="disabled")


async def _opened(browser: Browser, stage: Stage, handle: str, *, width: int, height: int) -> Page:
    page = await browser.new_page(viewport={"width": width, "height": height})
    await page.goto(f"{stage.server.url}/as/{handle}/in/sales")
    await page.wait_for_selector("body[data-live]")
    return page
