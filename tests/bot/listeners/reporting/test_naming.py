"""Whoever may be named for badges is told once, and before that is not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Visibility
from tests.desk import Desk
from tests.teams import SETTINGS, Team

if TYPE_CHECKING:
    from storage.database import Database


def _wish(team: Team, person_id: str = "U1") -> bool | None:
    with team.database.snapshot() as tx:
        return tx.namings.of(team.workspace_id, person_id)


async def test_the_first_report_tells_of_naming_once(database: Database) -> None:
    """The first receipt says that badges are named, and how to stay out; the next one does not."""
    team = Team.found(database)
    team.knows("U1", "Anna")
    anna = Desk(database)
    assert _wish(team) is None
    assert "`/upshot naming off`" in await anna.types("/ssi 72")
    assert _wish(team) is True
    assert "naming" not in await anna.types("/ssi 73")


async def test_a_repeated_delivery_tells_the_same(database: Database) -> None:
    """The word about naming belongs to its receipt."""
    team = Team.found(database)
    team.knows("U1", "Anna")
    anna = Desk(database)
    said = await anna.types("/outcomes meetings 1", key="command:once")
    assert "`/upshot naming off`" in said
    assert await anna.types("/outcomes meetings 1", key="command:once") == said


async def test_whoever_said_something_is_not_told(database: Database) -> None:
    """A seller who switched naming off hears no more of it, and stays out."""
    team = Team.found(database)
    team.knows("U1", "Anna")
    with team.entry("U1", "naming") as (tx, sequence):
        tx.namings.record("T1", sequence, "U1", is_named=False)
    assert "naming" not in await Desk(database).types("/ssi 72")
    assert _wish(team) is False


@pytest.mark.parametrize("visibility", sorted(set(Visibility) - {Visibility.NAMED, Visibility.TOP}))
async def test_where_nobody_is_named_nothing_is_said(database: Database, visibility: Visibility) -> None:
    """A programme that shows no names does not talk of them; when it does later, the next receipt tells."""
    team = Team.found(database, visibility=visibility)
    team.knows("U1", "Anna")
    anna = Desk(database)
    assert "naming" not in await anna.types("/ssi 72")
    assert _wish(team) is None
    with team.entry("A1", "settings") as (tx, sequence):
        tx.programmes.record("T1", sequence, SETTINGS._replace(visibility="top"))
    assert "`/upshot naming off`" in await anna.types("/ssi 73")
