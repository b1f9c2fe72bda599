"""Ask the database what is due."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.posting import EDIT_PAUSE, PostState
from bot.domain.weeks import Week
from bot.use_cases.leaderboard import freshness
from bot.use_cases.weekly_post.due import is_lost, is_sendable, is_too_late, week_of

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.clock import Clock
    from storage.database import Database
    from storage.publications import PublicationRow


class WorkKind(StrEnum):
    """What the bot does on its own."""

    SEND_POST = "send post"
    GIVE_UP_POSTS = "give up posts"
    LOOK_FOR_POST = "look for post"
    EDIT_POST = "edit post"
    SEND_NOTICE = "send notice"
    LOOK_FOR_NOTICE = "look for notice"
    GO_ROUND = "go round"
    KEEP_LEADERBOARDS = "keep leaderboards"
    COLLECT_BADGES = "collect badges"
    PURGE_IMPORTS = "purge imports"


@dataclass(frozen=True, slots=True)
class Work:
    """One due thing; whoever does it makes sure once more that it is due."""

    kind: WorkKind
    workspace_id: str
    week: Week | None = None
    """For work on a post."""
    key: str = ""
    """For work on a notice."""
    subject: str = ""
    """For work on a post that is not about the programme."""


@dataclass(frozen=True, slots=True)
class FindDueWork:
    """Tell what is due in all workspaces."""

    database: Database
    clock: Clock
    reconcile_after: timedelta

    def __call__(self) -> tuple[Work, ...]:
        """Return what is due at this moment, the earliest first."""
        now = self.clock()
        with self.database.snapshot() as tx:
            waiting = tx.publications.waiting(now)
            outdated = tx.publications.outdated(now, edited_before=now - EDIT_PAUSE)
            notices = tx.notices.waiting(now, claimed_before=now - self.reconcile_after)
            unprompted = tx.prompts.waiting(now)
            kept = tx.kept_leaderboards.freshness()
            final = tx.badges.uncollected(now)
            forgotten = tx.imports.expired(now)
        posts = ((self._kind_of(post, now), post) for post in waiting)
        return (
            *(_on(kind, post) for kind, post in posts if kind is not None),
            *(_on(WorkKind.EDIT_POST, post) for post in outdated),
            *(Work(_of_notice(notice.state), notice.workspace_id, key=notice.key) for notice in notices),
            *(Work(WorkKind.GO_ROUND, workspace_id) for workspace_id in unprompted),
            *(Work(WorkKind.KEEP_LEADERBOARDS, each.workspace_id) for each in kept if freshness.is_due(each, now)),
            *(Work(WorkKind.COLLECT_BADGES, workspace_id, Week.of(monday)) for workspace_id, monday in final),
            *(Work(WorkKind.PURGE_IMPORTS, workspace_id) for workspace_id in forgotten),
        )

    def _kind_of(self, post: PublicationRow, now: datetime) -> WorkKind | None:
        if is_lost(post, now, self.reconcile_after):
            return WorkKind.LOOK_FOR_POST
        if post.state == PostState.DUE and is_too_late(post, now):
            return WorkKind.GIVE_UP_POSTS
        return WorkKind.SEND_POST if is_sendable(post, now) else None


def _on(kind: WorkKind, post: PublicationRow) -> Work:
    return Work(kind, post.workspace_id, week_of(post), subject=post.subject)


def _of_notice(state: str) -> WorkKind:
    return WorkKind.SEND_NOTICE if state == "due" else WorkKind.LOOK_FOR_NOTICE
