from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from storage.database import Database
from tests.bot.schedule.stage import DUE, WEEK, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


async def test_nothing_is_posted_before_it_is_due(stage: Stage) -> None:
    """A minute before its time there is no post."""
    await stage.schedule().tick()
    assert stage.posts == []
    assert stage.states == {"2026-W46": "due"}


async def test_the_week_that_ended_is_posted_when_it_is_due(stage: Stage) -> None:
    """At its time the post of the week is in the channel, and the next one is planned."""
    stage.clock.moment = DUE
    await stage.schedule().tick()
    (post,) = stage.posts
    assert "Anna" in post.text
    assert post.blocks[0]["block_id"] == "post:T1:2026-W46:0"
    assert stage.states == {"2026-W46": "posted", "2026-W47": "due"}
    assert stage.post().message_ts == post.ts
    assert stage.post(WEEK + 1).due_at == DUE + timedelta(weeks=1)


async def test_a_post_is_posted_once_however_often_the_clock_ticks(stage: Stage) -> None:
    """Further ticks, also of a process that was started later, add nothing."""
    stage.clock.moment = DUE
    for owner in ("one", "one", "two"):
        await stage.schedule(owner=owner).tick()
        stage.clock.passes(minutes=5)
    assert len(stage.posts) == 1


async def test_two_processes_over_one_database_post_once(stage: Stage, database_url: str) -> None:
    """Of two schedules that tick at the same time one posts."""
    others = [Database(database_url) for _ in range(3)]
    stage.clock.moment = DUE
    schedules = [stage.schedule(), *(stage.schedule(other, owner=str(n)) for n, other in enumerate(others))]
    await asyncio.gather(*(schedule.tick() for schedule in schedules))
    for other in others:
        other.close()
    assert len(stage.posts) == 1
    assert stage.states["2026-W46"] == "posted"


@pytest.mark.parametrize("hours", [0.5, 23.9])
async def test_a_bot_that_was_down_posts_when_it_is_back(stage: Stage, hours: float) -> None:
    """Up to 24 hours late the post comes all the same."""
    stage.clock.moment = DUE + timedelta(hours=hours)
    await stage.schedule().tick()
    assert len(stage.posts) == 1


async def test_a_post_that_is_more_than_a_day_late_is_told_instead(stage: Stage) -> None:
    """After 25 hours nothing is posted, and the admin is told why and what to type."""
    stage.clock.moment = DUE + timedelta(hours=25)
    await stage.schedule().tick()
    assert stage.posts == []
    assert stage.states == {"2026-W46": "missed", "2026-W47": "due"}
    (notice,) = stage.notices
    assert "week 46" in notice.text
    assert "/upshot post now" in notice.text


async def test_a_bot_that_was_down_for_a_month_tells_of_every_week_at_once(stage: Stage) -> None:
    """Each missed week is named in one notice, and only what is not too late is posted."""
    stage.clock.moment = DUE + timedelta(weeks=4, hours=1)
    await stage.schedule().tick()
    assert list(stage.states.values()) == ["missed"] * 4 + ["posted", "due"]
    (notice,) = stage.notices
    assert "week 46, week 47, week 48 and week 49" in notice.text
    (post,) = stage.posts
    assert "week 50" in post.text


async def test_a_lost_answer_is_not_a_lost_post(stage: Stage) -> None:
    """When Slack took the post and the answer was lost, it is found in the channel and not posted again."""
    stage.clock.moment = DUE
    stage.fails("drop", stored=True)
    schedule = stage.schedule()
    await schedule.tick()
    assert stage.post().state == "sending"
    stage.clock.passes(seconds=61)
    await schedule.tick()
    assert len(stage.posts) == 1
    assert stage.post().state == "posted"
    assert stage.post().message_ts == stage.posts[0].ts


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "drop"},
        {"kind": "http_error", "status": 500},
        {"kind": "garbage"},
        {"kind": "error", "error": "internal_error"},
        {"kind": "http_error", "status": 503, "stored": True},
        {"kind": "garbage", "stored": True},
        {"kind": "error", "error": "fatal_error", "stored": True},
    ],
    ids=str,
)
async def test_an_unknown_outcome_ends_in_exactly_one_post(stage: Stage, fault: dict[str, object]) -> None:
    """Whether or not Slack took the post before it failed, there is one in the end."""
    stage.clock.moment = DUE
    stage.fails(**fault)  # type: ignore[arg-type]
    schedule = stage.schedule()
    await schedule.tick()
    stage.clock.passes(seconds=30)
    await schedule.tick()
    assert stage.post().state == "sending"
    stage.clock.passes(seconds=31)
    await schedule.tick()
    assert len(stage.posts) == 1
    assert stage.post().state == "posted"


