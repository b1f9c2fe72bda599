"""The rules of the programme, and the leaderboards and reports that come of them."""

from __future__ import annotations

from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from bot.domain.wall import WallKey
from bot.features.parts import Feature, Parts, channels, sending
from bot.listeners.audit import AuditListener
from bot.listeners.business import BusinessListener
from bot.listeners.exports import ExportListener
from bot.listeners.insight import InsightListener
from bot.listeners.leaderboard import LeaderboardListener
from bot.listeners.platforms import PlatformsListener
from bot.listeners.programme import Orientation
from bot.listeners.proposals import ProposalListener
from bot.listeners.rates import RatesListener
from bot.listeners.scheme import SchemeListener
from bot.listeners.wall import WallListener
from bot.listeners.weekly_post import WeeklyPostListeners
from bot.slack import scopes
from bot.use_cases.leaderboard.show_last_post import ShowLastPost
from bot.use_cases.leaderboard.show_leaderboard import ShowLeaderboard
from bot.use_cases.leaderboard.show_own_numbers import ExplainPostedScore, ShowOwnNumbers
from bot.use_cases.leaderboard.show_season import ShowSeason
from bot.use_cases.teams.show_standing import ShowTeamStanding
from bot.use_cases.weekly_post.compose import compose_post
from bot.use_cases.weekly_post.post_now import PostNow, SettleUnknownPost
from bot.use_cases.weekly_post.preview import PreviewPost

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.schedule import Schedule
    from bot.settings import Settings


def rules(parts: Parts) -> tuple[Feature, ...]:
    """Return what shows and changes the programme, and what was changed."""
    run, clock, database = parts.run, parts.clock, parts.database
    granted = parts.installation.scopes
    return (
        Orientation(
            run,
            clock,
            database,
            version("upshot"),
            partial(scopes.missing, granted),
            partial(scopes.unused, granted),
            partial(scopes.wished, granted),
            channels(parts).look_at,
        ),
        SchemeListener(run, clock, database),
        ProposalListener(run, clock, database),
        PlatformsListener(run, clock, database),
        RatesListener(run, clock, database),
        AuditListener(run, database),
        ExportListener(run, clock, database, sending(parts)),
    )


def leaderboards(parts: Parts, schedule: Schedule) -> tuple[Feature, ...]:
    """Return what shows leaderboards and posts them."""
    run, clock, database = parts.run, parts.clock, parts.database
    return (
        LeaderboardListener(
            run,
            clock,
            ShowLeaderboard(database, clock),
            ShowLastPost(database),
            ShowOwnNumbers(database, clock),
            ExplainPostedScore(database, clock),
            ShowSeason(database, clock),
            ShowTeamStanding(database, clock),
        ),
        InsightListener(run, clock, database),
        BusinessListener(run, clock, database, sending(parts)),
        WallListener(run, clock, database, _wall_address(parts.settings)),
        WeeklyPostListeners(
            run=run,
            post=PostNow(database, clock),
            settle=SettleUnknownPost(database, clock),
            look_ahead=PreviewPost(database, clock, compose_post),
            wake=schedule.wake,
        ),
    )


def _wall_address(settings: Settings) -> Callable[[str, int], str] | None:
    """Return what tells where a wall screen is; nothing where none is served."""
    secret = settings.slack_signing_secret.get_secret_value()
    if not settings.public_url or not secret:
        return None
    key = WallKey.of(secret)
    return lambda workspace_id, wall_id: f"{settings.public_url}/wall/{key.link(workspace_id, wall_id)}"
