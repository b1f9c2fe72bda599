"""From the Thursday prompt to a stored week, counted in taps and fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sandbox.seats.seen import Seen
    from tests.scenarios.office import Colleague, Office

LAST_WEEK = "/checkin ssi 70 connections 930 meetings 2"


@dataclass(slots=True)
class Thumb:
    """A seller's thumb, which counts what it does."""

    of: Colleague
    taps: int = 0
    fields: int = 0

    async def opens_messages(self) -> None:
        """Tap the notification."""
        self.taps += 1
        await self.of.seat.opens_home("messages")

    async def presses(self, label: str) -> str:
        """Tap a button of the newest direct message."""
        self.taps += 1
        return await self.of.clicks(label, self.of.seat.direct.history()[-1])

    async def ticks(self, label: str) -> None:
        """Tap the one box of a list in the form."""
        self.taps += 1
        await self.of.seat.fills({label: ["same"]})

    async def enters(self, label: str, text: str) -> None:
        """Type into a field of the form."""
        self.fields += 1
        await self.of.seat.fills({label: text})

    async def saves(self) -> Seen:
        """Tap the form's own button."""
        self.taps += 1
        return await self.of.submits()


@pytest.fixture
async def thumb(office: Office, anna: Colleague) -> Thumb:
    """Anna's, a week after her first report, on the phone that just told her of the prompt."""
    await anna.types(LAST_WEEK)
    await _thursday_comes(office)
    assert "Thirty seconds" in anna.seat.direct.history()[-1].text
    return Thumb(anna)


@pytest.fixture
async def german_thumb(office: Office, bernd: Colleague) -> Thumb:
    """The same for Bernd, whose Slack is German."""
    await bernd.types(LAST_WEEK)
    await _thursday_comes(office)
    return Thumb(bernd)


async def _thursday_comes(office: Office) -> None:
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    await office.turns_to(2026, 11, 19, 9, 0, 1)


async def test_the_same_as_last_week_is_two_taps_away(office: Office, thumb: Thumb) -> None:
    """Open the prompt and press "Same as last week": the levels are stored, and repeated as understood."""
    entries = office.entries
    await thumb.opens_messages()
    said = await thumb.presses("Same as last week")
    assert "*SSI 70*" in said
    assert "*connections 930*" in said
    assert thumb.taps <= 3
    assert office.entries == entries + 1
    assert await thumb.of.week() == {"SSI": "70", "Connections": "930"}


async def test_the_same_by_the_form_is_three_taps(office: Office, thumb: Thumb) -> None:
    """Report, the box "Same as last week", Save."""
    entries = office.entries
    await thumb.presses("Report")
    await thumb.ticks("What has not changed")
    assert (await thumb.saves()).errors == {}
    assert (thumb.taps, thumb.fields) == (3, 0)
    assert office.entries == entries + 1


async def test_another_week_is_two_fields_and_two_taps(office: Office, thumb: Thumb) -> None:
    """Report, what is new in two fields, Save."""
    entries = office.entries
    await thumb.presses("Report")
    await thumb.enters("SSI", "71,5")
    await thumb.enters("Meetings held", "3")
    assert (await thumb.saves()).errors == {}
    assert (thumb.taps, thumb.fields) == (2, 2)
    assert office.entries == entries + 1
    assert await thumb.of.week() == {"SSI": "71.5", "Meetings held": "3"}


async def test_levels_that_stay_are_one_tap_beside_the_fields(thumb: Thumb) -> None:
    """Report, the box, one field, Save: nothing is typed that was known before."""
    await thumb.presses("Report")
    await thumb.ticks("What has not changed")
    await thumb.enters("Meetings held", "3")
    assert (await thumb.saves()).errors == {}
    assert (thumb.taps, thumb.fields) == (3, 1)
    assert await thumb.of.week() == {"SSI": "70", "Connections": "930", "Meetings held": "3"}


async def test_it_is_as_short_in_german(german_thumb: Thumb) -> None:
    """The buttons speak the person's language, and there are no more of them."""
    said = await german_thumb.presses("Wie letzte Woche")
    assert "*SSI 70*" in said
    assert german_thumb.taps == 1
