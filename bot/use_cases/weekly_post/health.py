"""How the weekly posts are doing, for whoever looks after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.posting import PostState, team_in
from bot.domain.teams import NO_TEAM
from bot.use_cases.weekly_post.due import week_of
from bot.use_cases.weekly_post.links import link_of
from bot.use_cases.weekly_post.post_now import LEFT

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from datetime import datetime

    from bot.domain.weeks import Week
    from storage.publications import PublicationRow
    from storage.teams import TeamChannel
    from storage.transaction import Transaction

_TROUBLED = frozenset({PostState.FAILED, PostState.ATTENTION, PostState.MISSED})
_LOOKED_AT = 5
"""How many of the newest weeks are looked at."""


@dataclass(frozen=True, slots=True)
class PostStanding:
    """How far the post of a week has come; times are in UTC."""

    week: Week
    state: PostState
    due_at: datetime
    posted_at: datetime | None
    attempt: int
    problem: str
    """Slack's word for what stands in the way."""
    link: str


@dataclass(frozen=True, slots=True)
class TeamPostStanding:
    """A team's own post of a week that did not come to its channel."""

    team: str
    channel: str
    week: Week
    state: PostState
    problem: str
    """Slack's word for what stands in the way."""


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """The posts that an admin cares about."""

    last: PostStanding | None
    """The newest that is posted."""
    next: PostStanding | None
    """The one that is due next, or is being sent."""
    troubled: tuple[PostStanding, ...]
    """Failed, missed or of unknown fate, of the last weeks, newest first; those left as they are are not among them."""
    teams: tuple[TeamPostStanding, ...] = ()
    """The same of the teams' own posts, as far as the teams still have a channel."""
    team_channels: int = 0
    """How many teams get a post of their own."""


def health_of(tx: Transaction, workspace_id: str) -> HealthFacts:
    """Return how the weekly posts of a workspace are doing."""
    rows = tx.publications.of(workspace_id)
    posts = [_standing(tx, workspace_id, row) for row in rows]
    channels = tx.teams.channels(workspace_id)
    coming = [post for post in posts if post.state in {PostState.DUE, PostState.SENDING}]
    return HealthFacts(
        last=next((post for post in posts if post.state is PostState.POSTED), None),
        next=min(coming, key=lambda post: post.due_at, default=None),
        troubled=tuple(post for post in posts[:_LOOKED_AT] if post.state in _TROUBLED and post.problem != LEFT),
        teams=_of_teams(tx, workspace_id, channels, {post.week for post in posts[:_LOOKED_AT]}),
        team_channels=len(channels),
    )


def _of_teams(
    tx: Transaction, workspace_id: str, channels: Mapping[int, TeamChannel], weeks: Container[Week]
) -> tuple[TeamPostStanding, ...]:
    """Return the posts of teams in some weeks that did not come, newest week first."""
    names = tx.teams.names(workspace_id)
    troubled = [row for row in tx.publications.beside(workspace_id) if row.state in _TROUBLED]
    found = [(channels.get(team_in(row.subject) or NO_TEAM), week_of(row), row) for row in troubled]
    return tuple(
        TeamPostStanding(names[channel.team_id], channel.channel_name, week, PostState(row.state), row.problem)
        for channel, week, row in found
        if channel is not None and week in weeks
    )


def _standing(tx: Transaction, workspace_id: str, row: PublicationRow) -> PostStanding:
    return PostStanding(
        week=week_of(row),
        state=PostState(row.state),
        due_at=row.due_at,
        posted_at=row.posted_at,
        attempt=row.attempt,
        problem=row.problem,
        link=link_of(tx, workspace_id, row),
    )
