"""The weekly post of a team: its own leaderboard, for the team's own channel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.posting import subject_of, team_in
from bot.domain.teams import NO_TEAM
from bot.domain.visibility import without_sums
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.standings import leaderboard_at, post_before, shown_in
from bot.use_cases.leaderboard.team_deals import TeamDeals
from bot.use_cases.leaderboard.visible import as_seen_by
from bot.use_cases.weekly_post.compose import cut_post
from bot.use_cases.weekly_post.season_money import look_back, season_won
from bot.use_cases.weekly_post.story import story_of, trail_in
from storage.versions import NOW

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.leaderboard import Leaderboard
    from bot.domain.people import Programme
    from bot.domain.teams import VisibleTeams
    from bot.domain.visibility import VisibleLeaderboard
    from bot.domain.weekly_post import WeeklyPost
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from storage.publications import PublicationRow
    from storage.transaction import Transaction


def plan_teams(tx: Transaction, workspace_id: str, week: Week, now: datetime) -> None:
    """Let the posts of a week of all teams with a channel be due, each unless there is one."""
    teams = dict(tx.teams.all(workspace_id))
    for team_id in sorted(tx.teams.channels(workspace_id)):
        if team_id in teams:
            tx.publications.plan(workspace_id, week.starts_on, now, subject=subject_of(team_id))


def channel_of(tx: Transaction, post: PublicationRow, programme: Programme) -> str:
    """Return the channel for which a post is; empty where its team has none any more."""
    return channel_id_of(tx, post.workspace_id, programme, team_in(post.subject) or NO_TEAM)


def channel_id_of(tx: Transaction, workspace_id: str, programme: Programme, team_id: int) -> str:
    """Return the channel of a team, or for no team the programme's; empty where a team has none."""
    if team_id == NO_TEAM:
        return programme.channel_id
    channel = tx.teams.channels(workspace_id).get(team_id)
    return channel.channel_id if channel else ""


@dataclass(frozen=True, slots=True)
class TeamBoard:
    """A team's own leaderboard of a week, and what everybody in its channel may see of it."""

    name: str
    facts: Facts
    deals: TeamDeals
    members: frozenset[str]
    whole: Leaderboard
    visible: VisibleLeaderboard
    others: VisibleTeams
    """The teams of the programme."""


def team_board(
    tx: Transaction, workspace_id: str, programme: Programme, week: Week, team_id: int, *, limit: int = NOW
) -> TeamBoard | None:
    """Return how the people of a team stand in a week as of a sequence number, cut for everybody in its channel.

    Nobody is named for being among the first of the team: where the first ones of the programme are named, those of
    them who are in the team are.

    Returns:
        Nothing when nobody of the team took part in the week.
    """
    facts = facts_of(tx, workspace_id, limit=limit, sellers=())
    deals, post = TeamDeals(tx, workspace_id, facts.sequence), post_before(tx, workspace_id, week, facts.sequence)
    look_back(facts, week, deals)
    before = None if post is None else shown_in(tx, post)
    everybody = leaderboard_at(tx, facts, week, before=before, deals=deals)
    team = next((team for team in everybody.teams if team.team_id == team_id), None)
    if team is None:
        return None
    first = everybody.ranked[: programme.named_places]
    named_places = sum(seller.seller_id in team.members for seller in first)
    among = None if post is None else shown_in(tx, post, only=team.members)
    whole = leaderboard_at(tx, facts, week, before=among, only=team.members, deals=deals)
    visible = as_seen_by(tx, None, whole, replace(programme, named_places=named_places))
    others = as_seen_by(tx, None, everybody, programme).teams
    if team.name == others.withheld:
        visible = without_sums(visible)
    return TeamBoard(team.name, facts, deals, frozenset(team.members), whole, visible, others)


def compose_team_post(
    tx: Transaction, workspace_id: str, programme: Programme, week: Week, sequence: int, team_id: int
) -> WeeklyPost | None:
    """Return what the post of a week says about a team as of a sequence number, cut for everybody in its channel.

    Returns:
        Nothing when nobody of the team took part in the week.
    """
    board = team_board(tx, workspace_id, programme, week, team_id, limit=sequence)
    if board is None:
        return None
    trail = trail_in(post_before(tx, workspace_id, week, sequence, subject_of(team_id)), week)
    won = season_won(board.facts, week, board.deals, only=board.members)
    return replace(
        cut_post(board.visible, programme),
        team=board.name,
        teams=board.others.placed if board.others.are_compared else (),
        story=story_of(tx, board.whole, board.visible, trail, won, is_part=True),
    )
