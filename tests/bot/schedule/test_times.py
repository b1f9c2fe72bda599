from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.domain.posting import due_at, final_at
from bot.domain.weeks import Week, moment_of
from bot.use_cases.people.identify import programme_of
from tests.bot.schedule.stage import BEFORE, DUE, WEEK, Stage
from tests.teams import SETTINGS

if TYPE_CHECKING:
    from bot.domain.people import Programme


def _programme(zone: str = "Europe/Berlin", at: str = "10:00", weekday: int = 0) -> Programme:
    return programme_of(SETTINGS._replace(timezone=zone, post_time=at, post_weekday=weekday))


@pytest.mark.parametrize(
    ("zone", "at", "week", "expected"),
    [
        ("Europe/Berlin", "10:00", (2026, 46), datetime(2026, 11, 16, 9, tzinfo=UTC)),
        ("Europe/Berlin", "10:00", (2026, 53), datetime(2027, 1, 4, 9, tzinfo=UTC)),
        ("Europe/Berlin", "10:00", (2026, 12), datetime(2026, 3, 23, 9, tzinfo=UTC)),
        ("Europe/Berlin", "10:00", (2026, 13), datetime(2026, 3, 30, 8, tzinfo=UTC)),
        ("America/New_York", "10:00", (2026, 44), datetime(2026, 11, 2, 15, tzinfo=UTC)),
        ("Pacific/Kiritimati", "00:30", (2026, 46), datetime(2026, 11, 15, 10, 30, tzinfo=UTC)),
    ],
)
def test_a_post_is_due_by_the_clock_on_the_wall(zone: str, at: str, week: tuple[int, int], expected: datetime) -> None:
    """The local hour stays the same in summer, in winter and over the turn of a year of 53 weeks."""
    assert due_at(_programme(zone, at), Week.iso(*week)) == expected


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Africa/Cairo", date(2024, 4, 26), time(0, 15), datetime(2024, 4, 25, 22, tzinfo=UTC)),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), datetime(2026, 4, 4, 14, 45, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ],
)
def test_an_hour_that_is_missing_or_comes_twice_has_one_moment(
    zone: str, day: date, at: time, expected: datetime
) -> None:
    """In a gap it is the first moment after it, in a fold the first of the two."""
    assert moment_of(day, at, ZoneInfo(zone)) == expected


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Africa/Cairo", "Australia/Lord_Howe", "America/New_York", "UTC"])
@pytest.mark.parametrize("at", ["00:00", "00:15", "02:15", "02:30", "10:00", "23:45"])
@pytest.mark.parametrize("weekday", [0, 1, 2])
def test_every_week_has_its_own_due_time(zone: str, at: str, weekday: int) -> None:
    """Over ten years the posts follow each other by a week, give or take the hour of a time change."""
    programme = _programme(zone, at, weekday)
    moments = [due_at(programme, Week.iso(2024, 1) + number) for number in range(520)]
    steps = {later - earlier for earlier, later in pairwise(moments)}
    assert all(abs(step - timedelta(weeks=1)) <= timedelta(hours=1) for step in steps)


def test_a_post_is_final_two_days_later_in_the_evening() -> None:
    """A post of Monday is final on Wednesday at 18:00 in the programme's zone; a late one has its two days too."""
    programme = _programme()
    assert final_at(programme, DUE) == datetime(2026, 11, 18, 17, tzinfo=UTC)
    assert final_at(programme, DUE + timedelta(hours=20)) == datetime(2026, 11, 19, 17, tzinfo=UTC)


async def test_a_new_zone_moves_the_post_that_is_still_to_come(stage: Stage) -> None:
    """A changed zone, day or hour holds for the next post, whichever way it goes."""
    stage.changes(timezone="America/New_York")
    assert stage.post().due_at == datetime(2026, 11, 16, 15, tzinfo=UTC)
    stage.changes(post_weekday=1, post_time="08:30", timezone="Europe/Berlin")
    assert stage.post().due_at == datetime(2026, 11, 17, 7, 30, tzinfo=UTC)


async def test_a_time_that_has_passed_today_means_now(stage: Stage) -> None:
    """When the hour is moved on the day itself to one that is over, the post comes at once and only once."""
    stage.changes(post_time="08:00")
    await stage.schedule().tick()
    stage.changes(post_time="10:00")
    stage.clock.moment = DUE
    await stage.schedule().tick()
    assert len(stage.posts) == 1
    assert stage.states == {"2026-W46": "posted", "2026-W47": "due"}


async def test_a_schedule_changed_after_the_post_does_not_post_again(stage: Stage) -> None:
    """Moving the day from Monday to Tuesday after Monday's post leaves one post."""
    stage.clock.moment = DUE
    await stage.schedule().tick()
    stage.changes(post_weekday=1)
    for _ in range(6):
        stage.clock.passes(days=1)
        await stage.schedule().tick()
    assert len(stage.posts) == 1
    assert stage.post(WEEK + 1).due_at == DUE + timedelta(days=8)


async def test_a_day_moved_back_does_not_skip_a_week(stage: Stage) -> None:
    """Moving the day from Wednesday to Monday on a Tuesday posts at once instead of not at all."""
    stage.changes(post_weekday=2)
    stage.clock.moment = BEFORE + timedelta(days=1, hours=6)
    stage.changes(post_weekday=0)
    await stage.schedule().tick()
    assert len(stage.posts) == 1


async def test_a_clock_set_back_an_hour_adds_nothing(stage: Stage) -> None:
    """The hour of the post coming twice does not make two posts."""
    schedule = stage.schedule()
    stage.clock.moment = DUE
    await schedule.tick()
    stage.clock.passes(hours=-1)
    for _ in range(8):
        await schedule.tick()
        stage.clock.passes(minutes=15)
    assert len(stage.posts) == 1


async def test_a_clock_that_jumps_a_week_ahead_skips_nothing_in_silence(stage: Stage) -> None:
    """A week that the clock jumped over is told to the admin; the one it landed on is posted."""
    schedule = stage.schedule()
    stage.clock.moment = DUE + timedelta(weeks=1)
    await schedule.tick()
    assert stage.states == {"2026-W46": "missed", "2026-W47": "posted", "2026-W48": "due"}
    assert len(stage.notices) == 1
    stage.clock.moment = DUE
    await schedule.tick()
    assert len(stage.posts) == 1


@pytest.mark.parametrize("hours", [-1, 1, -169, 169])
async def test_a_post_is_settled_whichever_way_the_clock_jumps_meanwhile(stage: Stage, hours: int) -> None:
    """A post whose answer was lost is found although the clock was moved before it was looked for."""
    slack = stage.server.workspace
    slack.clock = slack.ids._clock = type(stage.clock)(DUE)
    stage.clock.moment = DUE
    stage.fails("drop", stored=True)
    schedule = stage.schedule()
    await schedule.tick()
    stage.clock.passes(hours=hours, minutes=2)
    await schedule.tick()
    assert [post.text.split("\n")[0] for post in stage.posts].count("Week 46: 7 meetings") == 1
    assert stage.post().state == "posted"


async def test_a_clock_that_was_an_hour_ahead_does_not_hide_the_post(stage: Stage) -> None:
    """A post is found by Slack's time although ours was an hour ahead when it was sent."""
    slack = stage.server.workspace
    slack.clock = slack.ids._clock = type(stage.clock)(DUE - timedelta(hours=1))
    stage.clock.moment = DUE
    stage.fails("drop", stored=True)
    schedule = stage.schedule()
    await schedule.tick()
    stage.clock.passes(minutes=2)
    await schedule.tick()
    assert len(stage.posts) == 1
