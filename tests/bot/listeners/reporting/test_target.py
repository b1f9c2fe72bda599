"""Sellers say whom they want to meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.own_audience import Audience
from bot.domain.typed.errors import TypedError
from bot.domain.typed.lines.target import parse
from tests.admin_desk import AdminDesk
from tests.form_desk import FormDesk
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def anna(database: Database) -> AdminDesk:
    """Give a seller of a programme."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.reports("U1", WEEK - 1, target_contacts=100)
    return AdminDesk(database)


@pytest.mark.parametrize(
    ("line", "audience"),
    [
        ('"IT managers" 5', Audience("IT managers", 5)),
        ("IT managers 5", Audience("IT managers", 5)),
        ("“IT managers” +5 a week", Audience("IT managers", 5)),
        ("CFOs", Audience("CFOs")),
        ('"Top 100" 5', Audience("Top 100", 5)),
        ('"IT-Leiter" 5 pro Woche', Audience("IT-Leiter", 5)),
        ("inköpschefer 4 i veckan", Audience("inköpschefer", 4)),
        ('"IT managers" 5 titles "IT manager, CIO"', Audience("IT managers", 5, "IT manager, CIO")),
        ('"IT-Leiter" titel "Leiter IT,, CIO"', Audience("IT-Leiter", None, "Leiter IT, CIO")),
        ("off", None),
        ("aus", None),
    ],
)
def test_lines_are_read_as_people_type_them(line: str, audience: Audience | None) -> None:
    """Quotes are a help and no duty, and the goal may have its unit."""
    assert parse(line, "en") == audience


def test_a_line_without_its_end_quote_is_refused() -> None:
    """A name is never guessed from half of it."""
    with pytest.raises(TypedError):
        parse('"IT managers 5', "en")


async def test_a_target_is_kept_and_shown(anna: AdminDesk) -> None:
    """It is told how far the week has come."""
    assert "*IT managers, +5 a week*" in await anna.types('/upshot target "IT managers" 5')
    assert "nothing noted this week yet" in await anna.types("/upshot target")
    Team(anna.database).reports("U1", target_contacts=103)
    assert "IT managers: +3 of +5 this week" in await anna.types("/upshot target")


async def test_a_target_can_be_dropped(anna: AdminDesk) -> None:
    """Without one nothing is shown any more, and how to choose one is."""
    await anna.types("/upshot target CFOs")
    assert "no target audience of your own any more" in await anna.types("/upshot target off")
    assert 'target "IT managers" 5' in await anna.types("/upshot target")


async def test_an_impossible_goal_is_refused(anna: AdminDesk) -> None:
    """What was typed is repeated, and nothing is kept."""
    said = await anna.types('/upshot target "CFOs" 500')
    assert "from 1 to 100, and “500” is none" in said
    assert "no target audience of your own yet" in await anna.types("/upshot target")


async def test_undo_goes_back_step_by_step(anna: AdminDesk) -> None:
    """The audience before stands again, and at last there is none."""
    await anna.types("/upshot target CFOs 3")
    await anna.types("/upshot target CIOs 4")
    desk = FormDesk(anna.database)
    said = await desk.types("/undo")
    assert "Taken back: your target audience CIOs, +4 a week (week 46)" in said
    assert "Your target audience is *CFOs, +3 a week* again." in said
    assert "You have no target audience of your own, as before." in await desk.types("/undo")
    with anna.database.snapshot() as tx:
        assert tx.audiences.of("T1", "U1") is None


async def test_the_form_reminds_of_the_target(anna: AdminDesk) -> None:
    """At the field for the contacts in the target audience stands how far the week has come."""
    await anna.types("/upshot target CFOs 3")
    Team(anna.database).reports("U1", target_contacts=102)
    form = FormDesk(anna.database)
    await form.opens()
    assert "CFOs: +2 of +3 this week" in form.said


async def test_a_target_is_nobody_elses_business(anna: AdminDesk) -> None:
    """A stranger and a guest are refused."""
    Team(anna.database).knows("U9", "Gus", is_guest=True)
    assert "only work with the members" in await AdminDesk(anna.database, "U9").types("/upshot target CFOs 3")
