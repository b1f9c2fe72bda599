"""A programme with two sellers, and one of them at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import Desk
from tests.teams import Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Give a SQLite database: these stories are about what is said; on which database is told elsewhere."""
    return sqlite_database


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme with two sellers."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.joins("U2", "Bo")
    return team


@pytest.fixture
def anna(team: Team) -> Desk:
    """Seat one of them."""
    return Desk(team.database)
