"""Tell in a weekly post that the rules have changed since the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.rule_changes import Announcement, changes_between

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from bot.use_cases.leaderboard.standings import Post
    from storage.transaction import Transaction


def announced(tx: Transaction, facts: Facts, week: Week, post: Post | None) -> Announcement | None:
    """Return what changed since the weekly post before, as of some facts; nothing without such a post."""
    if post is None:
        return None
    before, after = facts.rulebook.at(post.week.number), facts.rulebook.at(week.number)
    changes = changes_between(before, after)
    if not changes:
        return None
    is_personal = before.own_goals.people != after.own_goals.people  # why is nobody else's business
    return Announcement(changes, "" if is_personal else tx.schemes.reason_of(facts.workspace_id, after.version))
