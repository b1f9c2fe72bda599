"""Somebody's finger on the page of a phone: it counts what it does, and how long that takes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

PHONE = {"width": 390, "height": 844}


@dataclass(slots=True)
class Finger:
    """A finger on one page."""

    page: Page
    look: float = 0
    """Seconds that pass before each tap, for reading."""
    key: float = 0
    """Seconds for each key."""
    taps: int = 0
    fields: int = 0
    started: float = field(default_factory=monotonic)

    async def taps_on(self, what: Locator) -> None:
        """Tap something."""
        await asyncio.sleep(self.look)
        self.taps += 1
        await what.click()

    async def fills(self, what: Locator, text: str) -> None:
        """Type into a field."""
        await asyncio.sleep(self.look)
        self.fields += 1
        await what.press_sequentially(text, delay=self.key * 1000)

    async def reports(self, **texts: str) -> None:
        """Go from the prompt in front to a stored week: by the form, with the levels of last week and new numbers."""
        await self.taps_on(self.page.get_by_role("button", name="Report").last)
        form = self.page.get_by_role("dialog").first
        await self.taps_on(form.get_by_text("Same as last week"))
        for label, text in texts.items():
            await self.fills(form.get_by_label(label.replace("_", " ")).first, text)
        await self.taps_on(form.get_by_role("button", name="Save"))
        await form.get_by_text("Noted for week").wait_for()

    @property
    def seconds(self) -> float:
        """How long it has taken."""
        return monotonic() - self.started
