"""Edit a weekly post in place while it is not final and the facts change."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.posting import EDIT_PAUSE, Ambiguous, Posted, PostState, Rejected, Rendering
from bot.domain.weekly_post import WeeklyPost
from bot.use_cases import receipts
from bot.use_cases.leaderboard.holidays import holidays_of
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.claim import Compose, PostIntent, add_revision, document_of
from storage.publications import PROGRAMME

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.people import Programme
    from bot.domain.posting import SendingOutcome
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.publications import PublicationRow, RevisionRow
    from storage.transaction import Transaction

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ClaimEdit:
    """Take the edit of a post for this process."""

    database: Database
    clock: Clock
    compose: Compose

    def __call__(self, workspace_id: str, week: Week, subject: str = PROGRAMME) -> PostIntent | None:
        """Return what the message is to say now; nothing if it says so already, is final, or was just edited."""
        now = self.clock()
        with self.database.snapshot() as tx:
            post = tx.publications.find(workspace_id, week.starts_on, subject)
            programme = known_programme(tx, workspace_id)
            if post is None or programme is None or not _may_be_edited(post, now):
                return None
            shown = tx.publications.revisions(workspace_id, week.starts_on, subject)[-1]
            intent = self._intent(tx, post, programme, week, shown)
        with self.database.transaction() as tx:
            if intent.document == receipts.read(WeeklyPost, shown.document):
                tx.publications.keep_revision(
                    workspace_id, week.starts_on, shown.revision, sequence=intent.sequence, subject=subject
                )
                return None
            return intent if tx.publications.move(post, edit_claimed_at=now) else None

    def _intent(
        self, tx: Transaction, post: PublicationRow, programme: Programme, week: Week, shown: RevisionRow
    ) -> PostIntent:
        sequence = tx.journal.last_sequence(post.workspace_id)
        now = document_of(tx, post, programme, self.compose, sequence)
        return PostIntent(
            workspace_id=post.workspace_id,
            week=week,
            attempt=post.attempt,
            channel_id=post.channel_id,
            language=programme.language,
            zone=programme.zone,
            rendering=Rendering(post.rendering),
            document=receipts.read(WeeklyPost, shown.document) if now is None else now,
            sequence=sequence,
            holidays=holidays_of(tx, post.workspace_id, programme, limit=sequence),
            revision=shown.revision + 1,
            claimed_at=self.clock(),
            message_ts=post.message_ts,
            subject=post.subject,
        )


@dataclass(frozen=True, slots=True)
class RecordEdit:
    """Keep what Slack answered to an edit."""

    database: Database
    clock: Clock

    def __call__(self, intent: PostIntent, outcome: SendingOutcome) -> None:
        """Add the revision that the message shows now; otherwise the edit is tried again a minute later.

        An edit may be repeated without harm, so nothing has to be found out about one whose answer was lost.
        """
        with self.database.transaction() as tx:
            post = tx.publications.find(intent.workspace_id, intent.week.starts_on, intent.subject)
            if post is None or post.state != PostState.POSTED:
                return
            if isinstance(outcome, Posted):
                self._keep(tx, post, intent)
            elif isinstance(outcome, Rejected) and outcome.is_out_of_reach:
                tx.publications.move(post, final_at=self.clock(), problem=outcome.code)
            else:
                reason = outcome.reason if isinstance(outcome, Ambiguous) else outcome.code
                _LOG.warning("the post %s was not edited: %s", intent.key, reason)

    def _keep(self, tx: Transaction, post: PublicationRow, intent: PostIntent) -> None:
        revisions = tx.publications.revisions(intent.workspace_id, intent.week.starts_on, intent.subject)
        if revisions[-1].revision + 1 == intent.revision and tx.publications.move(post, rendering=intent.rendering):
            add_revision(tx, intent, intent.claimed_at)


def _may_be_edited(post: PublicationRow, now: datetime) -> bool:
    is_open = post.state == PostState.POSTED and post.final_at is not None and now < post.final_at
    return is_open and (post.edit_claimed_at is None or post.edit_claimed_at <= now - EDIT_PAUSE)
