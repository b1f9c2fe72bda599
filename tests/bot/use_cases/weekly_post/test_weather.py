"""LinkedIn's weather, taken back by an admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.use_cases.weekly_post.weather import NoteWeather
from tests.admin_desk import AdminDesk
from tests.crowds import Crowd
from tests.teams import NOW, WEEK

if TYPE_CHECKING:
    from fractions import Fraction

    from storage.database import Database


async def test_an_admin_takes_the_weather_back(database: Database) -> None:
    """Then growth counts as reported and the post says nothing of it, until it is brought back; sellers cannot."""
    crowd = Crowd.gathers(database, 12)
    crowd.team.knows("UA", "Alva")
    crowd.team.appoints("UA", "admin")
    for number in range(12):
        for back, ssi in ((4, 50), (3, 50), (2, 51), (1, 51), (0, 47)):
            crowd.team.reports(f"U{number:05}", WEEK - back, ssi=ssi, meetings=1)
    alva, anna = AdminDesk(database, "UA"), AdminDesk(database, "U00001")
    assert "moved nobody's SSI" in await alva.types("/upshot weather off")
    NoteWeather(database, lambda: NOW)(crowd.team.workspace_id, WEEK)
    assert _growth(crowd) == 1
    assert "• Week 46 of 2026: −4.0" in await anna.types("/upshot weather")
    assert "admin" in await anna.types("/upshot weather off week 46")
    assert "For week 45 no move of LinkedIn's was noted" in await alva.types("/upshot weather off week 45")
    assert "Taken back: what the SSI did in week 46 (−4.0" in await alva.types(
        '/upshot weather off week 46 because "training"'
    )
    assert "nothing changes" in await alva.types("/upshot weather off")
    assert crowd.posts().story.weather is None
    assert _growth(crowd) == 0
    assert "Week 46 of 2026: −4.0, taken back" in await anna.types("/upshot weather")
    assert "did not move the SSI in week 46 of 2026" in await anna.types("/upshot audit rules")
    assert "growth is counted without it" in await alva.types("/upshot weather on week 46")
    assert _growth(crowd) == 1


def _growth(crowd: Crowd) -> Fraction:
    """Return the SSI points that a seller has grown by in four weeks."""
    return next(term.done for term in crowd.team.score_of("U00000").terms if term.metric.key == "ssi_growth")
