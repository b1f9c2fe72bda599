"""Everything that the bot shows, drawn by the sandbox's page as wide as a phone: in each language, small and large."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from storage.database import Database
from tests.scenarios.office import Office
from tests.tour.guide import Tour
from tests.tour.lines import LOCALES
from tests.tour.stops import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.async_api import Browser, Locator, Page

    from tests.tour.stops import Stop

_PHONE = {"width": 390, "height": 4000}
"""As high as the highest view, so that nothing has to be scrolled."""
_CROWDS = {"3": 2, "500": 499}
CHOSEN: Mapping[str, tuple[str, ...]] = {
    "en": ("prompt", "form", "form-question", "mystats", "home", "admin-home"),
    "de": ("prompt", "form", "mystats", "home"),
    "sv": ("prompt", "form", "mystats", "home"),
}
"""What the guides show."""


async def make(browser: Browser, folder: Path) -> None:
    """Draw all views into ``folder/<language>/<sellers>/<name>.png``."""
    for language in LOCALES:
        for sellers, crowd in _CROWDS.items():
            (folder / language / sellers).mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory() as place:
                await _toured(browser, Path(place), folder / language / sellers, language, crowd)


def copy_chosen(folder: Path, docs: Path) -> None:
    """Copy what the guides show."""
    for language, names in CHOSEN.items():
        (docs / language).mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copy(folder / language / "3" / f"{name}.png", docs / language / f"{name}.png")


async def _toured(browser: Browser, place: Path, folder: Path, language: str, crowd: int) -> None:
    database = Database(f"sqlite:///{place / 'pictures.db'}")
    database.prepare()
    database.close()
    office = await Office.open(database, with_page=True)
    page = await browser.new_page(viewport=_PHONE, bypass_csp=True)  # type: ignore[arg-type] # a plain dict
    async for stop in Tour(office, language, crowd).stops():
        await _draw(page, office, stop, folder / f"{stop.name}.png")
    await page.close()
    await office.closes()


async def _draw(page: Page, office: Office, stop: Stop, file: Path) -> None:
    await page.goto(f"{office.server.url}/as/{stop.person.seat.person.id}/in/{_place(stop)}")
    await page.wait_for_selector("body[data-live]")
    await page.add_style_tag(content=".modal { max-height: none }")
    await office.bot.features.drain()
    await _shown(page, stop).screenshot(path=file, animations="disabled")


def _place(stop: Stop) -> str:
    if stop.kind is Kind.HOME:
        return "home"
    return str(getattr(stop.surface, "channel", "")) or stop.person.seat.direct.id


def _shown(page: Page, stop: Stop) -> Locator:
    if stop.kind is Kind.HOME:
        return page.locator(".home form")
    if stop.kind is Kind.FORM:
        return page.get_by_role("dialog").first
    return page.locator(f'[data-message="{getattr(stop.surface, "ts")}"]')  # noqa: B009 - a form has none
