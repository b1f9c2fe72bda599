"""Write down what became of a weekly post that was sent."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.posting import Ambiguous, Posted, PostState, Rejected, final_at
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.alerts import PostAlert, tell_admins
from bot.use_cases.weekly_post.due import week_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.posting import SendingOutcome
    from bot.use_cases.weekly_post.claim import PostIntent
    from storage.database import Database
    from storage.publications import PublicationRow
    from storage.transaction import Transaction

_LOG = logging.getLogger(__name__)

RETRY_FAILED_AFTER = timedelta(minutes=15)
"""How long after a refusal that somebody has to mend the post is tried again unasked."""

_SOON = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class RecordSending:
    """Keep what Slack answered to a post."""

    database: Database
    clock: Clock

    def __call__(self, intent: PostIntent, outcome: SendingOutcome) -> None:
        """Move the post on; an ambiguous outcome leaves it as being sent, to be looked for later."""
        now = self.clock()
        with self.database.transaction() as tx:
            post = tx.publications.find(intent.workspace_id, intent.week.starts_on, intent.subject)
            if post is None:
                return
            if isinstance(outcome, Posted):
                adopt(tx, post, outcome, now, rendering=intent.rendering)
            elif post.attempt != intent.attempt or post.state != PostState.SENDING:
                return
            elif isinstance(outcome, Ambiguous):
                tx.publications.move(post, problem=outcome.reason)
            else:
                _reject(tx, post, outcome, now)


def adopt(tx: Transaction, post: PublicationRow, posted: Posted, now: datetime, *, rendering: str) -> None:
    """Keep that a post is in the channel; evidence of a message outweighs whatever the post counted as."""
    if post.state == PostState.POSTED:
        if post.message_ts != posted.message_ts:
            _LOG.error("week %s of %s was posted twice: a message was lost and found", week_of(post), post.workspace_id)
        return
    programme = known_programme(tx, post.workspace_id)
    tx.publications.move(
        post,
        state=PostState.POSTED,
        channel_id=posted.channel_id,
        message_ts=posted.message_ts,
        posted_at=now,
        final_at=now if programme is None else final_at(programme, now),
        rendering=rendering,
        not_before=None,
        problem="",
    )


def _reject(tx: Transaction, post: PublicationRow, rejected: Rejected, now: datetime) -> None:
    if rejected.is_passing:
        later = now + (rejected.retry_after or _SOON)
        tx.publications.move(post, state=PostState.DUE, not_before=later, problem=rejected.code)
        return
    later = now + RETRY_FAILED_AFTER
    tx.publications.move(post, state=PostState.FAILED, not_before=later, problem=rejected.code)
    alert, weeks = PostAlert.FAILED, [week_of(post)]
    tell_admins(tx, post.workspace_id, alert, weeks, now, problem=rejected.code, subject=post.subject)
