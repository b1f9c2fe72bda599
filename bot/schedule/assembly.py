"""Put the schedule together for one workspace's poster; what does the work is loaded when some of it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, Protocol

from bot.late import Late
from bot.schedule.ticks import Schedule
from bot.use_cases.find_due_work import FindDueWork, Work, WorkKind
from bot.use_cases.weekly_post.planning import RenewPlans

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.clock import Clock
    from bot.i18n import Texts
    from bot.off_loop import OffLoop
    from bot.schedule.ticks import Doers
    from bot.slack.posting import Poster
    from bot.use_cases.notices.send import Renew
    from bot.views.answers import Answer
    from storage.database import Database

    Notices = Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]

_MARGIN: Final = 1.0
"""Seconds between the end of a request's time and the first look for what became of it."""


class Worker(Protocol):
    """Does some kinds of work."""

    @property
    def doers(self) -> Doers:
        """What does which kind of work."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """What the workers are made of."""

    run: OffLoop
    database: Database
    clock: Clock
    poster: Poster
    owner: str
    patience: timedelta
    """How long after its claim a message of unknown outcome is looked for."""
    lease: timedelta
    """How long after its claim a message may still be sent."""
    notices: Callable[[], Notices]
    look_after: Callable[[str], Awaitable[None]] | None

    def posts(self) -> Worker:
        """Return what sends, looks for and edits the weekly posts."""
        from bot.schedule.weekly_posts import WeeklyPosts
        from bot.use_cases.weekly_post.claim import ClaimDuePost
        from bot.use_cases.weekly_post.compose import compose_post
        from bot.use_cases.weekly_post.edits import ClaimEdit, RecordEdit
        from bot.use_cases.weekly_post.missed import GiveUpMissedPosts
        from bot.use_cases.weekly_post.reconcile import BeginSearch, RecordSearch
        from bot.use_cases.weekly_post.record import RecordSending
        from bot.use_cases.weekly_post.weather import NoteWeather

        database, clock = self.database, self.clock
        return WeeklyPosts(
            run=self.run,
            poster=self.poster,
            note_weather=NoteWeather(database, clock),
            claim=ClaimDuePost(database, clock, compose_post, self.owner),
            record=RecordSending(database, clock),
            give_up=GiveUpMissedPosts(database, clock),
            begin_search=BeginSearch(database, clock, self.patience),
            record_search=RecordSearch(database, clock),
            claim_edit=ClaimEdit(database, clock, compose_post),
            record_edit=RecordEdit(database, clock),
            lease=self.lease,
        )

    def messages(self) -> Worker:
        """Return what sends notices, and looks for them."""
        from bot.domain.prompts import PromptKind
        from bot.schedule.notices import Notices
        from bot.use_cases.leaderboard import send_copy
        from bot.use_cases.notices.reconcile import BeginNoticeSearch, RecordNoticeSearch
        from bot.use_cases.notices.send import ClaimNotice, RecordNotice
        from bot.use_cases.outcomes.renew import RENEW
        from bot.use_cases.presence import renew as presence
        from bot.use_cases.prompts.renew import renewed
        from bot.views.weekly_post import alerts, corrected

        database, clock = self.database, self.clock
        renew: dict[str, Renew] = {**dict.fromkeys(PromptKind, renewed), **RENEW, **presence.RENEW, **send_copy.RENEW}
        return Notices(
            run=self.run,
            poster=self.poster,
            claim=ClaimNotice(database, clock, renew),
            record=RecordNotice(database, clock, send_copy.AFTER_REFUSAL),
            begin_search=BeginNoticeSearch(database, clock, self.patience),
            record_search=RecordNoticeSearch(database, clock),
            views={**alerts.VIEWS, **corrected.VIEWS, **self.notices()},
            lease=self.lease,
        )

    def rounds(self) -> Worker:
        """Return what plans the notices."""
        from bot.schedule.rounds import Rounds
        from bot.use_cases.digests.planning import PlanDigests
        from bot.use_cases.look_backs.planning import PlanLookBacks
        from bot.use_cases.prompts.planning import PlanPrompts
        from bot.use_cases.weekly_post.corrections import PlanCorrections

        plans = (PlanCorrections, PlanLookBacks, PlanDigests, PlanPrompts)
        return Rounds(self.run, tuple(plan(self.database, self.clock) for plan in plans), self.look_after)

    def leaderboards(self) -> Worker:
        """Return what keeps the leaderboards."""
        from bot.schedule.leaderboards import Leaderboards
        from bot.use_cases.leaderboard.keep import KeepLeaderboards

        return Leaderboards(self.run, KeepLeaderboards(self.database, self.clock))

    def badges(self) -> Worker:
        """Return what collects badges."""
        from bot.schedule.badges import Badges
        from bot.use_cases.weekly_post.collect_badges import CollectBadges

        return Badges(self.run, CollectBadges(self.database, self.clock))

    def imports(self) -> Worker:
        """Return what forgets files that nobody settled."""
        from bot.schedule.imports import Imports
        from bot.use_cases.imports.save import PurgeImports

        return Imports(self.run, PurgeImports(self.database, self.clock))


def assembled(  # noqa: PLR0913 - a schedule is put together of so many parts
    run: OffLoop,
    database: Database,
    clock: Clock,
    poster: Poster,
    *,
    owner: str,
    post_timeout: float,
    reconcile_after: float,
    notices: Callable[[], Notices],
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
        notices: returns what draws notices, by kind; those about weekly posts are known.
        look_after: looks every quarter of an hour whether a workspace's programme has an admin.
    """
    patience = timedelta(seconds=max(reconcile_after, post_timeout + _MARGIN))
    lease = patience - timedelta(seconds=post_timeout)
    parts = Assembly(run, database, clock, poster, owner, patience, lease, notices, look_after)
    return Schedule(run, FindDueWork(database, clock, patience), _doers(parts), RenewPlans(database, clock))


def _doers(parts: Assembly) -> Doers:
    """Return what does which kind of work; a worker is loaded with the first work of its kinds."""
    workers: tuple[tuple[Callable[[], Worker], tuple[WorkKind, ...]], ...] = (
        (parts.posts, (WorkKind.SEND_POST, WorkKind.GIVE_UP_POSTS, WorkKind.LOOK_FOR_POST, WorkKind.EDIT_POST)),
        (parts.messages, (WorkKind.SEND_NOTICE, WorkKind.LOOK_FOR_NOTICE)),
        (parts.rounds, (WorkKind.GO_ROUND,)),
        (parts.leaderboards, (WorkKind.KEEP_LEADERBOARDS,)),
        (parts.badges, (WorkKind.COLLECT_BADGES,)),
        (parts.imports, (WorkKind.PURGE_IMPORTS,)),
    )
    late = ((_done_by(Late(load)), kinds) for load, kinds in workers)
    return {kind: does for does, kinds in late for kind in kinds}


def _done_by(worker: Late[Worker]) -> Callable[[Work], Awaitable[None]]:
    async def does(work: Work) -> None:
        await (await worker.here()).doers[work.kind](work)

    return does
