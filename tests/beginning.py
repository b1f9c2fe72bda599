"""From an empty database to the first leaderboard, by clicks on the sandbox's page alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from playwright.async_api import Locator, Page

    from sandbox.with_bot import Stage

SELLERS: Mapping[str, Mapping[str, str]] = {
    "Anna Berg": {"SSI": "63", "Connections": "880", "Meetings held": "3"},
    "Farid Haddad": {"SSI": "58", "Connections": "720", "Meetings held": "2"},
    "Inês Carvalho": {"SSI": "52", "Connections": "430", "Meetings held": "4"},
    "Liam O'Connor": {"SSI": "44", "Connections": "390", "Meetings held": "1"},
    "Alva Holm": {"SSI": "56", "Connections": "1200", "Meetings held": "2"},
}
"""What five sellers report in their first week, by the labels of the form."""


async def _nothing(_what: str) -> None:
    """Keep no picture."""


@dataclass(slots=True, repr=False)
class Beginning:
    """Somebody who has read nothing clicks what stands on the page; only numbers are typed, into the form."""

    page: Page
    stage: Stage
    kept: Callable[[str], Awaitable[None]] = _nothing
    """Keeps a picture of the page, under a name."""

    async def happens(self) -> None:
        """Set up, let five sellers report, and let Monday come."""
        await self.comes_in()
        await self.sets_up()
        for name, numbers in SELLERS.items():
            await self.reports(name, numbers)
        await self.turns_to_monday()

    async def comes_in(self) -> None:
        """Open the page as the workspace's owner, and the bot in it."""
        await self.page.goto(f"{self.stage.server.url}/as/alva/in/sales")
        await self._is_live()
        await self.page.get_by_role("link", name="Upshot").click()
        await self._is_live()
        await self.page.get_by_role("link", name="Home").click()
        await self._is_live()
        await self.page.get_by_role("button", name="Set up").wait_for()
        await self.kept("before")

    async def sets_up(self) -> None:
        """Fill the form by its channel alone."""
        await self.page.get_by_role("button", name="Set up").click()
        await self._form.get_by_label("Channel of the leaderboard").select_option(label="#sales")
        await self.kept("set-up")
        await self._form.locator("button[type=submit], button.primary").last.click()
        await self._form.get_by_text("Upshot is ready").wait_for()
        await self.kept("ready")
        await self._form.get_by_role("button", name="Close").last.click()

    async def reports(self, name: str, numbers: Mapping[str, str]) -> None:
        """Sit down as a seller and report on the Home tab."""
        entry = await self._entry(name)
        async with self.page.expect_navigation():
            await self.page.get_by_label("Act as").select_option(label=entry)
        await self._is_live()
        await self.page.get_by_role("button", name="Report", exact=True).click()
        for label, number in numbers.items():
            await self._form.get_by_label(label).first.fill(number)
        await self.kept(f"report of {name}")
        await self._form.get_by_role("button", name="Save").click()
        await self._form.get_by_text("Noted for week").wait_for()
        await self._form.get_by_role("button", name="Close").last.click()

    async def turns_to_monday(self) -> None:
        """Move the clock on, and look into the channel."""
        await self.page.get_by_role("button", name="Next post").click()
        await self.page.get_by_text("The leaderboard is in #sales").wait_for()
        await self.page.get_by_role("link", name="sales").click()
        await self._is_live()
        await self.page.get_by_role("heading", name="Week ").wait_for()
        await self.kept("post")

    async def _is_live(self) -> None:
        await self.page.wait_for_selector("body[data-live]")

    async def _entry(self, name: str) -> str:
        entries = await self.page.get_by_label("Act as").locator("option").all_inner_texts()
        return next(entry for entry in entries if entry.startswith(name))

    @property
    def _form(self) -> Locator:
        return self.page.get_by_role("dialog").first
