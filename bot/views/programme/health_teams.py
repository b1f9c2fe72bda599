"""What became of teams' own posts that did not come, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.posting import PostState
from bot.i18n import Markup
from bot.views.teams.listing import team_name
from bot.views.weekly_post.alerts import remedy

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.weekly_post.health import TeamPostStanding


def trouble(post: TeamPostStanding, texts: Texts) -> str:
    """Return what became of a team's post, and what mends it."""
    facts = {"team": team_name(post.team), "week": texts.week(post.week), "channel": post.channel}
    if post.state is PostState.FAILED:
        return texts.say(
            "Slack refused the leaderboard of {team} for {week} in #{channel}. {remedy} I try again every 15 minutes.",
            remedy=Markup(remedy(post.problem, post.channel, texts, is_team=True)),
            **facts,
        )
    if post.state is PostState.ATTENTION:
        return texts.say(
            "Whether the leaderboard of {team} for {week} arrived in #{channel} is unknown; it is not posted again.",
            **facts,
        )
    return texts.say(
        "The leaderboard of {team} for {week} was more than a day late, so it was not posted in #{channel}.", **facts
    )
