from __future__ import annotations

from typing import TYPE_CHECKING

from storage.size import bytes_of
from tests.teams import Team

if TYPE_CHECKING:
    from storage.database import Database


def test_a_database_has_a_size(database: Database) -> None:
    """The size of a database is told in bytes, and grows with what is stored."""
    before = bytes_of(database)
    team = Team.found(database)
    for number in range(300):
        team.knows(f"U{number}", "Anna" * 100)
    assert 10_000 < before < bytes_of(database)
