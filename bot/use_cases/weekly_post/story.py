"""Gather what a weekly post tells beside the leaderboard: the headline, the trend, and what is to be noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.posts.headline import headline
from bot.domain.posts.story import Story, Won
from bot.domain.posts.team_week import TRAIL, team_week
from bot.domain.posts.tiers import benchmarks
from bot.domain.posts.vanity import vanity_gap
from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.visibility import shows_places
from bot.domain.weekly_post import WeeklyPost
from bot.use_cases import receipts
from bot.use_cases.weekly_post.weather import weather_of

if TYPE_CHECKING:
    from bot.domain.leaderboard import Leaderboard
    from bot.domain.posts.team_week import TeamWeek
    from bot.domain.visibility import VisibleLeaderboard
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.standings import Post
    from storage.transaction import Transaction

_RECORD: Final = 4
"""Weeks of which one can be the best."""


def story_of(
    tx: Transaction,
    leaderboard: Leaderboard,
    visible: VisibleLeaderboard,
    trail: tuple[TeamWeek, ...],
    season: Won,
    *,
    is_part: bool = False,
) -> Story:
    """Return the story of a week, as far as everybody may be told it.

    Args:
        tx: where to read.
        leaderboard: the whole leaderboard of the week.
        visible: the same, cut for everybody.
        trail: the weeks before, as the newest earlier post about the same told them.
        season: what was won in the season up to the week.
        is_part: whether it is about a part of the programme.
    """
    now = _now(leaderboard, visible)
    if now is None:
        return Story(trail)
    return Story(
        trail=(*trail, now)[-TRAIL:],
        headline=headline(now, trail),
        season=season,
        is_best_week=len(trail) >= _RECORD and all(now.mean > each.mean for each in trail),
        benchmarks=benchmarks(leaderboard.ranked.totals) if shows_places(visible.visibility) else None,
        vanity=vanity_gap(now, trail),
        weather=weather_of(tx, leaderboard, now.ssi, is_part=is_part),
    )


def trail_in(post: Post | None, week: Week) -> tuple[TeamWeek, ...]:
    """Return the weeks before a week, as the newest earlier post told them, oldest first.

    What a post tells is not computed again: so it compares with what everybody has read, and costs one row.
    """
    trail = receipts.read(WeeklyPost, post.document).story.trail if post is not None and post.document else ()
    return tuple(each for each in trail if each.week > week - TRAIL)


def _now(leaderboard: Leaderboard, visible: VisibleLeaderboard) -> TeamWeek | None:
    team, brought = visible.team, visible.outcomes
    if team is None or brought is None or not team.present:
        return None
    mean = in_shown_points(shown(team.parts.total))
    return team_week(leaderboard.week, leaderboard.sellers, brought, mean, leaderboard.currency)
