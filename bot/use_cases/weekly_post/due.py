"""What is to be done about a planned post at a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.posting import LATEST, PostState
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from storage.publications import PublicationRow


def is_sendable(post: PublicationRow, now: datetime) -> bool:
    """Return whether a post may be sent at this moment."""
    is_now = post.due_at <= now and (post.not_before is None or post.not_before <= now)
    return post.state in {PostState.DUE, PostState.FAILED} and is_now and not is_too_late(post, now)


def is_too_late(post: PublicationRow, now: datetime) -> bool:
    """Return whether a post is so late that an admin is told instead."""
    return now - post.due_at > LATEST


def week_of(post: PublicationRow) -> Week:
    """Return the week that a post covers."""
    return Week.of(post.week_start)


def is_lost(post: PublicationRow, now: datetime, reconcile_after: timedelta) -> bool:
    """Return whether the outcome of a post is overdue; a clock that was set back counts as well."""
    if post.state != PostState.SENDING or post.claimed_at is None:
        return False
    is_put_off = post.not_before is not None and now < post.not_before <= now + LATEST
    return abs(now - post.claimed_at) >= reconcile_after and not is_put_off
