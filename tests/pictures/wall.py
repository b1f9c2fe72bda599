"""The wall screen, dark, as it hangs in an office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.pictures import databases
from tests.teams import WEEK, Team
from tests.walls import Walls, linked

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Browser

    from storage.database import Database

_SELLERS: Final = (
    "Anna Berg",
    "José Müller",
    "Mia Sander",
    "Søren Ångström",
    "Ирина Петрова",
    "דנה כהן",
    "Bo Lund",
    "Kim 🚀",
)
_SCREEN: Final = {"width": 1600, "height": 900}


async def make(browser: Browser, folder: Path) -> None:
    """Draw the screen of a week in which money came in."""
    with databases.fresh() as database:
        link = linked(_reported(database))
        page = await browser.new_page(viewport=_SCREEN)  # type: ignore[arg-type] # a plain dict
        async with Walls(database).open() as walls:
            await page.goto(f"{walls.url}{link}?theme=dark")
            await page.screenshot(path=folder / "wall.png", animations="disabled")
        await page.close()


def _reported(database: Database) -> Team:
    """Let a team have sold for two weeks, and everybody be named."""
    team = Team.found(database, visibility="named")
    for number, name in enumerate(_SELLERS):
        team.joins(f"U{number}", name)
        for week in (WEEK - 1, WEEK):
            amounts = {"meetings": 6 - number % 5, "leads": 4 - number % 4, "calls": 12 - number}
            team.reports(f"U{number}", week, ssi=72 - 2 * number, posts=2, shares=5 - number % 3, **amounts)
    for number, value in enumerate((21_000, 9_500, 7_200, 4_800)):
        team.deals(f"U{number}", f"Customer {number}", value)
    team.publishes(WEEK - 1)
    return team
