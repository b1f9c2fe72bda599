"""Find out what became of a direct message whose outcome was lost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.posting import LATEST, Absent, Posted
from bot.use_cases.notices.send import thread_of

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.clock import Clock
    from bot.domain.posting import SearchOutcome, Unfindable
    from storage.database import Database
    from storage.notices import NoticeRow
    from storage.transaction import Transaction

_PEOPLE: Final = ("U", "W")
"""How the ids of people begin; everything else is a channel."""


@dataclass(frozen=True, slots=True)
class NoticeSearch:
    """A message to be looked for among those that somebody was sent, or in the channel that it was for."""

    workspace_id: str
    key: str
    person_id: str
    channel_id: str
    """Where the person was reached before; empty if never."""
    attempt: int
    since: datetime
    """It cannot have been sent before."""
    thread_ts: str = ""
    """The message below which it was to stand; empty for one of its own."""


@dataclass(frozen=True, slots=True)
class BeginNoticeSearch:
    """Tell what to look for."""

    database: Database
    clock: Clock
    patience: timedelta
    """Until then a request may still be on its way."""

    def __call__(self, workspace_id: str, key: str) -> NoticeSearch | None:
        """Return what to look for; nothing if the outcome is known, may still come, or can never be found out."""
        with self.database.transaction() as tx:
            notice = tx.notices.find(workspace_id, key)
            if notice is None or not _is_lost(notice, self.clock(), self.patience) or notice.claimed_at is None:
                return None
            is_person = notice.person_id.startswith(_PEOPLE)
            channel_id = tx.notices.channel_of(workspace_id, notice.person_id) if is_person else notice.person_id
        since = min(notice.due_at, notice.claimed_at)
        thread_ts = thread_of(json.loads(notice.facts))
        return NoticeSearch(workspace_id, key, notice.person_id, channel_id, notice.attempt, since, thread_ts)


@dataclass(frozen=True, slots=True)
class RecordNoticeSearch:
    """Settle a message by what was found."""

    database: Database
    clock: Clock

    def __call__(self, search: NoticeSearch, outcome: SearchOutcome) -> None:
        """Adopt what was found, let be sent again what is proven absent; the rest is never sent again."""
        with self.database.transaction() as tx:
            notice = tx.notices.find(search.workspace_id, search.key)
            if notice is None or notice.state != "sending" or notice.attempt != search.attempt:
                return
            if isinstance(outcome, Posted):
                found = {"channel_id": outcome.channel_id, "message_ts": outcome.message_ts}
                tx.notices.move(notice, state="sent", problem="", **found)
            elif isinstance(outcome, Absent):
                tx.notices.move(notice, state="due", problem="")
            else:
                _leave_open(tx, notice, outcome, self.clock())


def _is_lost(notice: NoticeRow, now: datetime, patience: timedelta) -> bool:
    is_begun = notice.state == "sending" and notice.claimed_at is not None
    return is_begun and notice.claimed_at is not None and notice.claimed_at <= now - patience


def _leave_open(tx: Transaction, notice: NoticeRow, outcome: Unfindable, now: datetime) -> None:
    if outcome.retry_after is not None and now - notice.due_at < LATEST:
        tx.notices.move(notice, claimed_at=now, problem=outcome.reason)  # looked for again a while later
    else:
        tx.notices.move(notice, state="unknown", problem=outcome.reason)
