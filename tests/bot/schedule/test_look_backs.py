from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.look_backs import LATEST
from bot.domain.weeks import Week
from bot.views.look_backs import look_back
from sandbox.block_kit import check_message
from tests.bot.schedule.stage import WEEK, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.schedule import Schedule
    from sandbox.state.messages import Message
    from storage.database import Database

AFTER_NOVEMBER = datetime(2026, 12, 3, 9, tzinfo=UTC)
"""Thursday, ten o'clock in Berlin: the post of the last week was final the evening before."""
AFTER_THE_SEASON = datetime(2027, 1, 7, 9, tzinfo=UTC)
LAST = Week.of(date(2026, 11, 26))


@pytest.fixture
async def monthly(database: Database) -> AsyncIterator[Stage]:
    """Give a team whose channel is told of months, too, with a deal in the last week of November."""
    stage = await Stage.set(database, month_post=True)
    stage.team.deals("U1", "Acme", 240_000, closed_on=LAST.days[1])
    stage.team.reports("U2", LAST, meetings=3)
    yield stage
    await stage.strike()


def _schedule(stage: Stage, **kinds: str) -> Schedule:
    return stage.schedule(notices=look_back.NOTICES, **kinds)  # type: ignore[arg-type] # only the owner is given


def _look_backs(stage: Stage) -> list[Message]:
    return [message for message in stage.posts if "Looking back" in message.text or "season is over" in message.text]


async def _at(stage: Stage, schedule: Schedule, moment: datetime) -> list[str]:
    stage.clock.moment = moment
    await schedule.tick()
    return [message.text for message in _look_backs(stage)]


async def test_a_month_is_told_once_when_its_last_week_is_final(monthly: Stage) -> None:
    """On the day after the last post is final, and never again, the channel reads what the month brought."""
    schedule = _schedule(monthly)
    assert await _at(monthly, schedule, AFTER_NOVEMBER - timedelta(minutes=15)) == []
    told = await _at(monthly, schedule, AFTER_NOVEMBER)
    assert len(told) == 1
    assert "Looking back on November 2026" in told[0]
    assert "€240k from social selling, 1 customer and 10 meetings*\n€240k of it is not verified yet." in told[0]
    assert "The week that brought most was week 48." in told[0]
    assert [await _at(monthly, schedule, AFTER_NOVEMBER + timedelta(hours=hours)) for hours in (1, 25)] == [told, told]


async def test_it_is_a_message_that_slack_takes(monthly: Stage) -> None:
    """The blocks are within Slack's limits, with the chart and without it."""
    await _at(monthly, _schedule(monthly), AFTER_NOVEMBER)
    (message,) = _look_backs(monthly)
    assert check_message({"text": message.text, "blocks": message.blocks}) == []
    assert "data_visualization" in {block["type"] for block in message.blocks}


async def test_where_slack_refuses_charts_the_words_remain(monthly: Stage) -> None:
    """A refused chart is followed by the same without it, at once."""
    schedule = _schedule(monthly)
    monthly.clock.moment = AFTER_NOVEMBER - timedelta(minutes=20)
    await schedule.tick()
    monthly.fails("error", error="invalid_blocks")
    assert len(await _at(monthly, schedule, AFTER_NOVEMBER)) == 1
    assert "data_visualization" not in {block["type"] for block in _look_backs(monthly)[0].blocks}


async def test_a_season_names_its_champions_and_stands_for_its_last_month(monthly: Stage) -> None:
    """When a season ends there is one message about it, with who was in front, and none about the month."""
    for week in range(WEEK.number, WEEK.number + 8):
        for person_id, meetings in (("U1", 4), ("U2", 3), ("U3", 2)):
            monthly.team.reports(person_id, Week(week), meetings=meetings, ssi=60)
    (told,) = await _at(monthly, _schedule(monthly), AFTER_THE_SEASON)
    assert "The season is over: Q4 2026" in told
    assert "The champions of the season" in told
    assert "🥇 Anna" in told
    assert "Looking back" not in told


@pytest.mark.parametrize(
    "settings",
    [{"month_post": False}, {"dry_run": True}, {"visibility": "off"}],
    ids=["switched off", "dry run", "no leaderboard"],
)
async def test_there_may_be_nothing_to_tell(monthly: Stage, settings: dict[str, object]) -> None:
    """Nothing comes where it is not wanted, in a dry run, or without a leaderboard."""
    monthly.changes(**settings)
    assert await _at(monthly, _schedule(monthly), AFTER_NOVEMBER) == []


async def test_a_bot_that_was_down_tells_it_within_three_days(monthly: Stage) -> None:
    """Two days late it still comes; later it is left out."""
    assert len(await _at(monthly, _schedule(monthly), AFTER_NOVEMBER + timedelta(days=2))) == 1


async def test_what_is_too_late_is_left_out(monthly: Stage) -> None:
    """After three days nobody wants to know."""
    assert await _at(monthly, _schedule(monthly), AFTER_NOVEMBER + LATEST) == []


@pytest.mark.parametrize("stored", [True, False])
async def test_a_lost_answer_leaves_one_message(monthly: Stage, *, stored: bool) -> None:
    """Whatever became of the request, and with two processes at work, the channel has the message once."""
    schedules = [_schedule(monthly), _schedule(monthly, owner="two")]
    monthly.clock.moment = AFTER_NOVEMBER - timedelta(minutes=20)
    await schedules[0].tick()
    monthly.clock.moment = AFTER_NOVEMBER
    monthly.fails("drop", stored=stored)
    for _ in range(4):
        await asyncio.gather(*(schedule.tick() for schedule in schedules))
        monthly.clock.passes(minutes=2)
    assert len(_look_backs(monthly)) == 1


async def test_sums_of_few_people_are_kept_back(monthly: Stage) -> None:
    """Where fewer take part than a sum needs, and not all are named, no sum is told."""
    monthly.changes(minimum_cohort=5, visibility="own")
    (told,) = await _at(monthly, _schedule(monthly), AFTER_NOVEMBER)
    assert "24,000" not in told
    assert "So few take part" in told


@pytest.mark.parametrize(("language", "title"), [("de", "Rückblick auf November 2026"), ("sv", "november 2026")])
async def test_it_comes_in_the_language_of_the_programme(monthly: Stage, language: str, title: str) -> None:
    """The channel reads it in its own language."""
    monthly.changes(language=language)
    schedule = _schedule(monthly)
    monthly.clock.moment = AFTER_NOVEMBER
    await schedule.tick()
    assert any(title in message.text for message in monthly.posts)
