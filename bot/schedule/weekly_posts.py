"""Send, look for and edit the weekly posts: claim, call Slack, write down what it said."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.posting import Ambiguous, Posted, Rejected, Rendering
from bot.i18n import Texts
from bot.use_cases.find_due_work import Work, WorkKind
from bot.views.weekly_post import post as post_view

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import datetime, timedelta

    from bot.domain.posting import SendingOutcome
    from bot.domain.weeks import Week
    from bot.off_loop import OffLoop
    from bot.slack.posting import Poster
    from bot.use_cases.weekly_post.claim import ClaimDuePost, PostIntent
    from bot.use_cases.weekly_post.edits import ClaimEdit, RecordEdit
    from bot.use_cases.weekly_post.missed import GiveUpMissedPosts
    from bot.use_cases.weekly_post.reconcile import BeginSearch, RecordSearch
    from bot.use_cases.weekly_post.record import RecordSending
    from bot.use_cases.weekly_post.weather import NoteWeather
    from bot.views.answers import Answer

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WeeklyPosts:
    """The schedule's work on weekly posts."""

    run: OffLoop
    poster: Poster
    note_weather: NoteWeather
    claim: ClaimDuePost
    record: RecordSending
    give_up: GiveUpMissedPosts
    begin_search: BeginSearch
    record_search: RecordSearch
    claim_edit: ClaimEdit
    record_edit: RecordEdit
    lease: timedelta
    """How long after its claim a post may still be sent; others begin to look for it later than that."""

    @property
    def doers(self) -> Mapping[WorkKind, Callable[[Work], Awaitable[None]]]:
        """What does which kind of work."""
        return {
            WorkKind.SEND_POST: self.send,
            WorkKind.GIVE_UP_POSTS: self.pass_over,
            WorkKind.LOOK_FOR_POST: self.look_for,
            WorkKind.EDIT_POST: self.edit,
        }

    async def send(self, work: Work) -> None:
        """Post a week, if this process is the one to do it."""
        if not work.subject:
            await self.run(self.note_weather, work.workspace_id, _week(work))
        began = asyncio.get_running_loop().time()
        intent = await self.run(self.claim, work.workspace_id, _week(work), work.subject)
        if intent is None:
            return
        if asyncio.get_running_loop().time() - began > self.lease.total_seconds():
            _LOG.warning("the claim on %s took too long to act on it; it will be looked for", intent.key)
            return
        intent, outcome = await self._sent(
            intent, lambda message, key: self.poster.post(intent.channel_id, message, key)
        )
        _log(intent, outcome)
        await self.run(self.record, intent, outcome)

    async def edit(self, work: Work) -> None:
        """Bring a post up to date with the facts."""
        intent = await self.run(self.claim_edit, work.workspace_id, _week(work), work.subject)
        if intent is None:
            return
        posted = Posted(intent.channel_id, intent.message_ts)
        edited, outcome = await self._sent(
            intent, lambda message, key: self.poster.edit(posted, message, key), edited_at=intent.claimed_at
        )
        await self.run(self.record_edit, edited, outcome)

    async def look_for(self, work: Work) -> None:
        """Find out whether a post of unknown outcome is in the channel."""
        search = await self.run(self.begin_search, work.workspace_id, _week(work), work.subject)
        if search is None:
            return
        outcome = await self.poster.find(search.channel_id, search.key, search.since)
        _LOG.info("looked for %s: %s", search.key, outcome)
        await self.run(self.record_search, search, outcome)

    async def pass_over(self, work: Work) -> None:
        """Give up what is more than a day late."""
        for week in await self.run(self.give_up, work.workspace_id):
            _LOG.warning("the post of %s is more than a day late and was given up; the admins are told", week)

    async def _sent(
        self,
        intent: PostIntent,
        send: Callable[[Answer, str], Awaitable[SendingOutcome]],
        *,
        edited_at: datetime | None = None,
    ) -> tuple[PostIntent, SendingOutcome]:
        """Send, and once more in plain blocks if Slack refused the table: a refusal leaves nothing behind."""
        outcome = await send(_drawn(intent, edited_at), intent.key)
        if not (isinstance(outcome, Rejected) and outcome.is_about_blocks and intent.rendering is Rendering.TABLE):
            return intent, outcome
        _LOG.warning("Slack refuses tables here (%s); using plain blocks", outcome.code)
        plain = replace(intent, rendering=Rendering.PLAIN)
        return plain, await send(_drawn(plain, edited_at), intent.key)


def _drawn(intent: PostIntent, edited_at: datetime | None) -> Answer:
    edition = post_view.Edition(intent.key, intent.revision, edited_at, intent.zone, intent.rendering)
    return post_view.build(intent.document, Texts(intent.language), edition)


def _week(work: Work) -> Week:
    if work.week is None:
        raise ValueError(work)
    return work.week


def _log(intent: PostIntent, outcome: SendingOutcome) -> None:
    if isinstance(outcome, Posted):
        _LOG.info("posted %s", intent.key)
    elif isinstance(outcome, Ambiguous):
        _LOG.warning("whether %s was posted is unknown (%s); it will be looked for", intent.key, outcome.reason)
    else:
        _LOG.warning("Slack did not take %s: %s", intent.key, outcome.code)
