"""Gather what a weekly post tells beside the leaderboard: the headline, the trend, and what is to be noticed."""

from __future__ import annotations

from dataclasses import dataclass
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
from bot.use_cases.leaderboard.outcomes import parts_of_sellers, social_outcomes
from bot.use_cases.leaderboard.team_deals import TeamDeals
from bot.use_cases.weekly_post.weather import weather_of

if TYPE_CHECKING:
    from bot.domain.leaderboard import Leaderboard
    from bot.domain.people import Programme
    from bot.domain.posts.team_week import TeamWeek
    from bot.domain.visibility import VisibleLeaderboard
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.standings import Post
    from storage.transaction import Transaction

_RECORD: Final = 4
"""Weeks of which one can be the best."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a programme a post is about."""

    sellers: frozenset[str] | None = None
    """Those of the part; None for everybody."""


WHOLE: Final = Part()
"""The programme."""


def story_of(
    tx: Transaction,
    leaderboard: Leaderboard,
    visible: VisibleLeaderboard,
    programme: Programme,
    trail: tuple[TeamWeek, ...],
    part: Part = WHOLE,
    deals: TeamDeals | None = None,
) -> Story:
    """Return the story of a week, as far as everybody may be told it.

    Args:
        tx: where to read.
        leaderboard: the whole leaderboard of the week.
        visible: the same, cut for everybody.
        programme: the settings.
        trail: the weeks before, as the newest earlier post about the same told them.
        part: what of the programme it is about.
        deals: what the team has won, where more is asked about that.
    """
    now = _now(leaderboard, visible)
    if now is None:
        return Story(trail)
    won = deals or TeamDeals(tx, leaderboard.workspace_id, leaderboard.sequence)
    return Story(
        trail=(*trail, now)[-TRAIL:],
        headline=headline(now, trail),
        season=_season(won, leaderboard, programme, part),
        is_best_week=len(trail) >= _RECORD and all(now.mean > each.mean for each in trail),
        benchmarks=benchmarks(leaderboard.ranked.totals) if shows_places(visible.visibility) else None,
        vanity=vanity_gap(now, trail),
        weather=weather_of(tx, leaderboard, now.ssi, is_part=part is not WHOLE),
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


def _season(deals: TeamDeals, leaderboard: Leaderboard, programme: Programme, part: Part) -> Won:
    first, week = programme.season.first(leaderboard.week), leaderboard.week
    if part.sellers is None:
        worth = deals.worth(first, week)
        return Won(*social_outcomes(zip(worth.source, worth.customer_key, worth.value, strict=True)))
    own = parts_of_sellers(deals.won(first, week), part.sellers)
    return Won(*social_outcomes((deal.source, deal.customer_key, deal.value) for deal in own))
