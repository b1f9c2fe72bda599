"""Stories of an admin's first days: what is left to do, and how it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.office import SETUP

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def _home(person: Colleague) -> str:
    home = (await person.seat.opens_home()).home
    return "" if home is None else str(home.blocks)


async def test_the_list_stands_on_the_home_tab_until_all_is_done(
    office: Office, anna: Colleague, mia: Colleague, bernd: Colleague, alva: Colleague
) -> None:
    """Each step is done by its fact; after the last one the list is gone."""
    assert "*5 steps are left*" in await _home(alva)
    for person in (anna, mia, bernd):
        await person.types("/outcomes meetings 1")
    assert "✓ Invite your sellers" in await _home(alva)
    await alva.types("/upshot managers add @mia")
    await alva.types("/upshot admins add @mia")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    await office.bot.features.schedule.tick()  # the post may be on its way; this waits for it
    shown = await _home(alva)
    assert "step is left" not in shown
    assert "steps are left" not in shown


async def test_the_tab_follows_what_the_admin_does(office: Office, mia: Colleague, alva: Colleague) -> None:
    """Once opened, the tab knows a moment later that there is a manager."""
    assert "○ Name a manager" in await _home(alva)
    await alva.types("/upshot managers add @mia")
    await office.bot.features.drain()
    assert alva.seat.home is not None
    assert "✓ Name a manager" in str(alva.seat.home.blocks)
    assert mia.seat.home is None


async def test_only_admins_have_the_list(anna: Colleague, alva: Colleague) -> None:
    """A seller finds the own week, and a button that was somebody else's does nothing."""
    await alva.types("/upshot managers add @anna")
    assert "steps are left" not in await _home(anna)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Invite your sellers", "/upshot sellers add"),
        ("Look at the weights", "Meetings held"),
        ("Preview the post", "Only you see this"),
        ("Name a manager", "/upshot managers add"),
        ("Add a second admin", "/upshot admins add"),
    ],
)
async def test_each_step_has_a_button(alva: Colleague, label: str, said: str) -> None:
    """A click does the step, or says what to send or to type."""
    await _home(alva)
    await alva.clicks(label, alva.seat.home)
    assert alva.seat.form is not None
    assert said in str(alva.seat.form.blocks)


async def test_a_dry_run_with_a_council_begins_with_the_agreement(fresh_office: Office) -> None:
    """What nothing goes on without comes first, the end of the dry run last; its preview promises no moment."""
    alva = fresh_office.sits("alva")
    await alva.types(f"{SETUP} dry run")
    await alva.types("/upshot policy works council")
    await alva.clicks("Save")
    shown = await _home(alva)
    assert shown.index("Enter the agreement") < shown.index("Invite your sellers") < shown.index("End the dry run")
    said = await alva.types("/upshot preview")
    assert "nothing is posted until `/upshot start`" in said
    assert "due" not in said
    await alva.clicks("End the dry run", alva.seat.home)
