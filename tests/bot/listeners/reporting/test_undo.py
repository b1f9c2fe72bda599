from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from storage.database import Database
from tests.desk import Desk
from tests.teams import WEEK

if TYPE_CHECKING:
    from storage.database import Database
    from tests.teams import Team


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """Give a database of each kind in turn: taking back is where they could differ."""
    database: Database = request.getfixturevalue(f"{request.param}_database")
    return database


async def test_undo_takes_back_one_entry_at_a_time(anna: Desk) -> None:
    """It names the entry, what stands now, and what would be next; and says when there is nothing more."""
    await anna.types("/ssi 70")
    await anna.types("/checkin ssi 72 meetings 3")
    said = await anna.types("/undo")
    assert "Taken back: SSI 72, meetings held 3 (week 46)" in said
    assert "Now week 46 has SSI 70." in said
    assert "Now week 46 has no meetings held." in said
    assert "The next `/undo` would take back: SSI 70 (week 46)" in said
    assert "nothing more to take back" in await anna.types("/undo")
    assert anna.numbers() == {}
    assert "nothing of yours to take back" in await anna.types("/undo")


async def test_an_undo_itself_is_not_taken_back(anna: Desk) -> None:
    """A new entry after an undo is the next to go, then the ones before."""
    await anna.types("/ssi 70")
    await anna.types("/ssi 71")
    await anna.types("/undo")
    await anna.types("/ssi 72")
    await anna.types("/undo")
    assert anna.numbers() == {"ssi": 70}
    await anna.types("/undo")
    assert anna.numbers() == {}


async def test_the_same_undo_delivered_twice_takes_one_entry(anna: Desk) -> None:
    """A repeated delivery is given the same answer."""
    await anna.types("/ssi 70")
    await anna.types("/ssi 71")
    first = await anna.types("/undo")
    assert await anna.types("/undo", key=anna.key) == first
    assert anna.numbers() == {"ssi": 70}


async def test_what_was_changed_since_by_an_import_stays(anna: Desk, team: Team) -> None:
    """An undo takes back its own entry and nothing that came from elsewhere."""
    await anna.types("/checkin ssi 70 meetings 3")
    with team.entry("U0", "import") as (tx, sequence):
        tx.reports.record("T1", sequence, "U1", WEEK.starts_on, {"ssi": Decimal(65)})
    said = await anna.types("/undo")
    assert "SSI was changed since by something else, and stays." in said
    assert anna.numbers() == {"ssi": 65}


async def test_an_import_is_never_taken_back(anna: Desk, team: Team) -> None:
    """Imported numbers are nobody's command."""
    with team.entry("U1", "import") as (tx, sequence):
        tx.reports.record("T1", sequence, "U1", WEEK.starts_on, {"ssi": Decimal(65)})
    assert "nothing of yours" in await anna.types("/undo")


async def test_a_colleagues_entry_is_never_taken_back(anna: Desk, team: Team) -> None:
    """Everybody undoes their own."""
    await anna.types("/ssi 70")
    bo = Desk(team.database, "U2")
    assert "nothing of yours" in await bo.types("/undo")
    assert anna.numbers() == {"ssi": 70}


async def test_undo_reaches_the_open_weeks_only(anna: Desk) -> None:
    """After four more weeks an entry is past taking back."""
    await anna.types("/ssi 70")
    anna.waits(weeks=4)
    assert "Taken back: SSI 70 (week 46)" in await anna.types("/undo")
    await anna.types("/ssi 71 week 46")
    anna.waits(weeks=1)
    assert "nothing of yours" in await anna.types("/undo")


async def test_undoing_a_move_puts_the_entry_back(anna: Desk) -> None:
    """The click was the last act; the command before it is next."""
    anna.turns_to(2026, 11, 16, 7)
    await anna.types("/ssi 70")
    await anna.clicks("instead")
    said = await anna.types("/undo")
    assert "Taken back: SSI 70, moved from week 47 to week 46" in said
    assert anna.numbers(WEEK) == {}
    assert anna.numbers(WEEK + 1) == {"ssi": 70}
    assert "Taken back: SSI 70 (week 47)" in await anna.types("/undo")
    assert anna.numbers(WEEK + 1) == {}


async def test_undoing_an_address_stops_its_counting(anna: Desk) -> None:
    """It can be logged again, and the typed part stays."""
    await anna.types("/shares 2")
    await anna.types("/shares https://example.com/a")
    assert "Now week 46 has shares and comments 2." in await anna.types("/undo")
    assert "(2 typed + 1 by address)" in await anna.types("/shares https://example.com/a")


async def test_undoing_a_typed_number_leaves_the_addresses(anna: Desk) -> None:
    """The two parts are two entries."""
    await anna.types("/shares https://example.com/a")
    await anna.types("/shares 2")
    assert "Now week 46 has shares and comments 1." in await anna.types("/undo")


async def test_undo_takes_nothing_beside_it(anna: Desk) -> None:
    """A word after it is not understood, and nothing happens."""
    await anna.types("/ssi 70")
    assert "I do not understand “everything” here." in await anna.types("/undo everything")
    assert anna.numbers() == {"ssi": 70}


async def test_undoing_the_first_report_ends_taking_part(anna: Desk, team: Team) -> None:
    """Who joined by mistake is no seller once all is taken back, and is welcome again with the next report."""
    team.knows("U3", "Cy")
    cy = Desk(anna.database, "U3")
    await cy.types("/ssi 70")
    await cy.types("/shares 2")
    assert "take part again only with the next one" not in await cy.types("/undo")
    assert "take part again only with the next one" in await cy.types("/undo")
    with cy.database.snapshot() as tx:
        assert tx.memberships.of("T1", "U3") is None
    assert "Welcome" in await cy.types("/ssi 71")
    assert "take part again only with the next one" in await cy.types("/undo")


async def test_undoing_a_move_puts_the_first_day_back(anna: Desk, team: Team) -> None:
    """A first report that was moved to last week moved the start of taking part, and undoing moves it back."""
    team.knows("U3", "Cy")
    cy = Desk(anna.database, "U3")
    cy.turns_to(2026, 11, 16, 7)
    await cy.types("/ssi 70")
    await cy.clicks("instead")
    await cy.types("/undo")
    with cy.database.snapshot() as tx:
        membership = tx.memberships.of("T1", "U3")
    assert membership is not None
    assert membership.starts_on == (WEEK + 1).starts_on
    assert "take part again only with the next one" in await cy.types("/undo")
