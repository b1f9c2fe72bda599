"""A programme with an admin and sellers, and a workspace without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.admin_desk import AdminDesk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme with an admin who does not sell, six sellers, and a guest."""
    team = Team.found(database)
    team.knows("UA", "Alva")
    team.appoints("UA", "admin")
    team.knows("UG", "Gus", is_guest=True)
    for number in range(1, 7):
        team.joins(f"U{number}", f"Seller {number}")
        team.reports(f"U{number}", WEEK - 1, ssi=90 - 10 * number, meetings=number)
    return team


@pytest.fixture
def alva(team: Team) -> AdminDesk:
    """Seat the admin."""
    return AdminDesk(team.database, "UA")


@pytest.fixture
def anna(team: Team) -> AdminDesk:
    """Seat a seller."""
    return AdminDesk(team.database, "U1")


@pytest.fixture
def gus(team: Team) -> AdminDesk:
    """Seat the guest, whom no admin added."""
    return AdminDesk(team.database, "UG")


@pytest.fixture
def fresh(database: Database) -> Team:
    """Give a workspace without a programme: an owner, a member and a guest."""
    with database.transaction() as tx:
        tx.programmes.remember_workspace("T1", name="Acme", url="https://acme.example/", seen_at=NOW)
    team = Team(database)
    team.knows("UO", "Olga", is_workspace_admin=True)
    team.knows("U1", "Anna")
    team.knows("UG", "Gus", is_guest=True, is_workspace_admin=True)
    return team


@pytest.fixture
def olga(fresh: Team) -> AdminDesk:
    """Seat the owner of the workspace without a programme."""
    return AdminDesk(fresh.database, "UO")
