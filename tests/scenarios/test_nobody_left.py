from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.office import Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.database import Database


@pytest.fixture
async def office(sqlite_database: Database) -> AsyncIterator[Office]:
    """Give an office in which Anna looks after the programme alone, and Alva owns the workspace."""
    office = await Office.open(sqlite_database)
    alva = office.sits("alva")
    await alva.types("/upshot setup #sales Europe/Berlin monday 10:00 EUR")
    await alva.types("/upshot admins add @anna")
    await alva.types("/upshot admins remove @alva")
    yield office
    await office.closes()


def _told(office: Office) -> list[str]:
    alva = office.sits("alva").seat
    return [message.text for message in alva.direct.seen_by(alva.person.id) if "last admin" in message.text]


async def test_an_owner_is_told_once_that_the_last_admin_has_left(office: Office) -> None:
    """An admin who left without Slack's telling is noticed within a day; an owner is told once, and takes over."""
    office.workspace.person("anna").deleted = True
    await office.turns_to(2026, 11, 12, 12)
    assert _told(office) == []
    await office.turns_to(2026, 11, 13, 12)
    await office.turns_to(2026, 11, 13, 13)
    await office.turns_to(2026, 11, 15, 9)
    assert len(_told(office)) == 1
    alva = office.sits("alva")
    await alva.types("/upshot setup tuesday")
    assert "Admins: Alva Holm" in await alva.types("/upshot admins")


async def test_nobody_is_told_while_an_admin_is_there(office: Office) -> None:
    """As long as Slack knows the admin, no owner is troubled."""
    await office.turns_to(2026, 11, 14, 9)
    assert _told(office) == []


async def test_slack_is_asked_again_when_it_was_silent(office: Office) -> None:
    """While Slack does not say who is there, nobody is told, and the next round asks again."""
    office.workspace.person("anna").deleted = True
    office.fails("error", "users.info", error="internal_error")
    await office.turns_to(2026, 11, 13, 12)
    assert _told(office) == []
    await office.turns_to(2026, 11, 13, 13)
    await office.turns_to(2026, 11, 13, 13, 5)
    assert len(_told(office)) == 1
