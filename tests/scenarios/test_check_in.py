"""The form of the week in Slack: every way in, and what goes wrong on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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


@pytest.mark.hurried
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


async def test_a_form_left_open_over_the_weeks_end_keeps_its_week(office: Office, anna: Colleague) -> None:
    """On Monday the form of last week still stores last week's numbers, and says so."""
    await anna.types("/checkin")
    await office.turns_to(2026, 11, 16, 7)
    seen = await anna.submits({"Meetings held": "3"})
    assert seen.view is not None
    assert "week 46" in str(seen.view.blocks)
    await anna.seat.closes(everything=True)
    assert await anna.week() == {}
    assert await anna.week("last week") == {"Meetings held": "3"}


async def test_a_form_left_open_for_weeks_is_drawn_for_the_running_one(office: Office, anna: Colleague) -> None:
    """When its week is closed by then nothing is stored, and what was typed stands in an open week to be checked."""
    await anna.types("/checkin")
    await office.turns_to(2026, 12, 28, 9)
    entries = office.entries
    await anna.submits({"Meetings held": "3"})
    await office.bot.features.drain()
    assert office.entries == entries
    assert anna.seat.form is not None
    assert "takes no more numbers" in str(anna.seat.form.blocks)
    assert (await anna.submits()).errors == {}
    await anna.seat.closes(everything=True)
    assert await anna.week() == {"Meetings held": "3"}


async def test_forms_open_on_two_devices_do_not_undo_each_other(office: Office, anna: Colleague) -> None:
    """A form changes only what was changed in it, whatever was stored since it was opened."""
    await anna.types("/ssi 70")
    await anna.types("/checkin")
    await office.sits("anna").types("/ssi 72")
    await anna.submits({"Meetings held": "3"})
    await anna.seat.closes(everything=True)
    assert await anna.week() == {"SSI": "72", "Meetings held": "3"}


async def test_a_double_click_on_the_prompts_answer_stores_once(office: Office, anna: Colleague) -> None:
    """Two taps on "Same as last week" are one entry: the second one is told what stands."""
    await anna.types("/ssi 70")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    await office.turns_to(2026, 11, 19, 9, 0, 1)
    prompt = anna.seat.direct.history()[-1]
    entries = office.entries
    await anna.clicks("Same as last week", prompt)
    await anna.clicks("Same as last week", prompt)
    assert office.entries == entries + 1
