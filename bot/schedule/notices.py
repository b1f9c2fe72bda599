"""Send the direct messages that are due, each once; without a look into them, at most once."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.domain.posting import Posted, Rejected
from bot.i18n import Texts
from bot.use_cases.find_due_work import Work, WorkKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import timedelta

    from bot.off_loop import OffLoop
    from bot.slack.posting import Poster
    from bot.use_cases.notices.reconcile import BeginNoticeSearch, RecordNoticeSearch
    from bot.use_cases.notices.send import ClaimNotice, NoticeIntent, RecordNotice
    from bot.views.answers import Answer

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notices:
    """The schedule's work on notices."""

    run: OffLoop
    poster: Poster
    claim: ClaimNotice
    record: RecordNotice
    begin_search: BeginNoticeSearch
    record_search: RecordNoticeSearch
    views: Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]
    """By the kind of notice, what draws it from its facts."""
    lease: timedelta
    """How long after its claim a message may still be sent; others begin to look for it later than that."""

    @property
    def doers(self) -> Mapping[WorkKind, Callable[[Work], Awaitable[None]]]:
        """What does which kind of work."""
        return {WorkKind.SEND_NOTICE: self.send, WorkKind.LOOK_FOR_NOTICE: self.look_for}

    async def send(self, work: Work) -> None:
        """Send a notice, if this process is the one to do it."""
        began = asyncio.get_running_loop().time()
        intent = await self.run(self.claim, work.workspace_id, work.key)
        if intent is None:
            return
        if asyncio.get_running_loop().time() - began > self.lease.total_seconds():
            _LOG.warning("the claim on %s took too long to act on it; it will be looked for", intent.key)
            return
        view = self.views.get(intent.kind)
        if view is None:
            _LOG.error("nothing draws a notice of the kind %s", intent.kind)
            await self.run(self.record, intent, Rejected("unknown kind"))
            return
        await self._send(intent, view(intent.facts, Texts(intent.language, intent.own_metrics)))

    async def _send(self, intent: NoticeIntent, message: Answer) -> None:
        outcome = await self.poster.post_direct(intent.person_id, message, intent.key, intent.thread_ts)
        if isinstance(outcome, Rejected) and outcome.is_about_blocks and message.plain:
            plain = replace(message, blocks=message.plain)  # a refusal leaves nothing behind
            outcome = await self.poster.post_direct(intent.person_id, plain, intent.key, intent.thread_ts)
        if not isinstance(outcome, Posted):
            _LOG.warning("the notice %s was not sent: %s", intent.key, outcome)
        await self.run(self.record, intent, outcome)

    async def look_for(self, work: Work) -> None:
        """Find out whether a notice of unknown outcome has arrived."""
        search = await self.run(self.begin_search, work.workspace_id, work.key)
        if search is None:
            return
        outcome = await self.poster.find_direct(
            search.person_id, search.key, search.since, search.channel_id, search.thread_ts
        )
        _LOG.info("looked for the notice %s: %s", search.key, outcome)
        await self.run(self.record_search, search, outcome)
