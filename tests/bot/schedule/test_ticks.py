from __future__ import annotations

import asyncio
import logging
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from freezegun import freeze_time

from bot.schedule.ticks import Schedule
from bot.use_cases.find_due_work import Work, WorkKind
from storage.errors import StorageUnavailableError
from tests.bot.schedule.stage import DUE, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.off_loop import OffLoop
    from storage.transaction import Transaction


@pytest.fixture
async def ticking(stage: Stage) -> Schedule:
    """Give a schedule whose post has just become due."""
    stage.clock.moment = DUE
    return stage.schedule()


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 - only the database tells
            await asyncio.sleep(0.01)


async def test_it_ticks_by_itself(stage: Stage) -> None:
    """A started schedule posts soon after the due time without being asked."""
    schedule = stage.schedule()
    schedule.start(seconds=0.05)
    await asyncio.sleep(0.1)
    assert stage.posts == []
    stage.clock.moment = DUE
    await _until(lambda: len(stage.posts) == 1)
    await schedule.stop()


async def test_it_can_be_woken(stage: Stage) -> None:
    """Whoever makes something due need not wait for the next tick."""
    schedule = stage.schedule()
    schedule.start(seconds=60)
    await asyncio.sleep(0.1)
    stage.clock.moment = DUE
    schedule.wake()
    await _until(lambda: bool(stage.posts))
    await schedule.stop()
    assert len(stage.posts) == 1


async def test_it_ticks_on_when_the_clock_is_set_back(stage: Stage) -> None:
    """A machine's clock that goes back an hour does not silence the schedule for an hour."""
    stage.clock.moment = DUE
    await stage.schedule().tick()  # it loads what does the work, which is not for a time that stands still
    with freeze_time(datetime(2026, 11, 16, 9, tzinfo=UTC), real_asyncio=True, ignore=["aiohttp"]) as machine:
        schedule = stage.schedule()
        schedule.start(seconds=0.05)
        await asyncio.sleep(0.1)
        machine.tick(timedelta(hours=-1))
        stage.clock.moment = DUE + timedelta(weeks=1)
        await _until(lambda: len(stage.posts) == 2)
        await schedule.stop()


async def test_stopping_finishes_the_post_in_hand(stage: Stage, ticking: Schedule) -> None:
    """A post that is on its way when the bot is stopped is still written down."""
    stage.fails("slow", seconds=0.3)
    ticking.start(seconds=0.05)
    await _until(lambda: stage.post().state == "sending")
    await ticking.stop()
    assert stage.post().state == "posted"
    await asyncio.sleep(0.1)
    assert len(stage.posts) == 1


async def test_stopping_does_not_wait_for_ever(stage: Stage, ticking: Schedule) -> None:
    """A Slack that does not answer does not keep the bot from ending; the post is settled after the next start."""
    stage.fails("hang", stored=True)
    ticking.start(seconds=0.05)
    await _until(lambda: len(stage.posts) == 1)
    async with asyncio.timeout(3):
        await ticking.stop(within=0.2)
    assert stage.post().state == "sending"
    stage.clock.passes(seconds=61)
    await stage.schedule().tick()
    assert stage.post().state == "posted"
    assert len(stage.posts) == 1


async def test_a_database_that_is_away_is_waited_for(
    stage: Stage, ticking: Schedule, caplog: pytest.LogCaptureFixture
) -> None:
    """While the database cannot be reached the schedule lives, says so once, and catches up afterwards."""
    reached = ticking.find.database

    class Away:
        @contextmanager
        def snapshot(self) -> Iterator[Transaction]:
            raise StorageUnavailableError
            yield

    away = replace(ticking.find, database=Away())  # type: ignore[arg-type]
    ticking.find = away
    for _ in range(5):
        await ticking.tick()
    assert [record.levelno for record in caplog.records].count(logging.ERROR) == 1
    ticking.find = replace(away, database=reached)
    await ticking.tick()
    assert len(stage.posts) == 1


async def _nothing(_work: Work) -> None:
    """Do nothing."""


def _of(works: tuple[Work, ...], run: OffLoop, doers: dict[WorkKind, object]) -> Schedule:
    return Schedule(run, lambda: works, doers, lambda: None)  # type: ignore[arg-type]


async def test_one_workspace_s_fault_does_not_stop_the_others(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """What fails in one workspace is logged once and left alone for a while; the others are served."""
    done: list[str] = []

    async def send(work: Work) -> None:
        await asyncio.sleep(0)
        if work.workspace_id == "T2":
            raise ZeroDivisionError
        done.append(work.workspace_id)

    works = tuple(Work(WorkKind.SEND_POST, workspace) for workspace in ("T1", "T2", "T3"))
    schedule = _of(works, stage.run, {WorkKind.SEND_POST: send})
    await schedule.tick()
    await schedule.tick()
    assert sorted(done) == ["T1", "T1", "T3", "T3"]
    assert [record.levelno for record in caplog.records].count(logging.ERROR) == 1


async def test_work_that_stays_due_is_done_once_a_tick(stage: Stage) -> None:
    """Work that is found again and again does not hold a tick for ever."""
    schedule = _of((Work(WorkKind.EDIT_POST, "T1"),), stage.run, {WorkKind.EDIT_POST: _nothing})
    async with asyncio.timeout(5):
        await schedule.tick()
