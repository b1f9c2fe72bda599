from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings
from tests.admin_desk import AdminDesk
from tests.teams import NOW, Team
from tests.walls import KEY, linked

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def manager(sqlite_database: Database) -> AdminDesk:
    """Return a manager at the keyboard, in a programme with sellers."""
    Team.with_staff(sqlite_database)
    return AdminDesk(sqlite_database, "UM", now=NOW)


def link(said: str) -> str:
    """Return the link in an answer."""
    found = re.search(r"https://upshot\.example/wall/[\w.-]+", said)
    assert found
    return found[0]


async def test_a_manager_is_given_a_link(manager: AdminDesk) -> None:
    """The answer holds the link, the day on which it expires, and a button that ends it."""
    said = await manager.types("/upshot wall")
    assert link(said)
    assert "until 12 Dec 2026" in said
    assert "new link" not in said
    assert manager.labels == ["End this link"]


async def test_the_link_stays_as_long_as_it_stands(manager: AdminDesk) -> None:
    """Asking again gives the same link, also to an admin; more days prolong it, and no screen has to be opened anew."""
    first = link(await manager.types("/upshot wall 7 days"))
    again = await AdminDesk(manager.database, "UA").types("/upshot wall")
    assert (link(again), "until 19 Nov 2026" in again, "new link" in again) == (first, True, False)
    longer = await manager.types("/upshot wall 90 days")
    assert (link(longer), "until 10 Feb 2027" in longer) == (first, True)


async def test_an_ended_link_is_never_the_same_again(manager: AdminDesk) -> None:
    """What was ended by a click stays ended; the next link is another one."""
    first = link(await manager.types("/upshot wall"))
    assert "has ended" in await manager.clicks("End this link")
    assert "There is no link" in await manager.types("/upshot wall end")
    said = await manager.types("/upshot wall")
    assert (link(said) != first, "new link" in said) == (True, True)


async def test_an_expired_link_is_followed_by_another(manager: AdminDesk) -> None:
    """After its last day a link is over, and asking gives a new one."""
    first = linked(Team(manager.database), days=0)
    said = await manager.types("/upshot wall")
    assert link(said).rpartition("-")[2] != str((KEY.read(first) or ("", 0))[1])
    assert "until 12 Dec 2026" in said


async def test_a_repeated_delivery_makes_one_link(manager: AdminDesk) -> None:
    """The same act, delivered twice, is told the same link."""
    first = await manager.types("/upshot wall", key="command:once")
    assert await manager.types("/upshot wall", key="command:once") == first


@pytest.mark.parametrize("line", ["0 days", "91 days", "14 weeks", "forever", "-3", "7 8", "until monday"])
async def test_other_lengths_are_refused(manager: AdminDesk, line: str) -> None:
    """What is no number of days from 1 to 90 is repeated, and nothing is stored."""
    said = await manager.types(f"/upshot wall {line}")
    assert line in said
    assert "There is no link" in await manager.types("/upshot wall end")


@pytest.mark.parametrize("line", ["14", "for 14 days", "2 weeks", "14 tage", "2 wochen", "14 dagar", "2 veckor", "14d"])
async def test_days_are_read_as_people_write_them(manager: AdminDesk, line: str) -> None:
    """Days and weeks are understood in each language."""
    assert "until 26 Nov 2026" in await manager.types(f"/upshot wall {line}")


@pytest.mark.parametrize("line", ["", "30 days", "end"])
async def test_sellers_get_no_link(manager: AdminDesk, line: str) -> None:
    """Who is neither manager nor admin neither gives nor ends a link."""
    said = await AdminDesk(manager.database, "U1").types(f"/upshot wall {line}")
    assert "Only managers and admins" in said
    assert "https://upshot.example" not in said


@pytest.mark.parametrize("visibility", ["own", "off"])
async def test_there_is_no_wall_where_nobody_is_shown(manager: AdminDesk, visibility: str) -> None:
    """Where everybody sees themselves alone, or nobody anything, a link would lead to nothing."""
    team = Team(manager.database)
    with team.entry(action="settings") as (tx, sequence):
        row = tx.programmes.of("T1")
        assert row is not None
        tx.programmes.record("T1", sequence, row._replace(visibility=visibility))
    assert "would show nothing" in await manager.types("/upshot wall")


async def test_it_says_how_walls_are_served(manager: AdminDesk) -> None:
    """Where no address is known by which browsers reach it, the answer says what the operator sets."""
    said = await replace(manager, settings=Settings(_env_file=None)).types("/upshot wall")
    assert "UPSHOT_PUBLIC_URL" in said


async def test_the_audit_tells_who_gave_the_link(manager: AdminDesk) -> None:
    """Everybody who takes part reads who gave, prolonged and ended it; the link itself stands nowhere."""
    await manager.types("/upshot wall 7 days")
    await manager.types("/upshot wall 14 days")
    await manager.types("/upshot wall end")
    said = await AdminDesk(manager.database, "U1").types("/upshot audit settings")
    assert "Mia" in said
    assert "19 Nov 2026 → *26 Nov 2026*" in said
    assert "26 Nov 2026 → *none*" in said
    assert "https://upshot.example" not in said


async def test_help_says_what_it_takes(manager: AdminDesk) -> None:
    """Help explains the days, the end, and who sees what."""
    said = await manager.types("/upshot wall help")
    assert "/upshot wall end" in said
    assert "nobody's own numbers" in said
