"""Show somebody a weekly post as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.posting import PostState
from bot.domain.weekly_post import WeeklyPost
from bot.domain.weeks import Week
from bot.use_cases import receipts

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Actor
    from storage.database import Database
    from storage.publications import PublicationRow


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A weekly post, or that there is none."""

    post: WeeklyPost | None
    is_updated: bool
    """Whether it was edited after it was posted."""
    next_week: Week | None
    """The week whose post comes next, as far as it is planned."""
    next_at: datetime | None
    """When it comes."""


@dataclass(frozen=True, slots=True)
class ShowLastPost:
    """Tell what the newest weekly post says, or that of a week."""

    database: Database

    def __call__(self, actor: Actor, week: Week | None = None) -> ShownPost:
        """Return the post as it stands in the channel.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        with self.database.snapshot() as tx:
            posts = tx.publications.of(actor.workspace_id)
            meant = next((post for post in posts if _is_meant(post, week)), None)
            said = [] if meant is None else tx.publications.revisions(actor.workspace_id, meant.week_start)
        planned = [post for post in posts if post.state == PostState.DUE and not programme.is_silent]
        return ShownPost(
            post=receipts.read(WeeklyPost, said[-1].document) if said else None,
            is_updated=len(said) > 1,
            next_week=Week.of(planned[-1].week_start) if planned else None,
            next_at=planned[-1].due_at if planned else None,
        )


def _is_meant(post: PublicationRow, week: Week | None) -> bool:
    return post.state == PostState.POSTED and (week is None or post.week_start == week.starts_on)
