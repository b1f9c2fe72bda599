"""Those who are named for a badge: with the reason, and never with a place or points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.leaderboard import badges
from bot.views.weekly_post import board

if TYPE_CHECKING:
    from bot.domain.weekly_post import WeeklyPost
    from bot.i18n import Texts


def lines(post: WeeklyPost, texts: Texts) -> list[str]:
    """Return a title and a line for each; nothing when nobody is named."""
    if not post.commended:
        return []
    named = [
        texts.say("• {name}: {badge}", name=board.shown_name(each.name, texts), badge=badges.name(each.badge, texts))
        for each in post.commended
    ]
    return [texts.say("*Also worth a word*"), *named]
