"""The form of the week in Slack: every way in, and what goes wrong on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


async def test_the_shortcut_opens_the_form(office: Office, anna: Colleague) -> None:
    """From anywhere in Slack, without typing a command."""
    await anna.seat.runs_shortcut("report_my_week")
    entries = office.entries
    seen = await anna.submits({"SSI": "63,5"})
    assert seen.errors == {}
    assert office.entries == entries + 1
    assert await anna.week() == {"SSI": "63.5"}


async def test_a_shortcut_that_cannot_be_is_answered_in_a_form(office: Office) -> None:
    """There is no message to answer in, so the refusal opens."""
    gus = office.sits("gus")
    await gus.seat.runs_shortcut("report_my_week")
    assert gus.seat.form is not None
    assert "nothing was stored" in str(gus.seat.form.blocks)


async def test_the_home_button_opens_the_form(anna: Colleague) -> None:
    """The Home tab is one tap away from reporting."""
    home = (await anna.seat.opens_home()).home
    assert home is not None
    await anna.seat.clicks("Report", home)
    assert anna.seat.form is not None
    assert (await anna.submits({"Meetings held": "2"})).errors == {}
    assert await anna.week() == {"Meetings held": "2"}


async def test_another_week_is_chosen_in_the_form(office: Office, anna: Colleague) -> None:
    """The form is drawn anew for the week, with what was typed in it."""
    await anna.types("/ssi 70 last week")
    await anna.types("/checkin")
    await anna.seat.fills({"Meetings held": "3"})
    await anna.seat.chooses("choose_week", "Week 45")
    await office.bot.features.drain()
    assert (await anna.submits()).errors == {}
    assert await anna.week("last week") == {"SSI": "70", "Meetings held": "3"}
    assert await anna.week() == {}


async def test_a_busy_database_leaves_the_form_open(office: Office, anna: Colleague) -> None:
    """What was typed stays, the first field says why, and sending it again stores it."""
    await anna.types("/checkin")
    entries = office.entries
    office.expects_incidents = True
    with office.locked_database():
        seen = await anna.submits({"SSI": "72", "Meetings held": "3"})
    assert [text for text in seen.errors.values() if "too busy" in text]
    assert office.entries == entries
    assert (await anna.submits()).errors == {}
    assert await anna.week() == {"SSI": "72", "Meetings held": "3"}


async def test_a_surprise_is_asked_about_in_the_form(office: Office, anna: Colleague) -> None:
    """Nothing is stored before the second time, and what was typed stays."""
    await anna.types("/connections 930 last week")
    await anna.types("/checkin")
    entries = office.entries
    await anna.submits({"Connections": "1330"})
    assert anna.seat.form is not None
    assert "+400 connections" in str(anna.seat.form.blocks)
    assert office.entries == entries
    await anna.submits()
    assert office.entries == entries + 1
    assert await anna.week() == {"Connections": "1,330"}
