"""Show an admin what would be posted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.posting import PostState, due_at

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.people import Actor, Programme
    from bot.domain.programme import Silence
    from bot.domain.weekly_post import WeeklyPost
    from bot.domain.weeks import Week
    from bot.use_cases.weekly_post.claim import Compose
    from storage.database import Database
    from storage.transaction import Transaction

_DONE = frozenset(PostState) - {PostState.DUE, PostState.FAILED}


@dataclass(frozen=True, slots=True)
class Preview:
    """The next weekly post as it would be now."""

    document: WeeklyPost
    due_at: datetime
    is_running: bool
    """Whether its week has not ended yet."""
    language: str
    """Of the programme: the language in which it will be posted."""
    silence: Silence | None = None
    """Why nothing is posted for now, so that no moment can be promised; nothing when it will be."""


@dataclass(frozen=True, slots=True)
class PreviewPost:
    """Tell what the next weekly post would say at this moment."""

    database: Database
    clock: Clock
    compose: Compose

    def __call__(self, actor: Actor) -> Preview:
        """Return the post of the week that ended last if it is still to come, else that of the running week.

        Raises:
            NotAllowedError: the person is no admin.
        """
        programme = actor.require_admin()
        running = programme.week_of(self.clock())
        with self.database.snapshot() as tx:
            week = _next_week(tx, actor.workspace_id, programme, running)
            post = tx.publications.find(actor.workspace_id, week.starts_on)
            sequence = tx.journal.last_sequence(actor.workspace_id)
            document = self.compose(tx, actor.workspace_id, programme, week, sequence)
        moment = due_at(programme, week) if post is None else post.due_at
        is_running, language = week == running, programme.language
        return Preview(document, moment, is_running, language, silence=programme.silence)


def _next_week(tx: Transaction, workspace_id: str, programme: Programme, running: Week) -> Week:
    ended = running - 1
    post = tx.publications.find(workspace_id, ended.starts_on)
    is_done = post is not None and post.state in _DONE
    return running if is_done or ended < programme.first_week else ended
