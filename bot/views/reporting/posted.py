"""What an entry means for a leaderboard that was posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.use_cases.reporting.steps import PostedWeek

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from bot.i18n import Texts


def sentence(posted: PostedWeek | None, week: Week, texts: Texts) -> str:
    """Return whether the post of a week follows; nothing for a week without one."""
    if posted is PostedWeek.UPDATED:
        return texts.say("The leaderboard of {week} is updated.", week=texts.week(week))
    if posted is PostedWeek.FINAL:
        return texts.say("The post of {week} is final; the season counts it.", week=texts.week(week))
    return ""
