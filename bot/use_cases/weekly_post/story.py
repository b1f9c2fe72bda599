"""Gather what a weekly post tells beside the leaderboard: the headline, the trend, and what is to be noticed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.posts.headline import headline
from bot.domain.posts.story import Story, Won
from bot.domain.posts.team_week import TRAIL, TeamWeek, team_week
from bot.domain.posts.tiers import benchmarks
from bot.domain.posts.vanity import vanity_gap
from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.visibility import shows_places
from bot.domain.weekly_post import WeeklyPost
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.leaderboard.outcomes import outcomes, parts_of_sellers, won_between
from bot.use_cases.weekly_post.weather import weather_of
from storage.publications import PROGRAMME

if TYPE_CHECKING:
    from bot.domain.leaderboard import Leaderboard
    from bot.domain.people import Programme
    from bot.domain.visibility import VisibleLeaderboard
    from storage.transaction import Transaction

_RECORD: Final = 4
"""Weeks of which one can be the best."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a programme a post is about."""

    subject: str = PROGRAMME
    sellers: frozenset[str] | None = None
    """Those of the part; None for everybody."""


WHOLE: Final = Part()
"""The programme."""


def story_of(
    tx: Transaction,
    leaderboard: Leaderboard,
    visible: VisibleLeaderboard,
    programme: Programme,
    part: Part = WHOLE,
) -> Story:
    """Return the story of a week, as far as everybody may be told it.

    Args:
        tx: where to read.
        leaderboard: the whole leaderboard of the week.
        visible: the same, cut for everybody.
        programme: the settings.
        part: what of the programme it is about.
    """
    trail = trail_before(tx, leaderboard, part.subject)
    now = _now(leaderboard, visible)
    if now is None:
        return Story(trail)
    return Story(
        trail=(*trail, now)[-TRAIL:],
        headline=headline(now, trail),
        season=_season(tx, leaderboard, programme, part),
        is_best_week=len(trail) >= _RECORD and all(now.mean > each.mean for each in trail),
        benchmarks=benchmarks([seller.points for seller in leaderboard.ranked if shows_places(visible.visibility)]),
        vanity=vanity_gap(now, trail),
        weather=weather_of(tx, leaderboard, now.ssi, is_part=part is not WHOLE),
    )


def trail_before(tx: Transaction, leaderboard: Leaderboard, subject: str) -> tuple[TeamWeek, ...]:
    """Return the weeks before that of a leaderboard, as the newest earlier post told them, oldest first.

    What a post tells is not computed again: so it compares with what everybody has read, and costs one row.
    """
    for post in tx.publications.of(leaderboard.workspace_id, subject):
        if post.state == "posted" and Week.of(post.week_start) < leaderboard.week:
            revisions = tx.publications.revisions(leaderboard.workspace_id, post.week_start, subject)
            documents = [each.document for each in revisions if each.sequence <= leaderboard.sequence]
            told = receipts.read(WeeklyPost, documents[-1]).story.trail if documents and documents[-1] else ()
            return tuple(each for each in told if each.week > leaderboard.week - TRAIL)
    return ()


def _now(leaderboard: Leaderboard, visible: VisibleLeaderboard) -> TeamWeek | None:
    team, brought = visible.team, visible.outcomes
    if team is None or brought is None or not team.present:
        return None
    mean = in_shown_points(shown(team.parts.total))
    return team_week(leaderboard.week, leaderboard.sellers, brought, mean, leaderboard.currency)


def _season(tx: Transaction, leaderboard: Leaderboard, programme: Programme, part: Part) -> Won:
    first, week = programme.season.first(leaderboard.week), leaderboard.week
    won = won_between(tx, leaderboard.workspace_id, first, week, limit=leaderboard.sequence)
    brought = outcomes((), won if part.sellers is None else parts_of_sellers(won, part.sellers))
    return Won(brought.social_customers, brought.social_revenue)
