"""The tick: every few seconds the database is asked what is due, and it is done."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from contextvars import Context
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import system_clock
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from bot.off_loop import OffLoop
    from bot.use_cases.find_due_work import FindDueWork, Work, WorkKind

_LOG = logging.getLogger(__name__)

TICK_SECONDS: Final = 2.0
FINISH_SECONDS: Final = 6.0
"""How long the work in hand has when the bot stops: a post takes 5 seconds at most."""
PAUSE_SECONDS: Final = 60.0
"""How long work that failed in a workspace is left alone, so that one fault is not logged at every tick."""

_MOST_ROUNDS = 100
_AT_ONCE = 10
"""Workspaces that are served at the same time."""

Doers: TypeAlias = "Mapping[WorkKind, Callable[[Work], Awaitable[None]]]"
"""What does which kind of work."""


@dataclass(slots=True)
class Schedule:
    """Does what is due, as the database tells; two of them over one database do not get into each other's way."""

    run: OffLoop
    find: FindDueWork
    doers: Doers
    prepare: Callable[[], None]
    """Done before the first work."""
    _scheduler: Any = field(init=False, default=None)
    _watch: asyncio.TimerHandle | None = field(init=False, default=None)
    _turn: asyncio.Lock = field(init=False, default_factory=asyncio.Lock)
    _woken: set[asyncio.Task[None]] = field(init=False, default_factory=set)
    _left_alone: dict[tuple[str, WorkKind], float] = field(init=False, default_factory=dict)
    _is_prepared: bool = field(init=False, default=False)
    _is_stopping: bool = field(init=False, default=False)
    _has_storage: bool = field(init=False, default=True)

    def start(self, seconds: float = TICK_SECONDS) -> None:
        """Tick from now on, every so many seconds."""
        logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it tells of every tick
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self._pulse, "interval", seconds=seconds, id="tick", coalesce=True, max_instances=1, misfire_grace_time=None
        )
        self._scheduler.start()
        self._keep_ticking(timedelta(seconds=seconds))
        self.wake()

    def wake(self) -> None:
        """Look for due work now; it is for whoever just made something due, on the event loop."""
        task = asyncio.get_running_loop().create_task(self.tick(), context=Context())  # whoever woke it is in a hurry
        self._woken.add(task)
        task.add_done_callback(self._woken.discard)

    async def stop(self, within: float = FINISH_SECONDS) -> None:
        """Tick no more, and finish what is in hand; what takes longer than this is settled after the next start.

        Args:
            within: seconds.
        """
        self._is_stopping = True
        if self._watch is not None:
            self._watch.cancel()
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
        if self._woken:
            _, unfinished = await asyncio.wait(self._woken, timeout=within)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    async def tick(self) -> None:
        """Do what is due until nothing is; it never raises."""
        async with self._turn:
            done: set[Work] = set()
            for _ in range(_MOST_ROUNDS):
                works = [work for work in await self._due() if work not in done and not self._is_left_alone(work)]
                if not works or self._is_stopping:
                    return
                done.update(works)
                await self._do_all(works)

    async def _pulse(self) -> None:
        if not self._turn.locked():
            self.wake()

    def _keep_ticking(self, every: timedelta) -> None:
        """Tick on when the clock is set back: APScheduler would wait until it is as late as before again."""
        job, now = self._scheduler.get_job("tick"), system_clock()
        if job is not None and job.next_run_time - now > 2 * every:
            job.modify(next_run_time=now)
        loop = asyncio.get_running_loop()
        self._watch = loop.call_later(every.total_seconds(), self._keep_ticking, every)

    async def _due(self) -> Sequence[Work]:
        try:
            if not self._is_prepared:
                await self.run(self.prepare)
            works = await self.run(self.find)
        except StorageError as error:
            if self._has_storage:
                _LOG.error("the database cannot be asked what is due; trying again: %s", error)
            self._has_storage = False
            return ()
        if not self._has_storage:
            _LOG.info("the database can be asked what is due again")
        self._is_prepared = self._has_storage = True
        return works

    async def _do_all(self, works: Iterable[Work]) -> None:
        of_workspace: dict[str, list[Work]] = defaultdict(list)
        for work in works:
            of_workspace[work.workspace_id].append(work)
        at_once = asyncio.Semaphore(_AT_ONCE)
        await asyncio.gather(*(self._do_each(group, at_once) for group in of_workspace.values()))

    async def _do_each(self, works: Sequence[Work], at_once: asyncio.Semaphore) -> None:
        async with at_once:
            for work in works:
                if not self._is_stopping:
                    await self._do(work)

    async def _do(self, work: Work) -> None:
        try:
            await self.doers[work.kind](work)
        except StorageError as error:
            _LOG.warning("could not %s in %s; trying again: %r", work.kind, work.workspace_id, error)
        except Exception:  # noqa: BLE001 - one workspace's fault must not stop the others, nor the ticking
            _LOG.exception("could not %s in %s; left alone for a minute", work.kind, work.workspace_id)
            self._left_alone[work.workspace_id, work.kind] = asyncio.get_running_loop().time() + PAUSE_SECONDS

    def _is_left_alone(self, work: Work) -> bool:
        return self._left_alone.get((work.workspace_id, work.kind), 0) > asyncio.get_running_loop().time()
