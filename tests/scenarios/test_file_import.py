"""Stories of files that admins import: what would change is shown first, and saved wholly or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandbox.page.deeds import Deeds
from tests.scenarios.office import said_in

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office

_FOLDER = Path(__file__).parents[1] / "bot" / "domain" / "imports" / "fixtures"
DEALS = (_FOLDER / "pipedrive.csv").read_bytes().replace(b"Ben Lund", b"Bernd Vogt").replace(b"ben.lund", b"bernd.vogt")
SEATS = (_FOLDER / "seats.csv").read_bytes().replace(b"Ben,Lund", b"Bernd,Vogt")


@pytest.fixture
async def sellers(office: Office, anna: Colleague) -> None:
    """Let Anna and Ben take part."""
    await anna.types("/ssi 50")
    await office.sits("bernd").types("/ssi 40")


async def drops(office: Office, person: Colleague, content: bytes, name: str = "deals.csv") -> str:
    """Drop a file into the messages with the bot, and return what it says to that."""
    await person.seat.drops_file(name, content)
    return await told(office, person)


async def told(office: Office, person: Colleague) -> str:
    """Wait until all is said that is on its way, and return the last of it."""
    await office.server.slack.events.settle()
    await office.bot.features.drain()
    return said_in(person.seat.direct.messages[-1])


@pytest.mark.usefixtures("sellers")
async def test_a_dropped_file_is_shown_and_saved_by_a_click(office: Office, anna: Colleague, alva: Colleague) -> None:
    """New deals are counted, rows that cannot be taken are named, and saving tells how much came in."""
    shown = await drops(office, alva, DEALS)
    assert "*Deals*: *3* new, *0* changed, 1 as before" in shown
    assert "the new ones that are won are worth *€45,000*" in shown
    assert "• row 6, `Deal - Won time`: `2026-11-30` is still to come" in shown
    assert "Nord AB" not in await anna.types("/deal list")
    await alva.clicks("Save")
    assert "Imported from `deals.csv`: *3* new" in await told(office, alva)
    assert "Nord AB" in await anna.types("/deal list")


@pytest.mark.usefixtures("sellers")
async def test_the_same_file_twice_changes_nothing(office: Office, alva: Colleague) -> None:
    """It is said to stand already, and there is no button to save it."""
    await drops(office, alva, DEALS)
    await alva.clicks("Save")
    await told(office, alva)
    entries = office.entries
    assert "All that I can take of it stands already" in await drops(office, alva, DEALS)
    assert "Save" not in alva.labels
    assert office.entries == entries


@pytest.mark.usefixtures("sellers")
async def test_a_deal_that_a_seller_typed_is_not_counted_twice(
    office: Office, anna: Colleague, alva: Colleague
) -> None:
    """The CRM's deal with that customer takes its place, and keeps what the CRM does not know."""
    await anna.types("/deal won 44000 Nord AB social")
    shown = await drops(office, alva, DEALS)
    assert "*2* new, *1* changed" in shown
    await alva.clicks("Save")
    await told(office, alva)
    listed = await anna.types("/deal list")
    assert listed.count("Nord AB") == 1
    assert "€45,000" in listed


@pytest.mark.usefixtures("sellers")
async def test_an_admin_says_who_an_owner_is(office: Office, alva: Colleague) -> None:
    """An unknown owner is settled in a form, the file is read again, and the next file needs no form."""
    foreign = DEALS.replace(b"Anna Berg", b"A. B.").replace(b"Bernd Vogt", b"B. V.")
    shown = await drops(office, alva, foreign)
    assert "• row 2, `Deal - Owner`: `A. B.` is no seller here" in shown
    assert "• row 4 and 2 more, `Deal - Owner`: `B. V.` is no seller here" in shown
    await alva.clicks("Sellers, stages, columns")
    assert alva.seat.form is not None
    await alva.submits({"owner:0": "Anna Berg", "owner:1": "Bernd Vogt"})
    assert "*3* new" in await told(office, alva)
    await alva.seat.closes()
    await alva.clicks("Discard")
    assert "*3* new" in await drops(office, alva, foreign, "again.csv")


@pytest.mark.usefixtures("sellers")
async def test_the_form_takes_files_of_all_kinds(office: Office, anna: Colleague, alva: Colleague) -> None:
    """Seats are told from deals by their columns; a picture is refused at its field."""
    await alva.types("/upshot import")
    seen = await alva.submits({"import_file": _chosen(alva, "logo.png", b"x")})
    assert "no table" in str(seen)
    seen = await alva.submits({"import_file": _chosen(alva, "seats.csv", SEATS)})
    assert "I am reading the file" in str(seen.view)
    assert "*SSI per seat*: *" in await told(office, alva)
    await alva.seat.closes()
    await alva.clicks("Save")
    assert "Imported" in await told(office, alva)
    assert (await anna.week("last week"))["SSI"] == "71.5"


@pytest.mark.usefixtures("sellers")
async def test_only_admins_import(office: Office, anna: Colleague) -> None:
    """A seller's file is taken for the seller's own list, whatever it is; the form is refused."""
    assert "Only admins" in await anna.types("/upshot import deals")
    assert "LinkedIn" in await drops(office, anna, DEALS)


@pytest.mark.usefixtures("sellers")
async def test_what_is_not_saved_is_forgotten_after_a_day(office: Office, alva: Colleague) -> None:
    """The button of yesterday stores nothing."""
    await drops(office, alva, DEALS)
    shown = alva.seat.direct.messages[-1]
    await office.turns_to(2026, 11, 13, 18)
    entries = office.entries
    await alva.clicks("Save", on=shown)
    assert "a day has passed" in await told(office, alva)
    assert office.entries == entries


def _chosen(person: Colleague, name: str, content: bytes) -> dict[str, object]:
    return dict(Deeds(person.seat).upload(name, content))
