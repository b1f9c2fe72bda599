"""LinkedIn's weather, taken back by an admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.use_cases.weekly_post.weather import NoteWeather
from tests.admin_desk import AdminDesk
from tests.crowds import Crowd
from tests.teams import NOW, WEEK

if TYPE_CHECKING:
    from storage.database import Database


async def test_an_admin_takes_the_weather_back(database: Database) -> None:
    """Then growth counts as reported and the post says nothing of it, until it is brought back; sellers cannot."""
    crowd = Crowd.gathers(database, 12)
    crowd.team.knows("UA", "Alva")
    crowd.team.appoints("UA", "admin")
    crowd.reports(WEEK - 1)
    crowd.reports(WEEK, ssi=-4)
    alva, anna = AdminDesk(database, "UA"), AdminDesk(database, "U00001")
    assert "moved nobody's SSI" in await alva.types("/upshot weather off")
    NoteWeather(database, lambda: NOW)(crowd.team.workspace_id, WEEK)
    standing = _points(crowd)
    assert "• 2026-W46: −4.0" in await anna.types("/upshot weather")
    assert "admin" in await anna.types("/upshot weather off week 46")
    assert "For week 45 no move of LinkedIn's was noted" in await alva.types("/upshot weather off week 45")
    assert "Taken back: what the SSI did in week 46 (−4.0" in await alva.types(
        '/upshot weather off week 46 because "training"'
    )
    assert "nothing changes" in await alva.types("/upshot weather off")
    assert crowd.posts().story.weather is None
    assert _points(crowd) != standing
    assert "2026-W46: −4.0, taken back" in await anna.types("/upshot weather")
    assert "did not move the SSI in 2026-W46" in await anna.types("/upshot audit rules")
    assert "growth is counted without it" in await alva.types("/upshot weather on week 46")
    assert _points(crowd) == standing


def _points(crowd: Crowd) -> list[int]:
    return [crowd.team.score_of(f"U{number:05}").total for number in range(12)]
