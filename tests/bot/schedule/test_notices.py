from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.use_cases.notices.send import ClaimNotice
from bot.views.answers import Answer
from tests.bot.schedule.stage import BEFORE, SCOPES, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from bot.i18n import Texts
    from bot.schedule import Schedule
    from storage.database import Database
    from storage.notices import NoticeRow


def _draw(facts: Mapping[str, Any], texts: Texts) -> Answer:
    return Answer.of(f"{facts['word']} ({texts.language})")


def _plan(stage: Stage, key: str) -> None:
    with stage.team.database.transaction() as tx:
        facts = json.dumps({"word": "Hello"})
        tx.notices.plan("T1", key, person_id="UADMIN", kind="greeting", facts=facts, due_at=stage.clock())


def _greeting(stage: Stage, post_timeout: float = 5) -> Schedule:
    _plan(stage, "hello")
    return stage.schedule(notices={"greeting": _draw}, post_timeout=post_timeout)


@pytest.fixture
def schedule(stage: Stage) -> Schedule:
    """Give a schedule that can draw greetings, one of which is due."""
    return _greeting(stage)


@pytest.fixture
async def seeing(database: Database) -> AsyncIterator[Stage]:
    """Give a team whose bot may look into its direct messages."""
    stage = await Stage.set(database, scopes=(*SCOPES, "im:history"))
    yield stage
    await stage.strike()


def _notice(stage: Stage, key: str = "hello") -> NoticeRow:
    with stage.team.database.snapshot() as tx:
        notice = tx.notices.find("T1", key)
    assert notice is not None
    return notice


async def test_a_notice_reaches_its_person_once(stage: Stage, schedule: Schedule) -> None:
    """However often the clock ticks, a notice comes once, in the person's language."""
    for _ in range(3):
        await schedule.tick()
        stage.clock.passes(minutes=5)
    assert [message.text for message in stage.notices] == ["Hello (en)"]
    assert _notice(stage).state == "sent"
    assert _notice(stage).message_ts == stage.notices[0].ts


async def test_a_notice_waits_until_it_is_due(stage: Stage, schedule: Schedule) -> None:
    """A notice planned for later comes later."""
    stage.clock.passes(minutes=-1)
    await schedule.tick()
    assert stage.notices == []


@pytest.mark.parametrize("stored", [True, False])
async def test_a_notice_of_unknown_fate_is_not_sent_again(stage: Stage, schedule: Schedule, *, stored: bool) -> None:
    """When the answer is lost, the person got the notice once at the most."""
    stage.fails("drop", stored=stored)
    for _ in range(3):
        await schedule.tick()
        stage.clock.passes(minutes=5)
    assert len(stage.notices) == int(stored)
    assert _notice(stage).state == "unknown"


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize("kind", ["drop", "hang", "garbage", "http_error"])
async def test_a_lost_notice_is_looked_for(seeing: Stage, *, kind: str, stored: bool) -> None:
    """With a look into direct messages the person gets the notice exactly once, whatever became of the answer."""
    schedule = _greeting(seeing, post_timeout=0.2)
    seeing.fails(kind, stored=stored, seconds=1)
    for _ in range(4):
        await schedule.tick()
        seeing.clock.passes(minutes=5)
    assert [message.text for message in seeing.notices] == ["Hello (en)"]
    assert (_notice(seeing).state, _notice(seeing).message_ts) == ("sent", seeing.notices[0].ts)


@pytest.mark.parametrize("was_sent", [True, False])
async def test_a_notice_whose_sender_was_killed_comes_once(seeing: Stage, *, was_sent: bool) -> None:
    """Killed before or after the call, the next process brings it to exactly one."""
    schedule = _greeting(seeing)
    claim = ClaimNotice(seeing.team.database, seeing.clock)
    assert claim("T1", "hello") is not None
    if was_sent:
        await seeing.poster().post_direct("UADMIN", Answer.of("Hello (en)"), "hello")
    for _ in range(3):
        seeing.clock.passes(minutes=2)
        await schedule.tick()
    assert [message.text for message in seeing.notices] == ["Hello (en)"]
    assert _notice(seeing).state == "sent"


async def test_two_processes_bring_one_notice(seeing: Stage) -> None:
    """Two schedules over one database, with every first answer lost, bring each notice once."""
    schedules = [_greeting(seeing), seeing.schedule(owner="two", notices={"greeting": _draw})]
    for stored in (True, False):
        seeing.fails("drop", stored=stored)
        for _ in range(4):
            await asyncio.gather(*(schedule.tick() for schedule in schedules))
            seeing.clock.passes(minutes=2)
        assert len(seeing.notices) == 1


async def test_a_look_that_fails_is_taken_again(seeing: Stage) -> None:
    """When Slack does not answer the search either, it is repeated a while later, and nothing is sent meanwhile."""
    schedule = _greeting(seeing)
    seeing.fails("drop", stored=True)
    await schedule.tick()
    for method in ("conversations.open", "conversations.history", "conversations.history"):
        seeing.fails("error", method, error="internal_error")
        seeing.clock.passes(minutes=2)
        await schedule.tick()
        assert (_notice(seeing).state, len(seeing.notices)) == ("sending", 1)
    seeing.clock.passes(minutes=2)
    await schedule.tick()
    assert (_notice(seeing).state, len(seeing.notices)) == ("sent", 1)


async def test_who_was_reached_before_is_found_without_asking(database: Database) -> None:
    """A person who got a message already is looked for where it was, even if the bot may not open conversations."""
    stage = await Stage.set(database, scopes=("chat:write", "im:history"))
    schedule = _greeting(stage)
    await schedule.tick()
    _plan(stage, "again")
    stage.fails("drop", stored=True)
    for _ in range(3):
        await schedule.tick()
        stage.clock.passes(minutes=2)
    assert (_notice(stage, "again").state, len(stage.notices)) == ("sent", 2)
    await stage.strike()


async def test_a_notice_whose_sender_died_is_not_sent_again(stage: Stage, schedule: Schedule) -> None:
    """A notice that was begun by a process that is gone counts as of unknown fate."""
    with stage.team.database.transaction() as tx:
        tx.notices.move(_notice(stage), state="sending", attempt=1, claimed_at=BEFORE)
    stage.clock.passes(minutes=2)
    await schedule.tick()
    assert stage.notices == []
    assert _notice(stage).state == "unknown"


async def test_a_notice_waits_as_long_as_slack_says(stage: Stage, schedule: Schedule) -> None:
    """After a 429 the notice comes when Slack allows it."""
    stage.fails("rate_limit", retry_after=20)
    await schedule.tick()
    assert stage.notices == []
    stage.clock.passes(seconds=20)
    await schedule.tick()
    assert len(stage.notices) == 1


async def test_a_person_who_cannot_be_reached_is_let_be(stage: Stage, schedule: Schedule) -> None:
    """A notice that Slack refuses for good is not tried again."""
    stage.fails("error", error="user_disabled")
    for _ in range(3):
        await schedule.tick()
        stage.clock.passes(minutes=5)
    assert _notice(stage).state == "failed"
    assert _notice(stage).problem == "user_disabled"


async def test_a_notice_that_nothing_can_draw_does_no_harm(stage: Stage, schedule: Schedule) -> None:
    """A kind that this version does not know fails alone."""
    with stage.team.database.transaction() as tx:
        tx.notices.plan("T1", "odd", person_id="UADMIN", kind="odd", facts="{}", due_at=BEFORE)
    await schedule.tick()
    assert _notice(stage, "odd").state == "failed"
    assert len(stage.notices) == 1
