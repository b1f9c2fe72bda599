"""Give up weekly posts that are more than a day late, and say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.posting import PostState
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.alerts import PostAlert, tell_admins
from bot.use_cases.weekly_post.due import is_too_late, week_of
from bot.use_cases.weekly_post.planning import plan_week

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.people import Programme
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class GiveUpMissedPosts:
    """Pass over the posts that come too late; no week is passed over in silence."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str) -> tuple[Week, ...]:
        """Return the weeks given up; the admins are told of them in one notice, and the next week is planned."""
        now = self.clock()
        with self.database.transaction() as tx:
            programme = known_programme(tx, workspace_id)
            if programme is None:
                return ()
            weeks: list[Week] = []
            while (week := _given_up(tx, workspace_id, programme, now)) is not None:
                weeks.append(week)
            for post in tx.publications.beside(workspace_id):
                if post.state == PostState.DUE and is_too_late(post, now):
                    tx.publications.move(post, state=PostState.MISSED)
            if weeks and not programme.is_silent:
                tell_admins(tx, workspace_id, PostAlert.MISSED, sorted(weeks), now)
        return tuple(weeks)


def _given_up(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> Week | None:
    for post in tx.publications.of(workspace_id):
        if post.state == PostState.DUE and is_too_late(post, now):
            tx.publications.move(post, state=PostState.SILENT if programme.is_silent else PostState.MISSED)
            plan_week(tx, workspace_id, programme, week_of(post) + 1)
            return week_of(post)
    return None
