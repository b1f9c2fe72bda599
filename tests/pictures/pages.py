"""Pages in a browser: the wall screen as each programme may show it, light and dark, and the report to print."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.domain.business.periods import last_weeks
from bot.i18n import LANGUAGES, Texts
from bot.use_cases.business.show_business import ShowBusiness, WhichTeam
from bot.views.business import page as report_page
from bot.views.wall.screen import THEMES
from tests.bot.use_cases.business import market
from tests.crowds import Crowd
from tests.pictures import databases
from tests.pictures.posts import MODES
from tests.teams import NOW, WEEK
from tests.walls import Walls, linked

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from bot.domain.people import Visibility

_SCREEN: Final = (1600, 900)
_PAPERS: Final = {"wide": (900, 1200), "phone": (390, 844)}


async def make(browser: Browser, folder: Path) -> None:
    """Draw all of them into ``folder/pages``."""
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    for number, mode in enumerate(MODES):
        await _walls(browser, mode, LANGUAGES[number % len(LANGUAGES)], pages)
    await _reports(browser, pages)


async def _walls(browser: Browser, mode: Visibility, language: str, pages: Path) -> None:
    with databases.fresh() as database:
        crowd = Crowd.gathers(database, 12, visibility=mode, language=language, pseudonym_key="pictures")
        crowd.parts("Nord", "Süd")
        crowd.lives(3)
        async with Walls(database).open() as walls:
            for theme in THEMES:
                address = f"{walls.url}{linked(crowd.team)}?theme={theme}"
                await _draw(browser, address, _SCREEN, pages / f"wall-{mode}-{language}-{theme}.png")


async def _reports(browser: Browser, pages: Path) -> None:
    with databases.fresh() as database, tempfile.TemporaryDirectory() as place:
        team = market.opened(database)
        for fill in (market.busy, market.trade, market.gathers):
            fill(team)
        market.costs(team, licence=90, hours=2, rate=45, margin=40)
        report = ShowBusiness(database, lambda: NOW)(team.actor("UM"), last_weeks(WEEK), WhichTeam())
        for language in LANGUAGES:
            file = Path(place) / f"{language}.html"
            file.write_text(report_page.html(report, (), Texts(language)), encoding="utf-8")
            for name, size in _PAPERS.items():
                await _draw(browser, file.as_uri(), size, pages / f"report-{language}-{name}.png")


async def _draw(browser: Browser, address: str, size: tuple[int, int], file: Path) -> None:
    page = await browser.new_page(viewport={"width": size[0], "height": size[1]})
    await page.goto(address)
    await page.screenshot(path=file, full_page=True, animations="disabled")
    await page.close()
