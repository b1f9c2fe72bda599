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
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.joins("U2", "Bo")
    for person_id, name, role in (("UM", "Mia", "manager"), ("UA", "Alva", "admin")):
        team.knows(person_id, name)
        team.appoints(person_id, role)
    team.knows("UG", "Gus", is_guest=True)
    return team


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
