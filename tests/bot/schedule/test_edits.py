from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.weekly_post import WeeklyPost
from bot.use_cases import receipts
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.compose import compose_post
from tests.bot.schedule.stage import DUE, WEEK, Stage

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from storage.publications import RevisionRow


@pytest.fixture
async def posted(stage: Stage) -> Stage:
    """Give a team whose post was just posted."""
    stage.clock.moment = DUE
    await stage.schedule().tick()
    stage.clock.passes(minutes=5)
    return stage


def _revisions(stage: Stage) -> list[RevisionRow]:
    with stage.team.database.snapshot() as tx:
        return tx.publications.revisions("T1", WEEK.starts_on)


def _composed(stage: Stage, week: Week) -> WeeklyPost:
    with stage.team.database.snapshot() as tx:
        programme = known_programme(tx, "T1")
        assert programme is not None
        return compose_post(tx, "T1", programme, week, tx.journal.last_sequence("T1"))


async def test_a_late_report_edits_the_post_in_place(posted: Stage) -> None:
    """What is reported after the post shows in the same message, which says that it was updated."""
    ts = posted.posts[0].ts
    posted.team.reports("U3", WEEK, meetings=6)
    await posted.schedule().tick()
    (post,) = posted.posts
    assert post.ts == ts
    assert post.edited
    assert "1. Cleo" in post.text
    assert "Updated Mon 16 Nov, 10:05" in post.text
    assert post.blocks[0]["block_id"] == "post:T1:2026-W46:1"


@pytest.mark.parametrize("refusal", ["invalid_blocks", "only_one_table_allowed", "msg_blocks_too_long"])
async def test_a_post_in_plain_blocks_stays_so_when_it_is_edited(stage: Stage, refusal: str) -> None:
    """Once Slack refused a table or a chart, edits do not try again, and say the same as the table would."""
    for back in (3, 2, 1):
        stage.team.publishes(WEEK - back, receipts.written(_composed(stage, WEEK - back)))
    stage.clock.moment = DUE
    stage.fails("error", error=refusal)
    await stage.schedule().tick()
    stage.clock.passes(minutes=5)
    stage.team.reports("U3", WEEK, meetings=6)
    await stage.schedule().tick()
    (post,) = stage.posts
    assert post.edited
    assert {block["type"] for block in post.blocks} == {"header", "section", "context", "actions"}
    assert "1. Cleo" in str(post.blocks)


async def test_a_change_of_an_older_week_edits_the_post_too(posted: Stage) -> None:
    """Numbers of the week before that change what the post says change the post."""
    posted.team.reports("U3", WEEK - 1, meetings=9, leads=9)
    await posted.schedule().tick()
    assert posted.posts[0].edited


async def test_a_post_is_edited_once_a_minute_at_most(posted: Stage) -> None:
    """Reports that follow each other closely are shown together."""
    schedule = posted.schedule()
    for meetings in (5, 6, 7):
        posted.team.reports("U3", WEEK, meetings=meetings)
        await schedule.tick()
        posted.clock.passes(seconds=25)
    assert len(_revisions(posted)) == 2
    posted.clock.passes(seconds=60)
    await schedule.tick()
    assert len(_revisions(posted)) == 3


async def test_what_changes_nothing_edits_nothing(posted: Stage) -> None:
    """An entry that the post does not show leaves the message alone."""
    posted.team.reports("U1", WEEK + 1, meetings=1)
    schedule = posted.schedule()
    await schedule.tick()
    posted.clock.passes(minutes=2)
    await schedule.tick()
    assert not posted.posts[0].edited
    assert len(_revisions(posted)) == 1


async def test_a_final_post_never_changes_again(posted: Stage) -> None:
    """From Wednesday 18:00 on corrections leave the old post as it is."""
    posted.clock.moment = DUE + timedelta(days=2, hours=8)
    posted.team.reports("U3", WEEK, meetings=6)
    await posted.schedule().tick()
    assert not posted.posts[0].edited


async def test_a_post_may_be_edited_until_the_last_minute(posted: Stage) -> None:
    """On Wednesday at 17:59 a correction still shows."""
    posted.clock.moment = DUE + timedelta(days=2, hours=7, minutes=59)
    posted.team.reports("U3", WEEK, meetings=6)
    await posted.schedule().tick()
    assert posted.posts[0].edited


@pytest.mark.parametrize("fault", [{"kind": "drop"}, {"kind": "drop", "stored": True}, {"kind": "rate_limit"}], ids=str)
async def test_an_edit_that_fails_is_made_a_minute_later(posted: Stage, fault: dict[str, object]) -> None:
    """An edit whose outcome is unknown is simply made again."""
    posted.team.reports("U3", WEEK, meetings=6)
    posted.fails(method="chat.update", **fault)  # type: ignore[arg-type]
    schedule = posted.schedule()
    await schedule.tick()
    assert len(_revisions(posted)) == 1
    posted.clock.passes(seconds=61)
    await schedule.tick()
    assert "1. Cleo" in posted.posts[0].text
    assert len(_revisions(posted)) == 2


async def test_a_post_that_somebody_deleted_stays_deleted(posted: Stage) -> None:
    """A deleted post is neither posted again nor edited for ever."""
    posted.server.workspace.delete(posted.posts[0])
    posted.team.reports("U3", WEEK, meetings=6)
    schedule = posted.schedule()
    for _ in range(3):
        await schedule.tick()
        posted.clock.passes(minutes=2)
    assert posted.posts == []
    assert posted.post().problem == "message_not_found"
    assert sum(call.method == "chat.update" for call in posted.server.workspace.calls) == 1


async def test_what_was_posted_can_be_computed_again(posted: Stage) -> None:
    """Every revision is what its sequence number makes, whatever was changed since."""
    schedule = posted.schedule()
    for person, meetings in (("U3", 6), ("U2", 9)):
        posted.team.reports(person, WEEK, meetings=meetings)
        posted.clock.passes(minutes=2)
        await schedule.tick()
    posted.team.reports("U1", WEEK, meetings=9, leads=9)
    revisions = _revisions(posted)
    assert [revision.revision for revision in revisions] == [0, 1, 2]
    with posted.team.database.snapshot() as tx:
        programme = known_programme(tx, "T1")
        assert programme is not None
        for revision in revisions:
            said = receipts.read(WeeklyPost, revision.document)
            assert compose_post(tx, "T1", programme, WEEK, revision.sequence) == said
