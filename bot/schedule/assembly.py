"""Put the schedule together for one workspace's poster."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.domain.prompts import PromptKind
from bot.schedule.badges import Badges
from bot.schedule.imports import Imports
from bot.schedule.leaderboards import Leaderboards
from bot.schedule.notices import Notices
from bot.schedule.rounds import Rounds
from bot.schedule.ticks import Schedule
from bot.schedule.weekly_posts import WeeklyPosts
from bot.use_cases.digests.planning import PlanDigests
from bot.use_cases.find_due_work import FindDueWork
from bot.use_cases.imports.save import PurgeImports
from bot.use_cases.leaderboard.keep import KeepLeaderboards
from bot.use_cases.look_backs.planning import PlanLookBacks
from bot.use_cases.notices.reconcile import BeginNoticeSearch, RecordNoticeSearch
from bot.use_cases.notices.send import ClaimNotice, RecordNotice
from bot.use_cases.outcomes.renew import RENEW
from bot.use_cases.presence import renew as presence
from bot.use_cases.prompts.planning import PlanPrompts
from bot.use_cases.prompts.renew import renewed
from bot.use_cases.weekly_post.claim import ClaimDuePost
from bot.use_cases.weekly_post.collect_badges import CollectBadges
from bot.use_cases.weekly_post.compose import compose_post
from bot.use_cases.weekly_post.corrections import PlanCorrections
from bot.use_cases.weekly_post.edits import ClaimEdit, RecordEdit
from bot.use_cases.weekly_post.missed import GiveUpMissedPosts
from bot.use_cases.weekly_post.planning import RenewPlans
from bot.use_cases.weekly_post.reconcile import BeginSearch, RecordSearch
from bot.use_cases.weekly_post.record import RecordSending
from bot.use_cases.weekly_post.weather import NoteWeather
from bot.views.weekly_post import alerts, corrected

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.clock import Clock
    from bot.i18n import Texts
    from bot.off_loop import OffLoop
    from bot.slack.posting import Poster
    from bot.views.answers import Answer
    from storage.database import Database

_MARGIN: Final = 1.0
"""Seconds between the end of a request's time and the first look for what became of it."""


def assembled(  # noqa: PLR0913 - a schedule is put together of so many parts
    run: OffLoop,
    database: Database,
    clock: Clock,
    poster: Poster,
    *,
    owner: str,
    post_timeout: float,
    reconcile_after: float,
    notices: Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]],
    look_after: Callable[[str], Awaitable[None]] | None = None,
) -> Schedule:
    """Return the schedule, not started yet.

    Args:
        run: where use cases run.
        database: what is shared with other processes.
        clock: decides what is due.
        poster: puts messages into channels.
        owner: names this process among those that share the database.
        post_timeout: seconds that the poster's client waits for Slack.
        reconcile_after: seconds after its claim at which a message of unknown outcome is looked for; never before
            the request of its sender has run out of time.
        notices: what draws notices, by kind; those about weekly posts are known.
        look_after: looks every quarter of an hour whether a workspace's programme has an admin.
    """
    patience = timedelta(seconds=max(reconcile_after, post_timeout + _MARGIN))
    lease = patience - timedelta(seconds=post_timeout)
    posts = _posts(run, database, clock, poster, owner=owner, patience=patience, lease=lease)
    messages = _messages(run, database, clock, poster, notices=notices, patience=patience, lease=lease)
    plans = (PlanCorrections, PlanLookBacks, PlanDigests, PlanPrompts)
    workers = (
        posts,
        messages,
        Rounds(run, tuple(plan(database, clock) for plan in plans), look_after),
        Leaderboards(run, KeepLeaderboards(database, clock)),
        Badges(run, CollectBadges(database, clock)),
        Imports(run, PurgeImports(database, clock)),
    )
    doers = {kind: does for worker in workers for kind, does in worker.doers.items()}
    return Schedule(run, FindDueWork(database, clock, patience), doers, RenewPlans(database, clock))


def _posts(
    run: OffLoop,
    database: Database,
    clock: Clock,
    poster: Poster,
    *,
    owner: str,
    patience: timedelta,
    lease: timedelta,
) -> WeeklyPosts:
    return WeeklyPosts(
        run=run,
        poster=poster,
        note_weather=NoteWeather(database, clock),
        claim=ClaimDuePost(database, clock, compose_post, owner),
        record=RecordSending(database, clock),
        give_up=GiveUpMissedPosts(database, clock),
        begin_search=BeginSearch(database, clock, patience),
        record_search=RecordSearch(database, clock),
        claim_edit=ClaimEdit(database, clock, compose_post),
        record_edit=RecordEdit(database, clock),
        lease=lease,
    )


def _messages(
    run: OffLoop,
    database: Database,
    clock: Clock,
    poster: Poster,
    *,
    notices: Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]],
    patience: timedelta,
    lease: timedelta,
) -> Notices:
    return Notices(
        run=run,
        poster=poster,
        claim=ClaimNotice(database, clock, {**dict.fromkeys(PromptKind, renewed), **RENEW, **presence.RENEW}),
        record=RecordNotice(database, clock),
        begin_search=BeginNoticeSearch(database, clock, patience),
        record_search=RecordNoticeSearch(database, clock),
        views={**alerts.VIEWS, **corrected.VIEWS, **notices},
        lease=lease,
    )
