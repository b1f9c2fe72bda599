"""The leaderboards, and the reports that come of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.wall import WallKey
from bot.features.parts import sending
from bot.listeners.announced import Announced

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.features.parts import Parts
    from bot.listeners.announced import Feature
    from bot.schedule import Schedule
    from bot.settings import Settings


def leaderboards(parts: Parts, schedule: Schedule) -> tuple[Feature, ...]:
    """Return what shows leaderboards and posts them."""
    return (
        _leaderboard(parts, schedule),
        *(of(parts) for of in (_insight, _business, _wall)),
        _weekly_post(parts, schedule),
    )


def _leaderboard(parts: Parts, schedule: Schedule) -> Feature:
    def load() -> Feature:
        from bot.listeners.leaderboard import LeaderboardListener
        from bot.use_cases.leaderboard.post_copy import OfferCopies, PostCopy
        from bot.use_cases.leaderboard.show_last_post import ShowLastPost
        from bot.use_cases.leaderboard.show_leaderboard import ShowLeaderboard
        from bot.use_cases.leaderboard.show_own_numbers import ExplainPostedScore, ShowOwnNumbers
        from bot.use_cases.leaderboard.show_season import ShowSeason
        from bot.use_cases.teams.show_standing import ShowTeamStanding

        run, clock, database = parts.usual
        return LeaderboardListener(
            run,
            clock,
            ShowLeaderboard(database, clock),
            ShowLastPost(database),
            ShowOwnNumbers(database, clock),
            ExplainPostedScore(database, clock),
            ShowSeason(database, clock),
            ShowTeamStanding(database, clock),
            OfferCopies(database, clock),
            PostCopy(database, clock),
            schedule.wake,
            parts.patience.answer,
        )

    return Announced(
        load,
        commands=("/leaderboard", "/mystats"),
        actions=("show_leaderboard", "own_numbers", "why_this_score", "post_copy"),
    )


def _insight(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.insight import InsightListener

        return InsightListener(*parts.usual, parts.patience.answer)

    return Announced(load, subcommands=("insight",), actions=("insight_chart",))


def _business(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.business import BusinessListener

        return BusinessListener(*parts.usual, sending(parts), parts.patience.answer)

    return Announced(
        load,
        subcommands=("business", "costs"),
        actions=("business_spreadsheet", "business_print", "business_other", "costs_meant"),
        forms=("business_period",),
    )


def _wall(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.wall import WallListener

        return WallListener(*parts.usual, _wall_address(parts.settings))

    return Announced(load, subcommands=("wall",), actions=("end_wall",))


def _weekly_post(parts: Parts, schedule: Schedule) -> Feature:
    def load() -> Feature:
        from bot.listeners.weekly_post import WeeklyPostListeners
        from bot.use_cases.weekly_post.compose import compose_post
        from bot.use_cases.weekly_post.post_now import PostNow, SettleUnknownPost
        from bot.use_cases.weekly_post.preview import PreviewPost

        run, clock, database = parts.usual
        return WeeklyPostListeners(
            run=run,
            post=PostNow(database, clock),
            settle=SettleUnknownPost(database, clock),
            look_ahead=PreviewPost(database, clock, compose_post),
            wake=schedule.wake,
        )

    return Announced(load, subcommands=("post", "preview"), actions=("post_again", "leave_post"))


def _wall_address(settings: Settings) -> Callable[[str, int], str] | None:
    """Return what tells where a wall screen is; nothing where none is served."""
    secret = settings.slack_signing_secret.get_secret_value()
    if not settings.public_url or not secret:
        return None
    key = WallKey.of(secret)
    return lambda workspace_id, wall_id: f"{settings.public_url}/wall/{key.link(workspace_id, wall_id)}"
