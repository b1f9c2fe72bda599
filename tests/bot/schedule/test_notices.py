from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.views.answers import Answer
from tests.bot.schedule.stage import BEFORE, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.i18n import Texts
    from bot.schedule import Schedule
    from storage.notices import NoticeRow


def _draw(facts: Mapping[str, Any], texts: Texts) -> Answer:
    return Answer.of(f"{facts['word']} ({texts.language})")


@pytest.fixture
def schedule(stage: Stage) -> Schedule:
    """Give a schedule that can draw greetings, one of which is due."""
    with stage.team.database.transaction() as tx:
        facts = json.dumps({"word": "Hello"})
        tx.notices.plan("T1", "hello", person_id="UADMIN", kind="greeting", facts=facts, due_at=BEFORE)
    return stage.schedule(notices={"greeting": _draw})


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
