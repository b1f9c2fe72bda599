"""The wall screen as it hangs on a wall: in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.teams import Team
from tests.walls import Walls, linked

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Page

    from storage.database import Database

pytestmark = pytest.mark.browser

NAMES = ("Anna", "محمد عبد الله", "🚀 " + "Ö" * 76, "Dan", "Eve", "Finn", "Gus", "Hal")
SIZES = ((1920, 1080), (1080, 1920), (3840, 2160), (1366, 768))
WHOLE = "rows => rows.every(row => row.scrollHeight <= row.clientHeight + 1)"
FONT_SIZE = "name => parseFloat(getComputedStyle(name).fontSize)"
POLL = 16_000
"""Milliseconds after which a screen has asked again."""


@pytest.fixture
def team(sqlite_database: Database) -> Team:
    """Return a programme that names eight people, some of odd names."""
    team = Team.found(sqlite_database, visibility="named")
    for number, name in enumerate(NAMES):
        team.joins(f"U{number}", name)
        team.reports(f"U{number}", meetings=9 - number, leads=3)
    team.deals("U0", "Acme", 12000)
    return team


@pytest.fixture
async def walls(team: Team) -> AsyncIterator[Walls]:
    """Open the address of walls."""
    async with Walls(team.database).open() as opened:
        yield opened


async def hung(browser: Browser, walls: Walls, link: str) -> Page:
    """Open a wall screen with its clock in our hands."""
    page = await browser.new_page(viewport={"width": 1920, "height": 1080})
    await page.clock.install()
    await page.goto(walls.url + link)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


async def test_it_updates_itself_and_survives_outages(browser: Browser, walls: Walls, team: Team) -> None:
    """A report is on the screen half a minute later; without us it says how old its figures are, and then goes on."""
    link = linked(team)
    page = await hung(browser, walls, link)
    await expect(page.locator(".headline")).not_to_contain_text("15,000")
    team.deals("U1", "Bolt", 3000)
    await page.clock.run_for(POLL)
    await expect(page.locator(".headline")).to_contain_text("€15,000")
    await page.route("**/board", lambda route: route.abort())
    await page.clock.run_for(6 * POLL)
    await expect(page.locator("footer")).to_contain_text("No connection. These are the figures of")
    await expect(page.locator(".headline")).to_contain_text("€15,000")
    await page.unroute("**/board")
    await page.clock.run_for(POLL)
    await expect(page.locator("footer")).to_contain_text("Up to date at")


async def test_an_ended_link_leaves_no_name_on_the_screen(browser: Browser, walls: Walls, team: Team) -> None:
    """When the link is ended, the screen shows no more than any wrong link does."""
    link = linked(team)
    page = await hung(browser, walls, link)
    linked(team, is_ended=True)
    await page.clock.run_for(POLL)
    await expect(page.get_by_text("Not found")).to_be_visible()
    await expect(page.get_by_text("Anna")).to_have_count(0)


async def test_it_fits_the_screen_and_is_large(browser: Browser, walls: Walls, team: Team) -> None:
    """Nothing is cut off or scrolled, long and right-to-left names included, and names can be read from afar."""
    page = await hung(browser, walls, linked(team))
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await page.locator("ol.rows li").count() == len(NAMES)
        assert await page.locator("ol.rows li, aside section").evaluate_all(WHOLE)
        size = await page.locator("ol.rows .name").first.evaluate(FONT_SIZE)
        assert size >= min(width, height) / 30


async def test_it_is_dark_or_light_as_the_screen_wishes(browser: Browser, walls: Walls, team: Team) -> None:
    """The colours follow the screen's own wish, unless the link fixes them."""
    page, link = await hung(browser, walls, linked(team)), linked(team)
    paper = "getComputedStyle(document.body).backgroundColor"
    await page.emulate_media(color_scheme="dark")
    dark = await page.evaluate(paper)
    await page.emulate_media(color_scheme="light")
    light = await page.evaluate(paper)
    assert dark != light
    await page.goto(f"{walls.url}{link}?theme=dark")
    assert await page.evaluate(paper) == dark


async def test_nothing_comes_from_elsewhere(browser: Browser, walls: Walls, team: Team) -> None:
    """The page loads nothing but itself, runs only its own script, keeps nothing, and complains about nothing."""
    page, asked, said = await browser.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    await page.goto(walls.url + linked(team))
    assert [url for url in asked if not url.startswith((walls.url, "data:"))] == []
    assert said == []
    assert await page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"
