"""A strip of pictures from the prompt to a stored week, with the taps counted and the time taken."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.with_bot import Stage
from tests.finger import PHONE, Finger
from tests.pictures.strip import draw

if TYPE_CHECKING:
    from playwright.async_api import Browser

_LOOK, _KEY = 1.0, 0.25
"""Seconds for reading before each tap, and for each key: the pace of somebody who does it every week."""
_LAST_WEDNESDAY = datetime(2026, 11, 25, 15, tzinfo=UTC)


async def make(browser: Browser, folder: Path) -> None:
    """Do it once at a human pace, and draw the strip."""
    with tempfile.TemporaryDirectory() as place:
        stage = await Stage.open(Path(place) / "pictures.db", today=_LAST_WEDNESDAY, is_hurried=False)
        await stage.next_prompt()
        page = await browser.new_page(viewport=PHONE)  # type: ignore[arg-type] # a plain dict
        await page.goto(f"{stage.server.url}/as/anna/in/{stage.server.seat('anna').direct.id}")
        await page.wait_for_selector("body[data-live]")
        shots = [await page.screenshot(animations="disabled")]
        finger = Finger(page, _LOOK, _KEY)
        await finger.taps_on(page.get_by_role("button", name="Report").last)
        form = page.get_by_role("dialog").first
        await finger.taps_on(form.get_by_text("Same as last week"))
        await finger.fills(form.get_by_label("Meetings held").first, "3")
        shots.append(await page.screenshot(animations="disabled"))
        await finger.taps_on(form.get_by_role("button", name="Save"))
        await form.get_by_text("Noted for week").wait_for()
        seconds = finger.seconds
        shots.append(await page.screenshot(animations="disabled"))
        caption = _caption(finger, seconds)
        await draw(page, shots, caption, folder / "thirty-seconds.png", width=390)
        print(caption)  # noqa: T201 - what was measured
        await page.close()
        await stage.close()


def _caption(finger: Finger, seconds: float) -> str:
    fields = f"{finger.fields} field{'s' * (finger.fields != 1)}"
    said = f"From the prompt to a stored week: {finger.taps} taps, {fields}, {seconds:.0f} seconds"
    return f"{said} (with {_LOOK:.0f} second to look before each tap)"
