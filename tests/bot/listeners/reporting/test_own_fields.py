"""What the check-in form takes for the seller alone: hours and a note."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.use_cases.leaderboard.standings import leaderboard_of
from tests.form_desk import FormDesk
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def anna(database: Database) -> FormDesk:
    """Give a seller of a programme, at a form."""
    Team.found(database).joins("U1", "Anna")
    return FormDesk(database)


def _note(desk: FormDesk) -> str:
    with desk.database.snapshot() as tx:
        return tx.notes.of_week("T1", "U1", WEEK.starts_on)


async def test_hours_are_kept_for_the_seller(anna: FormDesk) -> None:
    """Hours are noted with their decimals, and the answer says that nobody else sees them."""
    await anna.opens()
    said = await anna.saves(social_hours="3.5")
    assert "*hours on social 3.5*" in said
    assert "Only you see the hours" in said
    assert anna.numbers() == {"social_hours": Decimal("3.5")}


async def test_hours_can_be_typed(anna: FormDesk) -> None:
    """The line takes hours by their name in any language."""
    assert "*hours on social 3.5*" in await anna.types("/checkin hours 3.5")
    assert "*hours on social 3.5 → 4*" in await anna.types("/checkin stunden 4")
    assert "outside of what is possible, 0 to 80" in await anna.types("/checkin timmar 81")


async def test_hours_are_never_missing(anna: FormDesk) -> None:
    """Nobody is asked for hours."""
    assert "hours" not in (await anna.types("/checkin ssi 72")).split("Still open")[1]


async def test_a_note_is_kept_and_shown_again(anna: FormDesk) -> None:
    """The next form has the note in it, and so has the week's view; the receipt does not repeat it."""
    await anna.opens()
    said = await anna.notes("Fair in Cologne\n\nmet <Acme>")
    assert "Your note for week 46 is kept; only you see it." in said
    assert "Acme" not in said
    await anna.opens()
    assert anna.note == "Fair in Cologne\n\nmet <Acme>"
    assert "> met &lt;Acme&gt;" in anna.shown.text


async def test_an_untouched_note_changes_nothing(anna: FormDesk) -> None:
    """Two forms at a time never overwrite a note with what they showed at first."""
    await anna.opens()
    await anna.notes("first")
    await anna.opens()
    await anna.saves(ssi="72")
    assert _note(anna) == "first"


async def test_an_emptied_note_is_gone(anna: FormDesk) -> None:
    """Emptying the field takes the note away."""
    await anna.opens()
    await anna.notes("first")
    await anna.opens()
    assert "Your note for week 46 is gone." in await anna.notes("")
    assert _note(anna) == ""


async def test_undo_restores_the_note(anna: FormDesk) -> None:
    """Step by step what was noted before stands again, and at last nothing."""
    for note in ("first", "second"):
        await anna.opens()
        await anna.notes(note)
    said = await anna.types("/undo")
    assert "Taken back: your note (week 46)" in said
    assert _note(anna) == "first"
    await anna.types("/undo")
    assert _note(anna) == ""


async def test_a_long_note_is_refused_at_its_field(anna: FormDesk) -> None:
    """What is too long is said at the note, and nothing is stored."""
    await anna.opens()
    await anna.notes("x" * 1001, ssi="72")
    assert anna.wrong == {"note": "Your note has 1,001 characters, and 1,000 are the most that I keep."}
    assert anna.numbers() == {}


async def test_a_question_keeps_the_note(anna: FormDesk) -> None:
    """When a number is asked about, the note stays in the form and is stored with the answer."""
    await anna.types("/checkin connections 930 last week")
    await anna.opens()
    await anna.notes("fair", connections="1330")
    assert "Is that right?" in anna.said
    assert anna.note == "fair"
    assert "Your note" in await anna.saves()
    assert _note(anna) == "fair"


async def test_others_learn_nothing_of_hours_and_notes(anna: FormDesk) -> None:
    """Whoever only noted hours counts as one who has not reported."""
    team = Team(anna.database)
    for number in range(2, 7):
        team.joins(f"U{number}", f"Colleague {number}")
    team.reports("U2", ssi=60)
    await anna.opens()
    await anna.notes("secret", social_hours="3")

    with anna.database.snapshot() as tx:
        assert leaderboard_of(tx, "T1", WEEK).participation.reported == 1


async def test_a_note_moves_along_to_another_week(anna: FormDesk) -> None:
    """What was written before the right week was chosen is not lost, and a stored note stays in its week."""
    await anna.opens()
    await anna.notes("of week 46")
    await anna.opens()
    await anna.chooses(WEEK - 1)
    assert anna.note is None
    anna.writes("just typed")
    await anna.chooses(WEEK - 2)
    assert anna.note == "just typed"
