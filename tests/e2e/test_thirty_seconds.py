"""From the Thursday prompt to a stored week, on a phone in a real browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Page, expect

from sandbox.with_bot import Stage
from tests.finger import PHONE, Finger

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Browser

pytestmark = pytest.mark.browser

LAST_THURSDAY = datetime(2026, 11, 12, 8, 30, tzinfo=UTC)


@pytest.fixture
async def prompted(browser: Browser, tmp_path: Path) -> AsyncIterator[Page]:
    """Open Anna's messages right after the prompt, a week after her first report."""
    stage = await Stage.open(tmp_path / "stage.db", with_history=False, today=LAST_THURSDAY, is_hurried=False)
    alva = stage.server.seat("alva")
    await alva.types("/upshot setup #sales Europe/Berlin monday 10:00 EUR", "sales")
    await alva.types("/upshot metrics ssi connections meetings shares", "sales")
    await alva.clicks("Save")
    anna = stage.server.seat("anna")
    await anna.types("/checkin ssi 70 connections 930 meetings 2", "sales")
    await stage.one_week_later()
    await stage.next_prompt()
    page = await browser.new_page(viewport=PHONE)  # type: ignore[arg-type] # a plain dict
    await page.goto(f"{stage.server.url}/as/anna/in/{anna.direct.id}")
    await page.wait_for_selector("body[data-live]")
    yield page
    await stage.close()


async def test_the_same_as_last_week_is_one_tap_on_the_prompt(prompted: Page) -> None:
    """The prompt is open; one tap stores the levels and shows what was stored."""
    finger = Finger(prompted)
    await finger.taps_on(prompted.get_by_role("button", name="Same as last week").last)
    await expect(prompted.get_by_text("SSI 70").last).to_be_visible()
    assert (finger.taps, finger.fields) == (1, 0)


async def test_a_new_week_is_three_taps_and_two_fields(prompted: Page) -> None:
    """Report, the box for what has not changed, two fields, Save; nothing has to be scrolled sideways."""
    finger = Finger(prompted)
    await finger.reports(Meetings_held="3", Shares_and_comments="4")
    assert (finger.taps, finger.fields) == (3, 2)
    assert await prompted.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
