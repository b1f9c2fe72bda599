"""Claim a due weekly post, so that one process and no other sends it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.posting import PostState, Rendering, key_of, team_in
from bot.use_cases import receipts
from bot.use_cases.leaderboard.holidays import holidays_of, written
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.alerts import tell_leads
from bot.use_cases.weekly_post.due import is_sendable, week_of
from bot.use_cases.weekly_post.planning import plan_week
from bot.use_cases.weekly_post.team_post import channel_of, compose_team_post, plan_teams
from storage.publications import PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.clock import Clock
    from bot.domain.people import Programme
    from bot.domain.public_holidays import Holidays
    from bot.domain.weekly_post import WeeklyPost
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.publications import PublicationRow
    from storage.transaction import Transaction

Compose: TypeAlias = "Callable[[Transaction, str, Programme, Week, int], WeeklyPost]"
"""Says what the post of a week says, from a workspace's facts up to a sequence number."""


@dataclass(frozen=True, slots=True)
class PostIntent:
    """What is to be sent to Slack; that it is about to be sent is on disk."""

    workspace_id: str
    week: Week
    attempt: int
    channel_id: str
    language: str
    zone: ZoneInfo
    rendering: Rendering
    document: WeeklyPost
    sequence: int
    """The newest entry in the document."""
    holidays: Holidays
    """The public holidays that it was computed with."""
    revision: int
    """0 for the post itself, more for its edits."""
    claimed_at: datetime
    message_ts: str = ""
    """The message to edit; empty for a new one."""
    subject: str = PROGRAMME

    @property
    def key(self) -> str:
        """The key by which the post is found again."""
        return key_of(self.workspace_id, self.week, self.subject)


@dataclass(frozen=True, slots=True)
class ClaimDuePost:
    """Take a due post for this process; whoever commits first has it."""

    database: Database
    clock: Clock
    compose: Compose
    owner: str
    """Names this process among all that share the database."""

    def __call__(self, workspace_id: str, week: Week, subject: str = PROGRAMME) -> PostIntent | None:
        """Return what to send, with the intention committed; nothing if the post is not due, or is another's.

        With the programme's post those of teams come to be due.
        """
        now = self.clock()
        with self.database.snapshot() as tx:
            post = tx.publications.find(workspace_id, week.starts_on, subject)
            programme = known_programme(tx, workspace_id)
            if post is None or programme is None or not is_sendable(post, now):
                return None
            # not while others wait to write: it takes its time
            found = None if programme.is_silent else self._intent(tx, post, programme, now)
            is_withheld = found is not None and subject != PROGRAMME and found.document.is_withheld
            intent = None if is_withheld else found
        with self.database.transaction() as tx:
            standing = known_programme(tx, workspace_id) or programme
            if standing.is_silent != programme.is_silent:
                return None  # it was changed a moment ago, and is found due again
            if not (self._take(tx, post, intent) if intent else pass_in_silence(tx, post)):
                return None
            if is_withheld:
                tell_leads(tx, workspace_id, subject, week, now)
            if subject == PROGRAMME:
                plan_week(tx, workspace_id, standing, week + 1)
            if subject == PROGRAMME and intent is not None:
                plan_teams(tx, workspace_id, week, now)
        return intent

    def _intent(self, tx: Transaction, post: PublicationRow, programme: Programme, now: datetime) -> PostIntent | None:
        sequence = tx.journal.last_sequence(post.workspace_id)
        week = week_of(post)
        channel_id = channel_of(tx, post, programme)
        document = document_of(tx, post, programme, self.compose, sequence)
        if not channel_id or document is None:
            return None
        return PostIntent(
            workspace_id=post.workspace_id,
            week=week,
            attempt=post.attempt + 1,
            channel_id=channel_id,
            language=programme.language,
            zone=programme.zone,
            rendering=_rendering(tx, post.workspace_id),
            document=document,
            sequence=sequence,
            holidays=holidays_of(tx, post.workspace_id, programme, limit=sequence),
            revision=0,
            claimed_at=now,
            subject=post.subject,
        )

    def _take(self, tx: Transaction, post: PublicationRow, intent: PostIntent) -> bool:
        is_taken = tx.publications.move(
            post,
            state=PostState.SENDING,
            attempt=intent.attempt,
            not_before=None,
            claimed_at=intent.claimed_at,
            claimed_by=self.owner,
            channel_id=intent.channel_id,
            rendering=intent.rendering,
            problem="",
        )
        if is_taken:
            tx.publications.drop_revisions(intent.workspace_id, intent.week.starts_on, intent.subject)
            add_revision(tx, intent, intent.claimed_at)
        return is_taken


def document_of(
    tx: Transaction, post: PublicationRow, programme: Programme, compose: Compose, sequence: int
) -> WeeklyPost | None:
    """Return what a post says as of a sequence number; nothing where its team has nobody to tell of."""
    team_id = team_in(post.subject)
    if team_id is None:
        return compose(tx, post.workspace_id, programme, week_of(post), sequence)
    return compose_team_post(tx, post.workspace_id, programme, week_of(post), sequence, team_id)


def pass_in_silence(tx: Transaction, post: PublicationRow) -> bool:
    """Let a week go without a post, and return whether nobody else has dealt with it since."""
    return tx.publications.move(post, state=PostState.SILENT)


def add_revision(tx: Transaction, intent: PostIntent, computed_at: datetime) -> None:
    """Keep what a post says, with the facts and names it was made of."""
    names = {seller.seller_id: seller.name for seller in intent.document.sellers}
    tx.publications.add_revision(
        intent.workspace_id,
        intent.week.starts_on,
        sequence=intent.sequence,
        computed_at=computed_at,
        names=json.dumps(names, ensure_ascii=False),
        holidays=written(intent.holidays),
        document=receipts.written(intent.document),
        subject=intent.subject,
    )


def _rendering(tx: Transaction, workspace_id: str) -> Rendering:
    """Return the rendering that Slack took last, for it may refuse tables in this workspace."""
    posted = (post for post in tx.publications.of(workspace_id) if post.state == PostState.POSTED)
    last = next(posted, None)
    return Rendering.TABLE if last is None else Rendering(last.rendering)
