from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import StrangerError
from bot.use_cases.people.identify import RememberPerson
from bot.use_cases.prompts.sellers import sellers_of
from tests.desk import Desk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from datetime import datetime

    from storage.database import Database

LATER = NOW + timedelta(weeks=3)


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme with an admin and a seller who has reported two weeks."""
    team = Team.found(database)
    team.knows("UA", "Alva")
    team.appoints("UA", "admin")
    team.joins("U1", "Anna")
    team.reports("U1", WEEK - 1, connections=900, meetings=3)
    team.reports("U1", WEEK, connections=910, meetings=3)
    return team


def _told(team: Team, person_id: str, moment: datetime = NOW, *, is_deleted: bool) -> None:
    with team.database.snapshot() as tx:
        person = tx.people.find("T1", person_id)
    assert person is not None
    try:
        RememberPerson(team.database)("T1", person._replace(is_deleted=is_deleted, fetched_at=moment))
    except StrangerError:
        assert is_deleted


def test_who_leaves_slack_takes_part_no_more(team: Team) -> None:
    """The membership ends that day, so that the week still counts and no later one does."""
    _told(team, "U1", is_deleted=True)
    with team.database.snapshot() as tx:
        membership = tx.memberships.of("T1", "U1")
    assert membership is not None
    assert membership.ends_on == date(2026, 11, 12)
    assert team.score_of("U1", WEEK).total > 0


def test_who_leaves_slack_loses_their_roles(team: Team) -> None:
    """An admin who left is none when they come back; the audit tells that Slack said so."""
    team.appoints("U1", "admin")
    _told(team, "U1", is_deleted=True)
    _told(team, "U1", LATER, is_deleted=False)
    assert team.actor("U1").roles == frozenset()


def test_being_told_twice_changes_nothing(team: Team) -> None:
    """A repeated event makes no second entry, and neither does a stranger's leaving."""
    _told(team, "U1", is_deleted=True)
    with team.database.snapshot() as tx:
        before = tx.journal.last_sequence("T1")
    _told(team, "U1", is_deleted=True)
    team.knows("U9", "Nora")
    _told(team, "U9", is_deleted=True)
    with team.database.snapshot() as tx:
        assert tx.journal.last_sequence("T1") == before


def test_who_left_is_not_prompted(team: Team) -> None:
    """Neither while they are gone nor when they are back and have not reported yet."""
    _told(team, "U1", is_deleted=True)
    _told(team, "U1", LATER, is_deleted=False)
    programme = team.actor("UA").require_programme()
    with team.database.snapshot() as tx:
        assert list(sellers_of(tx, "T1", programme, LATER)) == []


async def test_coming_back_keeps_what_was(team: Team) -> None:
    """The first report begins again where they left off, and the weeks between count as days away."""
    with team.database.snapshot() as tx:
        joined = tx.memberships.of("T1", "U1")
    _told(team, "U1", is_deleted=True)
    _told(team, "U1", LATER, is_deleted=False)
    anna = Desk(team.database, "U1", now=LATER)
    assert "meetings" in (await anna.types("/outcomes meetings 2")).lower()
    with team.database.snapshot() as tx:
        assert tx.memberships.of("T1", "U1") == joined
        absences = tx.presence.absences("T1", seller_id="U1")
    assert [(away.starts_on, away.ends_on, away.state) for away in absences] == [
        (date(2026, 11, 13), date(2026, 12, 2), "confirmed")
    ]
    assert team.score_of("U1", WEEK + 3).total > 0


async def test_taking_the_first_report_back_leaves_again(team: Team) -> None:
    """Undoing the report that brought somebody back ends their taking part as it was ended before."""
    _told(team, "U1", is_deleted=True)
    with team.database.snapshot() as tx:
        left = tx.memberships.of("T1", "U1")
    _told(team, "U1", LATER, is_deleted=False)
    anna = Desk(team.database, "U1", now=LATER)
    await anna.types("/outcomes meetings 2")
    await anna.types("/undo")
    with team.database.snapshot() as tx:
        assert tx.memberships.of("T1", "U1") == left
