"""A strip of pictures from an empty database to the first leaderboard."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.with_bot import Stage
from tests.beginning import Beginning
from tests.pictures.strip import draw

if TYPE_CHECKING:
    from playwright.async_api import Browser

_THURSDAY = datetime(2026, 11, 12, 9, tzinfo=UTC)
_SHOWN = ("before", "set-up", "ready", "report of Anna Berg", "post")
_CAPTION = "From an empty database to the first leaderboard, by clicks alone"
_SCREEN = {"width": 1040, "height": 860}


async def make(browser: Browser, folder: Path) -> None:
    """Click through the beginning once, and draw the strip."""
    shots: dict[str, bytes] = {}
    page = await browser.new_page(viewport=_SCREEN)  # type: ignore[arg-type] # a plain dict

    async def kept(name: str) -> None:
        shots[name] = await page.screenshot(animations="disabled")

    with tempfile.TemporaryDirectory() as place:
        stage = await Stage.open(Path(place) / "pictures.db", with_history=False, today=_THURSDAY, is_hurried=False)
        await Beginning(page, stage, kept).happens()
        await stage.close()
    await draw(page, [shots[name] for name in _SHOWN], _CAPTION, folder / "beginning.png")
    await page.close()
