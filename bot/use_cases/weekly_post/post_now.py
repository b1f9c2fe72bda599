"""Post the week that ended last because an admin says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.posting import PostState, due_at
from bot.domain.programme import Silence
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.weekly_post.links import link_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.people import Actor, Programme
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.publications import PublicationRow
    from storage.transaction import Transaction

LEFT = "left"
"""The problem of a post whose fate is unknown, once an admin chose to leave it so."""


class PostNowKind(StrEnum):
    """What becomes of the wish to post now."""

    PLANNED = "planned"
    """It is due from now on."""
    UNDER_WAY = "under way"
    POSTED = "posted"
    """It has been posted before; ``link`` leads there."""
    UNKNOWN = "unknown"
    """Nobody knows whether it is in the channel: the admin has to say."""
    LEFT = "left"
    """It is left as it is."""
    TOO_EARLY = "too early"
    """No week of the programme has ended yet, and nobody reported the one before; see ``first_at``."""
    SILENT = "silent"
    """Nothing is posted for now: it is a dry run, or there is no leaderboard."""


@dataclass(frozen=True, slots=True)
class PostNowAnswer:
    """What became of the wish to post a week now."""

    kind: PostNowKind
    week: Week
    channel_name: str
    channel_id: str
    link: str = ""
    attempt: int = 0
    """The attempt whose outcome is unknown."""
    first_at: datetime | None = None
    silence: Silence = Silence.DRY_RUN
    """Why nothing is posted, where nothing is."""


@dataclass(frozen=True, slots=True)
class PostNow:
    """Make the post of the week that ended last due at once, if there is none yet."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> PostNowAnswer:
        """Return whether it is posted now, or what stands in the way.

        Raises:
            NotAllowedError: the person is no admin.
        """
        programme, now = actor.require_admin(), self.clock()
        week = programme.week_of(now) - 1
        if programme.silence:
            where = programme.channel_name, programme.channel_id
            return PostNowAnswer(PostNowKind.SILENT, week, *where, silence=programme.silence)
        with self.database.transaction() as tx:
            if week < programme.first_week and not _has_numbers(tx, actor.workspace_id, week):
                return _too_early(programme)
            if tx.publications.plan(actor.workspace_id, week.starts_on, now, requested_by=actor.id):
                return _answer(tx, actor, programme, PostNowKind.PLANNED, week)
            post = tx.publications.find(actor.workspace_id, week.starts_on)
            if post is None:
                raise LookupError(week)
            kind = _KINDS[PostState(post.state)]
            if kind is PostNowKind.PLANNED:
                _make_due(tx, post, actor, now)
            return _answer(tx, actor, programme, kind, week, post)


@dataclass(frozen=True, slots=True)
class SettleUnknownPost:
    """Let an admin decide about a post of which nobody knows whether it is in the channel."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, week: Week, attempt: int, *, again: bool) -> PostNowAnswer:
        """Return what becomes of the post; a decision about an earlier attempt changes nothing.

        Raises:
            NotAllowedError: the person is no admin.
            LookupError: there is no post of that week.
        """
        programme, now = actor.require_admin(), self.clock()
        with self.database.transaction() as tx:
            post = tx.publications.find(actor.workspace_id, week.starts_on)
            if post is None:
                raise LookupError(week)
            kind = _KINDS[PostState(post.state)]
            if post.state == PostState.ATTENTION and post.attempt == attempt:
                kind = PostNowKind.PLANNED if again else PostNowKind.LEFT
                if again:
                    _make_due(tx, post, actor, now)
                else:
                    tx.publications.move(post, problem=LEFT)
            return _answer(tx, actor, programme, kind, week, post)


_KINDS = {
    PostState.DUE: PostNowKind.PLANNED,
    PostState.FAILED: PostNowKind.PLANNED,
    PostState.MISSED: PostNowKind.PLANNED,
    PostState.SILENT: PostNowKind.PLANNED,
    PostState.SENDING: PostNowKind.UNDER_WAY,
    PostState.POSTED: PostNowKind.POSTED,
    PostState.ATTENTION: PostNowKind.UNKNOWN,
}


def _has_numbers(tx: Transaction, workspace_id: str, week: Week) -> bool:
    return any(seller.has_reported(week.number) for seller in facts_of(tx, workspace_id).sellers)


def _too_early(programme: Programme) -> PostNowAnswer:
    first = programme.first_week
    return PostNowAnswer(
        PostNowKind.TOO_EARLY,
        first,
        programme.channel_name,
        programme.channel_id,
        first_at=due_at(programme, first),
    )


def _make_due(tx: Transaction, post: PublicationRow, actor: Actor, now: datetime) -> None:
    tx.publications.move(post, state=PostState.DUE, due_at=now, not_before=None, requested_by=actor.id)


def _answer(
    tx: Transaction,
    actor: Actor,
    programme: Programme,
    kind: PostNowKind,
    week: Week,
    post: PublicationRow | None = None,
) -> PostNowAnswer:
    return PostNowAnswer(
        kind=kind,
        week=week,
        channel_name=programme.channel_name,
        channel_id=programme.channel_id,
        link=link_of(tx, actor.workspace_id, post) if post is not None else "",
        attempt=post.attempt if post is not None else 0,
    )
