"""A programme with sellers, a manager and an admin, and some of them at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.shelf_desk import ShelfDesk
from tests.teams import Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme with two sellers, a manager, an admin and a guest."""
    return Team.with_staff(database)


@pytest.fixture
def anna(team: Team) -> ShelfDesk:
    """Seat a seller."""
    return ShelfDesk(team.database, "U1")


@pytest.fixture
def bo(team: Team) -> ShelfDesk:
    """Seat another seller."""
    return ShelfDesk(team.database, "U2")


@pytest.fixture
def mia(team: Team) -> ShelfDesk:
    """Seat the manager."""
    return ShelfDesk(team.database, "UM")


@pytest.fixture
def alva(team: Team) -> ShelfDesk:
    """Seat the admin."""
    return ShelfDesk(team.database, "UA")
