"""What sellers are told of a correction once its week was posted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.desk import Desk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def anna(database: Database) -> Desk:
    """Give a seller in the week after the one that was posted, whose post can still be edited."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.reports("U1", shares=4)
    team.publishes(WEEK)
    with database.transaction() as tx:
        post = tx.publications.find("T1", WEEK.starts_on)
        assert post is not None
        tx.publications.move(post, final_at=NOW + timedelta(days=8))
    return Desk(database, now=NOW + timedelta(days=7))


async def test_a_correction_tells_that_the_post_follows(anna: Desk) -> None:
    """The number before, the one after, the week, and that the leaderboard is updated."""
    said = await anna.types("/shares 6 last week")
    assert "Noted for week 46: *shares and comments 4 → 6*" in said
    assert "The leaderboard of week 46 is updated." in said


async def test_undo_tells_it_too(anna: Desk) -> None:
    """Taking a correction back updates the leaderboard once more."""
    await anna.types("/shares 6 last week")
    assert "The leaderboard of week 46 is updated." in await anna.types("/undo")


async def test_a_final_post_stays(anna: Desk) -> None:
    """After the post is final, only the season follows."""
    anna.waits(days=2)
    said = await anna.types("/shares 6 last week")
    assert "The post of week 46 is final; the season counts it." in said


async def test_a_week_without_a_post_says_nothing(anna: Desk) -> None:
    """Neither the running week nor one that was never posted has a leaderboard to update."""
    assert "leaderboard" not in await anna.types("/shares 6")
    assert "leaderboard" not in await anna.types("/shares 6 week 45")


async def test_hours_update_no_leaderboard(anna: Desk) -> None:
    """What nobody else sees changes nothing that they see."""
    assert "leaderboard" not in await anna.types("/checkin hours 3 last week")
    assert "The leaderboard" in await anna.types("/checkin hours 4 meetings 1 last week")
