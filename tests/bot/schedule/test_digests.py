from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.i18n import LANGUAGES, Texts
from bot.use_cases.digests.planning import EXECUTIVE_NOTICE
from bot.views.digests import executive, notices
from sandbox.block_kit import check_message
from storage.digests import HelpRequest
from tests.bot.schedule.stage import BEFORE, DUE, WEEK, Stage
from tests.bot.schedule.test_look_backs import AFTER_NOVEMBER, LAST

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.schedule import Schedule
    from sandbox.state.messages import Message
    from storage.database import Database


@pytest.fixture
async def led(database: Database) -> AsyncIterator[Stage]:
    """Give a team with a manager and an executive, who take no part themselves."""
    stage = await Stage.set(database, minimum_cohort=3)
    for person_id, name, role in (("UMIA", "Mia", "manager"), ("UEVA", "Eva", "executive")):
        stage.server.workspace.add_person(name.lower(), id=person_id)
        stage.team.knows(person_id, name)
        stage.team.appoints(person_id, role)
    yield stage
    await stage.strike()


def _schedule(stage: Stage, owner: str = "one") -> Schedule:
    return stage.schedule(owner=owner, notices=notices.NOTICES)


def _messages(stage: Stage, person_id: str) -> list[Message]:
    return stage.server.workspace.direct(person_id).history()


async def _told(stage: Stage, moment: datetime, person_id: str = "UMIA") -> list[str]:
    stage.clock.moment = moment
    await _schedule(stage).tick()
    return [message.text for message in _messages(stage, person_id)]


async def test_a_manager_is_told_once_with_the_weekly_post(led: Stage) -> None:
    """At the time of the post, and not again, a manager reads how many reported, without a name."""
    assert await _told(led, BEFORE) == []
    (text,) = await _told(led, DUE)
    assert "*Your team in week 46* · 3 of 3 reported · nothing waits for you\n" in text
    assert not any(name in text for name in ("Anna", "Ben", "Cleo"))
    assert await _told(led, DUE + timedelta(hours=3)) == [text]


async def test_what_waits_is_counted(led: Stage) -> None:
    """Days away, a customer whom two claim, and large deals of others are counted, and who asked for help is named."""
    led.team.deals("U1", "Giant", 5_000_000)
    led.team.deals("UMIA", "Own", 5_000_000)
    led.team.is_away("U1", WEEK.days[0], WEEK.days[2], "requested")
    for seller in ("U1", "U2"):
        led.team.deals(seller, "Acme", 5000, stage="open", closed_on=None)
    with led.team.entry("U3", "help") as (tx, sequence):
        tx.digests.record("T1", sequence, HelpRequest("U3", WEEK.starts_on, "Nobody <!here> answers"))
    (text,) = await _told(led, DUE)
    assert "• Cleo: “Nobody &lt;!here&gt; answers”" in text
    assert "• 1 absence or working share to confirm" in text
    assert "• 1 customer claimed by several: `/upshot claims`" in text
    assert "• 1 large deal to verify: `/upshot verify`" in text
    assert "Nothing waits" not in text


async def test_who_wants_no_digest_gets_none(led: Stage) -> None:
    """A manager who switched it off is left alone, and so is everybody in a dry run."""
    with led.team.database.transaction() as tx:
        tx.digests.switch("T1", "UMIA", is_on=False)
    assert await _told(led, DUE) == []


async def test_a_dry_run_sends_no_digest(led: Stage) -> None:
    """Nothing is sent in a dry run."""
    led.changes(dry_run=True)
    assert await _told(led, DUE) == []


async def test_a_digest_that_is_a_day_late_is_left_out(led: Stage) -> None:
    """After a day nobody needs it any more."""
    assert await _told(led, DUE + timedelta(hours=24)) == []


async def test_two_processes_send_one_digest(led: Stage) -> None:
    """Two processes at once send each manager one message."""
    led.clock.moment = DUE
    await asyncio.gather(*(_schedule(led, owner).tick() for owner in ("one", "two")))
    assert len(_messages(led, "UMIA")) == 1


async def test_a_digest_hides_how_few_reported(led: Stage) -> None:
    """Where fewer take part than a sum needs, and not all are named, the digest has no numbers of them."""
    led.changes(minimum_cohort=5, visibility="own")
    (text,) = await _told(led, DUE)
    assert "of 3" not in text


@pytest.mark.parametrize("has_chart", [True, False])
async def test_an_executive_reads_the_month_in_four_figures(led: Stage, *, has_chart: bool) -> None:
    """After a month, once, an executive reads revenue, customers, meetings and leads of social selling."""
    led.team.deals("U1", "Acme", 240_000, closed_on=LAST.days[1])
    led.team.deals("U1", "Emca", 6_000, closed_on=LAST.days[1], source="referral")
    led.clock.moment = AFTER_NOVEMBER - timedelta(minutes=20)
    await _schedule(led).tick()
    if not has_chart:
        led.fails("error", error="invalid_blocks")
    (text,) = await _told(led, AFTER_NOVEMBER, "UEVA")
    assert "*November 2026:* *€" in text
    money = ("*€240k* from social selling", "€240k of it is not verified yet.")
    assert "\n".join((*money, "*1* customer won by social selling", "*7* meetings held", "*0* qualified leads")) in text
    (message,) = _messages(led, "UEVA")
    assert check_message({"text": message.text, "blocks": message.blocks}) == []
    assert await _told(led, AFTER_NOVEMBER + timedelta(hours=5), "UEVA") == [text]


async def test_a_second_month_is_compared_with_the_first(led: Stage) -> None:
    """From the second month on the figures of the month before stand beside, and the revenue of both in a chart."""
    led.changes(first_week_start=(WEEK - 8).starts_on)
    led.team.deals("U1", "Acme", 10_000, closed_on=(WEEK - 3).days[1])
    led.team.deals("U1", "Emca", 24_000, closed_on=LAST.days[1])
    (text,) = await _told(led, AFTER_NOVEMBER, "UEVA")
    assert "*€24,000* from social selling (before: €10,000)" in text
    assert "October 2026: €10,000 from social selling, €0 from elsewhere" in text
    assert "data_visualization" in {block["type"] for block in _messages(led, "UEVA")[0].blocks}
    with led.team.database.snapshot() as tx:
        (told,) = tx.notices.since("T1", (EXECUTIVE_NOTICE,), BEFORE)
    for language in LANGUAGES:
        drawn = executive.notice(json.loads(told.facts), Texts(language))
        assert check_message({"text": drawn.text, "blocks": list(drawn.blocks)}) == []


async def test_nobody_but_executives_gets_it(led: Stage) -> None:
    """Managers and admins find the same in the business report, and are not written to."""
    await _told(led, datetime(2026, 12, 3, 9, tzinfo=UTC))
    assert [len(_messages(led, person_id)) for person_id in ("UEVA", "UMIA")] == [1, 0]
