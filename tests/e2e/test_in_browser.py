"""The bot in the sandbox, as people see it in a real browser."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Page, expect

from sandbox.with_bot import Stage
from tests.scenarios.linkedin import connections_csv

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Browser

pytestmark = pytest.mark.browser

THURSDAY = datetime(2026, 11, 12, 9, tzinfo=UTC)
SETUP = "/upshot setup #sales Europe/Berlin monday 10:00 EUR"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Open the sandbox with the bot, set up, without a past."""
    stage = await Stage.open(tmp_path / "stage.db", with_history=False, today=THURSDAY, is_hurried=False)
    await stage.server.seat("alva").types(SETUP, "sales")
    yield stage
    await stage.close()


async def comes(browser: Browser, stage: Stage, handle: str, *, width: int = 1280) -> Page:
    """Open #sales as somebody, on a screen of some width."""
    page = await browser.new_page(viewport={"width": width, "height": 844})
    await page.goto(f"{stage.server.url}/as/{handle}/in/sales")
    await page.wait_for_selector("body[data-live]")
    return page


async def types(page: Page, line: str) -> None:
    """Type a line into the channel, and send it."""
    box = page.get_by_role("combobox", name="Message #sales")
    await box.fill(line)
    await box.press("Enter")


async def test_a_seller_reports_on_a_phone(browser: Browser, stage: Stage) -> None:
    """On 390 pixels `/ssi 72` is typed, answered, and read without scrolling sideways."""
    page = await comes(browser, stage, "anna", width=390)
    await types(page, "/ssi 72")
    await expect(page.get_by_text("Noted for week 46")).to_be_visible()
    await types(page, "/mystats")
    await expect(page.get_by_text("Your week 46 so far")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390


async def test_an_admin_saves_a_weight_with_a_click(browser: Browser, stage: Stage) -> None:
    """The preview has one button that counts, and the answer takes its place."""
    page = await comes(browser, stage, "alva")
    await types(page, "/upshot weights meetings 20 because of spring")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("version 2 of weights and goals")).to_be_visible()
    await expect(page.get_by_role("button", name="Save")).to_have_count(0)


async def test_the_leaderboard_comes_with_the_next_post(browser: Browser, stage: Stage) -> None:
    """A click moves the clock to Monday, and the post appears by itself."""
    page = await comes(browser, stage, "anna")
    await types(page, "/outcomes meetings 3 leads 1")
    await expect(page.get_by_text("Noted for week 46")).to_be_visible()
    await page.get_by_role("button", name="Next post").click()
    await expect(page.get_by_role("heading", name="Week 46: ")).to_be_visible()
    await expect(page.get_by_role("table").get_by_text("Anna Berg")).to_be_visible()
    await page.get_by_role("button", name="Why this score").click()
    await expect(page.get_by_text("Your score in week 46")).to_be_visible()


async def test_a_week_is_reported_by_the_form(browser: Browser, stage: Stage) -> None:
    """The form opens, takes numbers as people write them, and closes with a receipt."""
    page = await comes(browser, stage, "anna", width=390)
    await types(page, "/checkin")
    form = page.get_by_role("dialog")
    await form.get_by_label("Connections").first.fill("1,234")
    await form.locator("button[type=submit], button.primary").last.click()
    await expect(form.get_by_text("1,234").first).to_be_visible()


async def test_a_file_is_chosen_read_and_saved(browser: Browser, stage: Stage) -> None:
    """LinkedIn's list is chosen in the form; what it says comes as a message, and a click there saves it."""
    page = await comes(browser, stage, "anna", width=390)
    await types(page, "/connections import")
    form = page.get_by_role("dialog")
    content = connections_csv([(date(2026, 11, 10), "CIO"), (date(2026, 11, 3), "Poet")])
    await form.locator("input[type=file]").set_input_files(
        {"name": "Connections.csv", "mimeType": "text/csv", "buffer": content}
    )
    await form.locator("button[type=submit], button.primary").last.click()
    await expect(form.get_by_text("I am reading your list")).to_be_visible()
    direct = stage.server.seat("anna").direct.id
    await page.goto(f"{stage.server.url}/as/anna/in/{direct}")
    await expect(page.get_by_text("2 connections")).to_be_visible()
    await form.get_by_role("button", name="Close").last.click()
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Noted from your LinkedIn list")).to_be_visible()
    await expect(page.get_by_role("button", name="Save")).to_have_count(0)


async def test_a_file_is_dropped_into_the_messages(browser: Browser, stage: Stage) -> None:
    """The clip beside the box takes the file as well."""
    page = await comes(browser, stage, "anna")
    await page.goto(f"{stage.server.url}/as/anna/in/{stage.server.seat('anna').direct.id}")
    await page.wait_for_selector("body[data-live]")
    content = connections_csv([(date(2026, 11, 10), "CIO")])
    await page.locator("input[data-drop]").set_input_files(
        {"name": "Connections.csv", "mimeType": "text/csv", "buffer": content}
    )
    await expect(page.get_by_text("1 connection", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Discard").click()
    await expect(page.get_by_text("Nothing of it was stored")).to_be_visible()
