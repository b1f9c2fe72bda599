"""A programme with sellers, a manager and an admin, and some of them at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.admin_desk import AdminDesk
from tests.teams import Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme with two sellers, a manager, an admin and a guest."""
    return Team.with_staff(database)


@pytest.fixture
def anna(team: Team) -> AdminDesk:
    """Seat a seller."""
    return AdminDesk(team.database, "U1")


@pytest.fixture
def mia(team: Team) -> AdminDesk:
    """Seat the manager."""
    return AdminDesk(team.database, "UM")


@pytest.fixture
def alva(team: Team) -> AdminDesk:
    """Seat the admin."""
    return AdminDesk(team.database, "UA")