async def test_a_hanging_slack_is_given_up_in_time(stage: Stage) -> None:
    """A request without an answer ends with the client's patience, and the post is settled afterwards."""
    stage.clock.moment = DUE
    stage.fails("hang", stored=True)
    schedule = stage.schedule(post_timeout=0.3)
    await schedule.tick()
    stage.clock.passes(seconds=61)
    await schedule.tick()
    assert len(stage.posts) == 1


async def test_slack_s_wish_to_wait_is_obeyed(stage: Stage) -> None:
    """After a 429 the post waits as long as Slack says, and then comes once."""
    stage.clock.moment = DUE
    stage.fails("rate_limit", retry_after=20)
    schedule = stage.schedule()
    await schedule.tick()
    stage.clock.passes(seconds=19)
    await schedule.tick()
    assert stage.posts == []
    stage.clock.passes(seconds=1)
    await schedule.tick()
    assert len(stage.posts) == 1


async def test_a_refusal_that_needs_somebody_is_told_once_and_tried_again(stage: Stage) -> None:
    """When the bot is not in the channel the admin is told what to type; once it is invited the post comes."""
    members = stage.sales.members
    stage.sales.members = []
    stage.clock.moment = DUE
    schedule = stage.schedule()
    await schedule.tick()
    assert stage.post().state == "failed"
    stage.clock.passes(minutes=15)
    await schedule.tick()
    (notice,) = stage.notices
    assert "/invite @Upshot" in notice.text
    stage.sales.members = members
    stage.clock.passes(minutes=15)
    await schedule.tick()
    assert len(stage.posts) == 1


async def test_a_workspace_without_tables_gets_plain_blocks_and_is_remembered(stage: Stage) -> None:
    """A refused table is drawn in plain blocks at once, and the week after as well."""
    stage.clock.moment = DUE
    stage.fails("error", error="invalid_blocks")
    schedule = stage.schedule()
    await schedule.tick()
    assert "table" not in {block["type"] for block in stage.posts[0].blocks}
    stage.clock.passes(weeks=1)
    await schedule.tick()
    assert len(stage.posts) == 2
    assert "table" not in {block["type"] for block in stage.posts[1].blocks}


async def test_a_found_post_may_stand_pages_back(stage: Stage) -> None:
    """A post is found also when many messages followed it."""
    stage.clock.moment = DUE
    stage.fails("drop", stored=True)
    schedule = stage.schedule()
    await schedule.tick()
    for number in range(40):
        stage.server.workspace.post("sales", "anna", f"message {number}")
    stage.clock.passes(seconds=61)
    await schedule.tick()
    assert len(stage.posts) == 1
    assert stage.post().state == "posted"


async def test_what_cannot_be_looked_through_is_not_posted_again(stage: Stage) -> None:
    """When more was written since than Slack shows in a few pages, the admin is asked."""
    stage.clock.moment = DUE
    stage.fails("drop")
    schedule = stage.schedule()
    await schedule.tick()
    for number in range(200):
        stage.server.workspace.post("sales", "anna", f"message {number}")
    stage.clock.passes(seconds=61)
    await schedule.tick()
    assert stage.posts == []
    assert stage.post().state == "attention"


async def test_a_search_that_slack_puts_off_is_made_later(stage: Stage) -> None:
    """A rate-limited search settles nothing; it is made again when Slack allows it."""
    stage.clock.moment = DUE
    stage.fails("drop", stored=True)
    stage.fails("rate_limit", "conversations.history", retry_after=30)
    schedule = stage.schedule()
    await schedule.tick()
    stage.clock.passes(seconds=61)
    await schedule.tick()
    assert stage.post().state == "sending"
    stage.clock.passes(seconds=30)
    await schedule.tick()
    assert stage.post().state == "posted"
    assert len(stage.posts) == 1


@pytest.fixture
async def blind(database: Database) -> AsyncIterator[Stage]:
    """Give a team whose bot may not read the channel."""
    stage = await Stage.set(database, scopes=("chat:write",))
    yield stage
    await stage.strike()


@pytest.mark.parametrize("stored", [True, False])
async def test_without_the_right_to_look_there_is_at_most_one_post(blind: Stage, *, stored: bool) -> None:
    """Without the history scope a post of unknown fate stays so, and the admin is asked what to do."""
    blind.clock.moment = DUE
    blind.fails("drop", stored=stored)
    schedule = blind.schedule()
    await schedule.tick()
    blind.clock.passes(seconds=61)
    await schedule.tick()
    blind.clock.passes(hours=30)
    await schedule.tick()
    assert len(blind.posts) == int(stored)
    assert blind.post().state == "attention"
    (notice,) = blind.notices
    assert "missing_scope" in notice.text
    assert [element["action_id"] for element in notice.blocks[-1]["elements"]] == ["post_again", "leave_post"]
