"""Plan the weekly posts ahead: one row for each week that the programme covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.posting import PostState, due_at
from bot.domain.weeks import Week
from bot.use_cases.people.identify import known_programme

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.people import Programme
    from storage.database import Database
    from storage.publications import PublicationRow
    from storage.transaction import Transaction


def plan_next(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> None:
    """Make sure that the next weekly post is planned, for the time that the settings say.

    It is for whoever changed the settings, in the same transaction. A post that is due already stays due; one whose new
    time has passed already is due at once.
    """
    posts = tx.publications.of(workspace_id)
    if any(post.state == PostState.DUE for post in posts):
        _move_to_new_time(tx, programme, [post for post in posts if _is_ahead(post, now)], now)
        return
    last = max((Week.of(post.week_start) for post in posts), default=programme.first_week - 1)
    plan_week(tx, workspace_id, programme, max(last + 1, programme.first_week))


def plan_week(tx: Transaction, workspace_id: str, programme: Programme, week: Week) -> None:
    """Plan the post of a week for its own time, unless there is one."""
    tx.publications.plan(workspace_id, week.starts_on, due_at(programme, week))


@dataclass(frozen=True, slots=True)
class RenewPlans:
    """Plan the next post of every programme anew: rules of time zones change between two starts."""

    database: Database
    clock: Clock

    def __call__(self) -> None:
        """Plan, for all workspaces."""
        with self.database.transaction() as tx:
            for workspace_id in tx.programmes.workspace_ids():
                programme = known_programme(tx, workspace_id)
                if programme is not None:
                    plan_next(tx, workspace_id, programme, self.clock())


def _is_ahead(post: PublicationRow, now: datetime) -> bool:
    return post.state == PostState.DUE and post.due_at > now and post.attempt == 0


def _move_to_new_time(tx: Transaction, programme: Programme, posts: list[PublicationRow], now: datetime) -> None:
    for post in posts:
        moment = max(due_at(programme, Week.of(post.week_start)), now)
        if moment != post.due_at:
            tx.publications.move(post, due_at=moment)
