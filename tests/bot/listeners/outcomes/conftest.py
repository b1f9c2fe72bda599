"""A programme with two sellers and a manager, each at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.outcome_desk import OutcomeDesk
from tests.teams import Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme, on each kind of database."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.joins("U2", "Ben")
    team.knows("U9", "Mia")
    team.appoints("U9", "manager")
    return team


@pytest.fixture
def anna(team: Team) -> OutcomeDesk:
    """Seat a seller."""
    return OutcomeDesk(team.database)


@pytest.fixture
def ben(team: Team) -> OutcomeDesk:
    """Seat another seller."""
    return OutcomeDesk(team.database, "U2")


@pytest.fixture
def mia(team: Team) -> OutcomeDesk:
    """Seat the manager."""
    return OutcomeDesk(team.database, "U9")
