"""What stands below a final weekly post when its numbers were corrected."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.bot.schedule.stage import DUE, WEEK, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.state.messages import Message
    from storage.database import Database

NEXT = DUE + timedelta(days=7)


@pytest.fixture
async def posted(database: Database) -> AsyncIterator[Stage]:
    """Give a team whose post of week 46 is final."""
    stage = await Stage.set(database)
    stage.clock.moment = DUE
    await stage.schedule().tick()
    yield stage
    await stage.strike()


async def _next_week(stage: Stage, weeks: int = 1) -> None:
    """Let the next post come, and the rounds after it."""
    stage.team.reports("U1", WEEK + weeks, meetings=1)
    for minutes in (0, 15, 30, 45):
        stage.clock.moment = DUE + timedelta(days=7 * weeks, minutes=minutes)
        await stage.schedule().tick()


def _below(stage: Stage) -> list[Message]:
    return stage.sales.thread(stage.post().message_ts)[1:]


async def test_a_correction_that_changes_the_first_places_is_told_once(posted: Stage) -> None:
    """With the next post a note below the final one says so and who leads now; the post itself stays as it was."""
    before = posted.posts[0].text
    posted.clock.moment = NEXT - timedelta(days=1)
    posted.team.reports("U3", WEEK, meetings=30)
    await posted.schedule().tick()
    assert _below(posted) == []
    await _next_week(posted)
    (note,) = _below(posted)
    assert "numbers of week 46 were corrected after this post was final" in note.text
    assert "1. Cleo: *" in note.text
    assert posted.posts[0].text == before
    await _next_week(posted, 2)
    assert len(_below(posted)) == 1


async def test_where_nothing_was_corrected_nothing_is_told(posted: Stage) -> None:
    """A number that no points hang on is no correction of the post."""
    posted.clock.moment = NEXT - timedelta(days=1)
    posted.team.reports("U3", WEEK, mentions=4)
    await _next_week(posted)
    assert _below(posted) == []


async def test_who_is_not_named_in_a_post_is_not_named_below_it(posted: Stage) -> None:
    """Where everybody sees their own numbers only, the note has no names."""
    posted.changes(visibility="own")
    posted.clock.moment = NEXT - timedelta(days=1)
    posted.team.reports("U3", WEEK, meetings=30)
    await _next_week(posted)
    (note,) = _below(posted)
    assert "Cleo" not in str(note)


async def test_a_note_whose_answer_was_lost_is_found_below_the_post(posted: Stage) -> None:
    """It is looked for where it stands, and not told twice."""
    posted.clock.moment = NEXT - timedelta(days=1)
    posted.team.reports("U3", WEEK, meetings=30)
    posted.team.reports("U1", WEEK + 1, meetings=1)
    posted.clock.moment = NEXT
    await posted.schedule().tick()
    posted.fails("drop", stored=True)
    for minutes in (15, 20, 30):
        posted.clock.moment = NEXT + timedelta(minutes=minutes)
        await posted.schedule().tick()
    assert len(_below(posted)) == 1
