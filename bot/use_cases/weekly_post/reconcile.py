"""Find out what became of a weekly post whose outcome was lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.posting import LATEST, Absent, Posted, PostState, key_of
from bot.use_cases.weekly_post.alerts import PostAlert, tell_admins
from bot.use_cases.weekly_post.due import is_lost, week_of
from bot.use_cases.weekly_post.record import adopt
from storage.publications import PROGRAMME

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.clock import Clock
    from bot.domain.posting import SearchOutcome, Unfindable
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.publications import PublicationRow
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Search:
    """A post to be looked for in the channel."""

    workspace_id: str
    week: Week
    attempt: int
    channel_id: str
    since: datetime
    """By this process's clock it cannot have been posted before."""
    subject: str = PROGRAMME

    @property
    def key(self) -> str:
        """The key that the post carries."""
        return key_of(self.workspace_id, self.week, self.subject)


@dataclass(frozen=True, slots=True)
class BeginSearch:
    """Tell what to look for."""

    database: Database
    clock: Clock
    reconcile_after: timedelta
    """Until then a request may still be on its way."""

    def __call__(self, workspace_id: str, week: Week, subject: str = PROGRAMME) -> Search | None:
        """Return what to look for, or nothing if the outcome is known, or may still come."""
        with self.database.snapshot() as tx:
            post = tx.publications.find(workspace_id, week.starts_on, subject)
        if post is None or not is_lost(post, self.clock(), self.reconcile_after) or post.claimed_at is None:
            return None
        since = min(post.claimed_at, self.clock())
        return Search(workspace_id, week, post.attempt, post.channel_id, since, subject)


@dataclass(frozen=True, slots=True)
class RecordSearch:
    """Settle a post by what was found."""

    database: Database
    clock: Clock

    def __call__(self, search: Search, outcome: SearchOutcome) -> None:
        """Adopt what was found, let be sent again what is proven absent, and ask the admins about the rest."""
        now = self.clock()
        with self.database.transaction() as tx:
            post = tx.publications.find(search.workspace_id, search.week.starts_on, search.subject)
            if post is None or post.state != PostState.SENDING or post.attempt != search.attempt:
                return
            if isinstance(outcome, Posted):
                adopt(tx, post, outcome, now, rendering=post.rendering)
            elif isinstance(outcome, Absent):
                tx.publications.move(post, state=PostState.DUE, not_before=None, problem="")
            else:
                _leave_open(tx, post, outcome, now)


def _leave_open(tx: Transaction, post: PublicationRow, outcome: Unfindable, now: datetime) -> None:
    is_hopeless = post.claimed_at is not None and abs(now - post.claimed_at) > LATEST
    if outcome.retry_after is not None and not is_hopeless:
        tx.publications.move(post, not_before=now + outcome.retry_after, problem=outcome.reason)
        return
    tx.publications.move(post, state=PostState.ATTENTION, not_before=None, problem=outcome.reason)
    tell_admins(
        tx,
        post.workspace_id,
        PostAlert.UNKNOWN,
        [week_of(post)],
        now,
        attempt=post.attempt,
        problem=outcome.reason,
        subject=post.subject,
    )
