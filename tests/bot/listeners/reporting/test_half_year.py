from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.weeks import Week
from tests.desk import Desk
from tests.teams import Team

if TYPE_CHECKING:
    from storage.database import Database

_OCTOBER = datetime(2026, 10, 7, 9, tzinfo=UTC)
"""In week 41, the second of a quarter, in the middle of a half."""


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme since May in which seasons are halves of a year, with a seller."""
    team = Team.found(database, season="half-year", first_week_start=date(2026, 5, 4))
    team.joins("U1", "Anna", date(2026, 5, 4))
    return team


@pytest.fixture
def anna(team: Team) -> Desk:
    """Seat the seller in the second week after a quarter's end."""
    return Desk(team.database, "U1", now=_OCTOBER)


@pytest.mark.parametrize(
    ("line", "metric"),
    [
        ("/ssi 72 week 38", "ssi"),
        ("/outcomes meetings 3 week 38", "meetings"),
        ("/checkin ssi 70 meetings 2 week 38", "meetings"),
        ("/shares 4 week 38", "shares"),
    ],
)
async def test_weeks_of_the_quarter_before_stay_open(anna: Desk, line: str, metric: str) -> None:
    """Where seasons are halves, a quarter's end closes no week."""
    await anna.types(line)
    assert metric in anna.numbers(Week.iso(2026, 38))


async def test_an_entry_of_the_quarter_before_is_taken_back(anna: Desk) -> None:
    """Undo reaches as far as entries do."""
    await anna.types("/ssi 72 week 38")
    await anna.types("/undo")
    assert anna.numbers(Week.iso(2026, 38)) == {}


async def test_half_a_year_closes_after_its_first_week(anna: Desk) -> None:
    """In the second week of a half, weeks of the one before take no numbers; those that do are listed."""
    anna.turns_to(2026, 7, 8, 9)
    said = await anna.types("/ssi 72 week 26")
    assert "Week 26 is closed. Open are `week 28`, `week 27`." in said
    assert anna.numbers(Week.iso(2026, 26)) == {}
