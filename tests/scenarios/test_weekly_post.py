from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.office import SETUP, Office

if TYPE_CHECKING:
    from storage.database import Database
    from tests.scenarios.office import Colleague


async def test_a_late_report_changes_the_same_message(office: Office, anna: Colleague, bernd: Colleague) -> None:
    """Until Wednesday evening the post follows the facts in place; then it is final."""
    await anna.types("/outcomes meetings 1")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    (post,) = office.posts
    await bernd.types("/outcomes meetings 3 leads 2 last week")
    await office.turns_to(2026, 11, 16, 9, 5)
    assert [message.ts for message in office.posts] == [post.ts]
    assert "1. Bernd Vogt" in post.text
    assert "Updated" in post.text
    said = post.text
    await office.turns_to(2026, 11, 18, 17, 0, 1)
    await bernd.types("/outcomes meetings 9 leads 9 last week")
    await office.turns_to(2026, 11, 18, 17, 30)
    assert post.text == said
    assert len(office.posts) == 1


async def test_a_late_report_after_the_end_moves_the_season(office: Office, anna: Colleague) -> None:
    """A correction after the post is final counts for the season, and the old post stands."""
    await anna.types("/outcomes meetings 1")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    await office.turns_to(2026, 11, 19, 9)
    posted, season = office.posts[0].text, await anna.types("/leaderboard season")
    await anna.types("/outcomes meetings 3 leads 2 last week")
    assert await anna.types("/leaderboard season") != season
    assert "Anna Berg" in await anna.types("/leaderboard last week")
    assert office.posts[0].text == posted


async def test_post_now_answers_with_the_link_when_it_is_there(office: Office, alva: Colleague) -> None:
    """Whoever asks, there is one post of an ended week."""
    await office.sits("anna").types("/outcomes meetings 1")
    await office.turns_to(2026, 11, 16, 7)
    assert "I am posting" in await alva.types("/upshot post now")
    await office.turns_to(2026, 11, 16, 7, 0, 5)
    assert len(office.posts) == 1
    assert office.posts[0].ts.replace(".", "") in await alva.types("/upshot post now")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    assert len(office.posts) == 1


async def test_a_preview_stays_private(office: Office, alva: Colleague) -> None:
    """An admin sees what would be posted, and nobody else does."""
    await office.sits("anna").types("/outcomes meetings 1")
    said = await alva.types("/upshot preview")
    assert "Only you see this" in said
    assert "Anna Berg" in said
    assert office.posts == []


async def test_the_buttons_of_the_post_answer_privately(office: Office, anna: Colleague, mia: Colleague) -> None:
    """Everybody gets the own numbers, to the hundredth, and nobody else's."""
    await anna.types("/outcomes meetings 1")
    await mia.types("/outcomes meetings 2")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    (post,) = office.posts
    said = post.text
    assert "*1. You" in await mia.clicks("My numbers", post)
    why = await anna.clicks("Why this score", post)
    assert "Mia" not in why
    assert "Meetings held: 1 / 3" in why
    await anna.clicks("Report", post)
    assert anna.seat.form
    assert post.text == said


async def test_a_week_without_reports_is_posted_without_blame(office: Office) -> None:
    """The post names nobody who has not reported."""
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    (post,) = office.posts
    assert not any(name in post.text for name in ("Anna", "Bernd", "Cajsa"))


@pytest.mark.parametrize(
    ("start", "weeks", "hours"),
    [
        ((2026, 10, 15, 9), ((2026, 10, 19), (2026, 10, 26), (2026, 11, 2)), (8, 9, 9)),
        ((2027, 3, 18, 9), ((2027, 3, 22), (2027, 3, 29), (2027, 4, 5)), (9, 8, 8)),
        ((2026, 12, 17, 9), ((2026, 12, 21), (2026, 12, 28), (2027, 1, 4)), (9, 9, 9)),
    ],
    ids=["autumn", "spring", "week 53"],
)
async def test_monday_ten_stays_monday_ten(
    sqlite_database: Database, start: tuple[int, ...], weeks: tuple[tuple[int, ...], ...], hours: tuple[int, ...]
) -> None:
    """Over both changes of the clock and the turn of the year there is one post a week, at ten in Berlin."""
    office = await Office.open(sqlite_database, datetime(*start, tzinfo=UTC))  # type: ignore[misc,arg-type] # four numbers
    await office.sits("alva").types(SETUP)
    await office.sits("anna").types("/outcomes meetings 1")
    for number, (day, hour) in enumerate(zip(weeks, hours, strict=True)):
        await office.turns_to(*day, hour - 1, 59, 30)
        assert len(office.posts) == number
        await office.turns_to(*day, hour, 0, 5)
        assert len(office.posts) == number + 1
        await office.sits("anna").types("/outcomes meetings 1")
    await office.closes()


async def test_a_changed_zone_moves_the_next_post_only(office: Office, alva: Colleague) -> None:
    """Ten o'clock in New York is six hours later, and the week that was posted is not posted again."""
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    await alva.types("/upshot setup America/New_York")
    await office.turns_to(2026, 11, 16, 15, 0, 5)
    assert len(office.posts) == 1
    await office.turns_to(2026, 11, 23, 14, 59)
    assert len(office.posts) == 1
    await office.turns_to(2026, 11, 23, 15, 0, 5)
    assert len(office.posts) == 2


async def test_a_new_season_begins_at_nothing(office: Office, anna: Colleague) -> None:
    """The season's leaderboard starts anew with the first week of a quarter."""
    await anna.types("/outcomes meetings 3")
    assert "Q4 2026" in await anna.types("/leaderboard season")
    await office.turns_to(2027, 1, 6, 9)
    said = await anna.types("/leaderboard season")
    assert "Q1 2027" in said


async def test_a_bot_that_was_down_for_a_day_tells_an_admin_instead(office: Office, alva: Colleague) -> None:
    """A post more than a day late is not posted; the admin hears of it once."""
    await office.sits("anna").types("/outcomes meetings 3")
    await office.bot.stop()
    office.clock.advance_to(datetime(2026, 11, 17, 9, 30, tzinfo=UTC))
    await office.starts_bot()
    await office.turns_to(2026, 11, 17, 9, 31)
    await office.turns_to(2026, 11, 17, 9, 32)
    assert office.posts == []
    assert len(alva.seat.direct.history()) == 1
    assert "I am posting" in await alva.types("/upshot post now")
    await office.turns_to(2026, 11, 17, 9, 33)
    assert len(office.posts) == 1


async def test_a_bot_that_was_down_for_an_hour_posts_once_when_it_is_back(office: Office) -> None:
    """Being late by less than a day is no reason to leave the team without its leaderboard."""
    await office.sits("anna").types("/outcomes meetings 3")
    await office.bot.stop()
    office.clock.advance_to(datetime(2026, 11, 16, 20, tzinfo=UTC))
    await office.starts_bot()
    await office.turns_to(2026, 11, 16, 20, 0, 5)
    assert len(office.posts) == 1
