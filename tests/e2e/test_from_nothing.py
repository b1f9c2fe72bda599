"""From an empty database to the first leaderboard, in a real browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from sandbox.with_bot import Stage
from tests.beginning import SELLERS, Beginning

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Browser

pytestmark = pytest.mark.browser

THURSDAY = datetime(2026, 11, 12, 9, tzinfo=UTC)


async def test_clicks_alone_lead_to_the_first_leaderboard(browser: Browser, tmp_path: Path) -> None:
    """Set-up, five sellers and a first post need no command and no manual."""
    stage = await Stage.open(tmp_path / "stage.db", with_history=False, today=THURSDAY)
    page = await browser.new_page(viewport={"width": 1180, "height": 900})
    await Beginning(page, stage).happens()
    for name in SELLERS:
        await expect(page.get_by_role("table").get_by_text(name.split()[0])).to_have_count(1)
    assert stage.server.workspace.failures == []
    await stage.close()
