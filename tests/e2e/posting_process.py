"""A process that keeps the schedule, and may kill itself at a step of posting.

``python -m tests.e2e.posting_process DATABASE_URL API_URL TOKEN [STEP]``. It ends when the post of the week is settled.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import system_clock
from bot.off_loop import OffLoop
from bot.schedule import assembled
from bot.slack.posting import Poster
from bot.use_cases.weekly_post.claim import ClaimDuePost
from bot.use_cases.weekly_post.reconcile import BeginSearch, RecordSearch
from bot.use_cases.weekly_post.record import RecordSending
from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.posting import SendingOutcome
    from bot.slack.posting import Message

POST_TIMEOUT = 0.6
RECONCILE_AFTER = 1.6
"""Seconds; short, so that a test need not wait."""

_ON_WIRE = 0.3
_LONGEST = 15
_OPEN = frozenset({"due", "sending", "failed"})


class Step(StrEnum):
    """Where it dies."""

    NOWHERE = "nowhere"
    BEFORE_CLAIM = "before_claim"
    AFTER_CLAIM = "after_claim"
    ON_WIRE = "on_wire"
    """The request was sent; whether Slack takes it is up to Slack."""
    AFTER_ANSWER = "after_answer"
    AFTER_RECORD = "after_record"
    BEFORE_SEARCH = "before_search"
    AFTER_SEARCH = "after_search"


_BEFORE = {
    Step.BEFORE_CLAIM: ClaimDuePost,
    Step.AFTER_ANSWER: RecordSending,
    Step.BEFORE_SEARCH: BeginSearch,
    Step.AFTER_SEARCH: RecordSearch,
}
_AFTER = {Step.AFTER_CLAIM: ClaimDuePost, Step.AFTER_RECORD: RecordSending}


class DeadlyOffLoop(OffLoop):
    """Runs use cases, and dies before or after one of them."""

    def __init__(self, step: Step) -> None:
        """Keep where to die."""
        super().__init__()
        self._step = step

    async def __call__(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - as in its base
        if isinstance(work, _BEFORE.get(self._step, ())):
            die()
        result = await super().__call__(work, *args, **kwargs)
        if isinstance(work, _AFTER.get(self._step, ())):
            die()
        return result


class DeadlyPoster(Poster):
    """Posts, and dies while the request is on its way."""

    async def post(self, channel_id: str, message: Message, key: str = "") -> SendingOutcome:  # noqa: D102 - as in its base
        asyncio.get_running_loop().call_later(_ON_WIRE, die)
        return await super().post(channel_id, message, key)


def die() -> None:
    """End at once, as when the machine loses power."""
    os.kill(os.getpid(), signal.SIGKILL)


async def run(database_url: str, api_url: str, token: str, step: Step = Step.NOWHERE) -> str:
    """Keep the schedule until the post is settled, and return its state."""
    database = Database(database_url)
    client = AsyncWebClient(token=token, base_url=api_url, retry_handlers=[], timeout=POST_TIMEOUT)  # type: ignore[arg-type]
    off_loop = DeadlyOffLoop(step)
    schedule = assembled(
        off_loop,
        database,
        system_clock,
        (DeadlyPoster if step is Step.ON_WIRE else Poster)(client),
        owner=str(os.getpid()),
        post_timeout=POST_TIMEOUT,
        reconcile_after=RECONCILE_AFTER,
        notices=dict,
    )
    schedule.start(seconds=0.1)
    async with asyncio.timeout(_LONGEST):
        while (state := _state(database)) in _OPEN:  # noqa: ASYNC110 - another process may settle it
            await asyncio.sleep(0.05)
    await schedule.stop()
    off_loop.close()
    database.close()
    return state


def _state(database: Database) -> str:
    with database.snapshot() as tx:
        return next(post.state for post in tx.publications.of("T1") if post.due_at <= system_clock())


if __name__ == "__main__":
    url, slack, bot_token, *steps = sys.argv[1:]
    sys.stdout.write(asyncio.run(run(url, slack, bot_token, *map(Step, steps))))
