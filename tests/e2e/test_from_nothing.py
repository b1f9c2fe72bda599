"""From an empty database to the first leaderboard, in a real browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from sandbox.with_bot import Stage
from tests.beginning import Beginning

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Browser

pytestmark = pytest.mark.browser

THURSDAY = datetime(2026, 11, 12, 9, tzinfo=UTC)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Open the sandbox with the bot as it is right after it was installed."""
    stage = await Stage.open(tmp_path / "stage.db", with_history=False, today=THURSDAY, is_hurried=False)
    yield stage
    await stage.close()


async def test_clicks_alone_lead_to_the_first_leaderboard(browser: Browser, stage: Stage) -> None:
    """Set-up, five sellers and a first post need no command and no manual."""
    page = await browser.new_page(viewport={"width": 1180, "height": 900})
    await Beginning(page, stage).happens()
    await expect(page.get_by_text("5 of 5 reported (100%)")).to_be_visible()
    await expect(page.get_by_role("table").get_by_role("row")).to_have_count(4)
    assert stage.server.workspace.failures == []
