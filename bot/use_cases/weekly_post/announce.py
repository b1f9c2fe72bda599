"""Tell in a weekly post that the rules have changed since the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.rule_changes import Announcement, changes_between
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.leaderboard.standings import post_before

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from storage.transaction import Transaction


def announced(tx: Transaction, workspace_id: str, week: Week, sequence: int) -> Announcement | None:
    """Return what changed since the weekly post before, as of a sequence number; nothing without such a post."""
    post = post_before(tx, workspace_id, week, sequence)
    if post is None:
        return None
    rules = rulebook_of(tx, workspace_id, limit=sequence)
    before, after = rules.at(post.week.number), rules.at(week.number)
    changes = changes_between(before, after)
    if not changes:
        return None
    is_personal = before.own_goals.people != after.own_goals.people  # why is nobody else's business
    return Announcement(changes, "" if is_personal else tx.schemes.reason_of(workspace_id, after.version))
