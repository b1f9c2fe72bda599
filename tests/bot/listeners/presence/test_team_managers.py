from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.i18n import Texts
from bot.use_cases.notices.send import ClaimNotice
from bot.use_cases.presence.renew import RENEW
from bot.views.presence.decisions import request_notice
from tests.admin_desk import AdminDesk
from tests.outcome_desk import OutcomeDesk
from tests.teams import NOW, Team

if TYPE_CHECKING:
    from datetime import datetime

    from storage.database import Database
    from storage.notices import NoticeRow

LATER = NOW + timedelta(days=2)


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Give a SQLite database: who is asked is the same on both kinds."""
    return sqlite_database


@pytest.fixture
def nord(team: Team) -> int:
    """Let a second manager lead the team of the first seller."""
    team.knows("UE", "Eva")
    team.appoints("UE", "manager")
    team_id = team.groups("Nord", "U1")
    with team.entry("UA", "team") as (tx, sequence):
        tx.teams.record_lead("T1", sequence, team_id, "UE", is_lead=True)
    return team_id


def _asked(team: Team) -> dict[str, datetime]:
    return {notice.person_id: notice.due_at for notice in _notices(team)}


def _notices(team: Team) -> list[NoticeRow]:
    with team.database.snapshot() as tx:
        return [row for row in tx.notices.waiting(LATER, claimed_before=NOW) if row.kind != "prompt"]


async def test_the_teams_manager_is_asked_first(team: Team, anna: AdminDesk, nord: int) -> None:
    """Who leads the team is asked at once and named; the others are asked two days later."""
    answer = await anna.types("/upshot away 2026-12-20 to 2027-01-06")
    assert "Eva" in answer
    assert "Mia" not in answer
    assert _asked(team) == {"UE": NOW, "UM": LATER, "UA": LATER}
    assert nord


async def test_what_is_decided_is_asked_no_more(team: Team, anna: AdminDesk, mia: AdminDesk, nord: int) -> None:
    """Any manager may decide, whoever was asked first; a question about what is settled is not sent."""
    await anna.types("/upshot away 2026-12-20 to 2027-01-06")
    later = next(notice for notice in _notices(team) if notice.person_id == "UA")
    claim = ClaimNotice(team.database, lambda: LATER, RENEW)
    asked = next(notice for notice in _notices(team) if notice.person_id == "UM")
    intent = claim("T1", asked.key)
    assert intent is not None
    await mia.clicks("Confirm", on=request_notice(intent.facts, Texts("en")))
    assert claim("T1", later.key) is None
    assert nord


async def test_without_a_team_all_are_asked_at_once(team: Team, anna: AdminDesk) -> None:
    """Where nobody leads the seller's team, every manager and admin is asked."""
    team.groups("Nord", "U1")
    await anna.types("/upshot parttime 60%")
    assert _asked(team) == {"UM": NOW, "UA": NOW}


async def test_nobody_is_asked_first_about_themselves(team: Team, nord: int) -> None:
    """A seller who leads the own team asks the others."""
    with team.entry("UA", "team") as (tx, sequence):
        tx.teams.record_lead("T1", sequence, nord, "UE", is_lead=False)
        tx.teams.record_lead("T1", sequence, nord, "U1", is_lead=True)
        tx.people.record_role("T1", sequence, "U1", "manager", is_granted=True)
    await AdminDesk(team.database, "U1").types("/upshot away 2026-12-20")
    assert set(_asked(team).values()) == {NOW}


async def test_who_leads_no_more_is_not_asked_first(team: Team, anna: AdminDesk, nord: int) -> None:
    """Once somebody has lost the role, leading a team gives them nothing to decide."""
    with team.entry("UA", "role") as (tx, sequence):
        tx.people.record_role("T1", sequence, "UE", "manager", is_granted=False)
    await anna.types("/upshot parttime 60%")
    assert _asked(team) == {"UM": NOW, "UA": NOW}
    assert nord


async def test_contested_customers_go_to_the_teams_managers_first(team: Team, nord: int) -> None:
    """Whose a customer is, is asked of those who lead the teams of the sellers who claim it."""
    for person in ("U1", "U2"):
        await OutcomeDesk(team.database, person).types("/outcomes lead Acme")
    assert _asked(team) == {"UE": NOW, "UM": LATER, "UA": LATER}
    assert nord
