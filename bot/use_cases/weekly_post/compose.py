"""Say what a weekly post says, from the leaderboard of its week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.posts.bests import bests
from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.weekly_post import PostedSeller, Totals, WeeklyPost
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.naming import named_among
from bot.use_cases.leaderboard.standings import leaderboard_at, post_before, shown_in
from bot.use_cases.leaderboard.team_deals import TeamDeals
from bot.use_cases.leaderboard.visible import as_seen_by
from bot.use_cases.weekly_post.announce import announced
from bot.use_cases.weekly_post.commend import commended
from bot.use_cases.weekly_post.season_money import look_back, season_won
from bot.use_cases.weekly_post.story import story_of, trail_in

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.domain.leaderboard import Outcomes
    from bot.domain.people import Programme
    from bot.domain.scoring.leaderboard import TeamScore
    from bot.domain.visibility import NamedSeller, VisibleLeaderboard
    from bot.domain.weeks import Week
    from storage.transaction import Transaction

_EARLY_WEEKS = 4
"""For so many weeks a programme is too young to judge: meetings and deals take longer than posts."""


def compose_post(tx: Transaction, workspace_id: str, programme: Programme, week: Week, sequence: int) -> WeeklyPost:
    """Return what the post of a week says as of a sequence number, cut for everybody in the channel."""
    facts = facts_of(tx, workspace_id, limit=sequence, sellers=())
    deals, post = TeamDeals(tx, workspace_id, facts.sequence), post_before(tx, workspace_id, week, sequence)
    look_back(facts, week, deals)
    before = None if post is None else shown_in(tx, post)
    leaderboard = leaderboard_at(tx, facts, week, before=before, deals=deals)
    visible = as_seen_by(tx, None, leaderboard, programme)
    willing = named_among(tx, workspace_id, leaderboard.ranked.seller_ids, programme.visibility, facts.sequence)
    names = leaderboard.ranked.names
    least_clicks = facts.rulebook.at(week.number).rate_min["link_clicks"]
    return replace(
        cut_post(visible, programme),
        announcement=announced(tx, facts, week, post),
        commended=commended(tx, leaderboard, willing, [seller.seller_id for seller in visible.named], deals),
        bests=bests(leaderboard.sellers, {each: names.get(each, "") for each in willing}, least_clicks),
        story=story_of(tx, leaderboard, visible, trail_in(post, week), season_won(facts, week, deals)),
        teams=visible.teams.placed if visible.teams.are_compared else (),
    )


def cut_post(visible: VisibleLeaderboard, programme: Programme) -> WeeklyPost:
    """Return what a post says of a leaderboard that was cut for everybody in the channel, and nothing beside it."""
    participation = visible.participation
    return WeeklyPost(
        week=visible.week,
        sellers=tuple(posted(seller) for seller in visible.named),
        reported=participation.reported if participation else None,
        present=participation.present if participation else None,
        mean=_mean(visible.team),
        totals=totals(visible.outcomes),
        currency=visible.currency,
        scheme_version=visible.scheme_version,
        scheme_since=visible.scheme_since,
        is_early=visible.week < programme.first_week + _EARLY_WEEKS,
        visibility=programme.visibility,
    )


def posted(seller: NamedSeller) -> PostedSeller:
    """Return a seller whom everybody may see, as a post shows them."""
    return PostedSeller(
        place=seller.place,
        seller_id=seller.seller_id,
        name=seller.name,
        points=seller.points,
        business=seller.business,
        strategic=seller.strategic,
        ssi=seller.ssi,
        locked=seller.locked,
        movement=seller.movement,
        place_before=seller.place_before,
    )


def totals(outcomes: Outcomes | None) -> Totals | None:
    """Return what all together brought about, as a post tells it; nothing where it may not be told."""
    if outcomes is None:
        return None
    return Totals(
        outcomes.meetings,
        outcomes.leads,
        outcomes.social_customers,
        outcomes.social_revenue,
        unverified=outcomes.unverified_revenue,
    )


def _mean(team: TeamScore | None) -> Decimal | None:
    return in_shown_points(shown(team.parts.total)) if team is not None and team.present else None
