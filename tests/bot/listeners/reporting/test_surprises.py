"""Numbers that surprise in a line: they are stored, asked about, and badges wait for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.use_cases.leaderboard.show_own_numbers import ShowOwnNumbers
from tests.desk import Desk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.use_cases.leaderboard.show_own_numbers import OwnNumbers
    from storage.database import Database


@pytest.fixture
def anna(database: Database) -> Desk:
    """Give a seller who won a deal this week, and had 930 connections in the week before."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.reports("U1", WEEK - 1, connections=930)
    team.deals("U1", "Acme", 5000)
    return Desk(database)


def _own(desk: Desk) -> OwnNumbers:
    return ShowOwnNumbers(desk.database, lambda: NOW)(Team(desk.database).actor("U1"))


async def test_a_surprise_is_stored_and_asked_about(anna: Desk) -> None:
    """The answer asks kindly, with a button for yes and one that takes it back."""
    said = await anna.types("/checkin connections 1330")
    assert "+400 connections since your last report. Is that right?" in said
    assert anna.labels == ["Yes, that is right", "Undo"]
    assert anna.numbers() == {"connections": 1330}


async def test_badges_wait_for_the_answer(anna: Desk) -> None:
    """A week with an open question has no badges, and has them once it is answered."""
    assert _own(anna).badges[WEEK]
    await anna.types("/checkin connections 1330")
    assert not _own(anna).badges[WEEK]
    assert [flag.code for flag in _own(anna).things.waiting[WEEK]] == ["F2"]
    assert "Thank you" in await anna.clicks("Yes")
    assert _own(anna).badges[WEEK]


async def test_an_undone_number_asks_nothing(anna: Desk) -> None:
    """Taking the number back takes the question back."""
    await anna.types("/checkin connections 1330")
    await anna.clicks("Undo")
    assert _own(anna).badges[WEEK]


async def test_a_yes_can_be_taken_back(anna: Desk) -> None:
    """Undo takes the answer back first, then the number."""
    await anna.types("/checkin connections 1330")
    await anna.clicks("Yes")
    assert "Taken back: that the numbers are right (week 46)" in await anna.types("/undo")
    assert not _own(anna).badges[WEEK]
    await anna.types("/undo")
    assert _own(anna).badges[WEEK]


async def test_a_second_yes_changes_nothing(anna: Desk) -> None:
    """Two clicks are one answer."""
    await anna.types("/checkin connections 1330")
    asked = anna.shown
    await anna.clicks("Yes", on=asked)
    assert "Thank you" in await anna.clicks("Yes", on=asked)
    await anna.types("/undo")
    assert not _own(anna).badges[WEEK]


async def test_a_yes_to_one_number_is_none_to_another(anna: Desk) -> None:
    """After a further jump the question is open again, and an old button says that things have changed."""
    await anna.types("/checkin connections 1330")
    asked = anna.shown
    await anna.clicks("Yes", on=asked)
    await anna.types("/checkin connections 1630")
    assert not _own(anna).badges[WEEK]


async def test_badges_as_of_an_entry_do_not_know_later_answers(anna: Desk) -> None:
    """What was posted before the answer is computed the same again."""
    await anna.types("/checkin connections 1330")
    with anna.database.snapshot() as tx:
        limit = tx.journal.last_sequence("T1")
    await anna.clicks("Yes")
    with anna.database.snapshot() as tx:
        assert tx.journal.answers_of("T1", "U1", limit=limit) == []
        assert len(tx.journal.answers_of("T1", "U1")) == 1
