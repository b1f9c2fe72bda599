"""Send the direct messages that are due, each at most once."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.posting import Posted, Rejected
from bot.i18n import Texts
from bot.use_cases.find_due_work import Work, WorkKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.off_loop import OffLoop
    from bot.slack.posting import Poster
    from bot.use_cases.notices.send import ClaimNotice, GiveUpNotice, NoticeIntent, RecordNotice
    from bot.views.answers import Answer

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notices:
    """The schedule's work on notices."""

    run: OffLoop
    poster: Poster
    claim: ClaimNotice
    record: RecordNotice
    give_up: GiveUpNotice
    views: Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]
    """By the kind of notice, what draws it from its facts."""

    @property
    def doers(self) -> Mapping[WorkKind, Callable[[Work], Awaitable[None]]]:
        """What does which kind of work."""
        return {WorkKind.SEND_NOTICE: self.send, WorkKind.GIVE_UP_NOTICE: self.pass_over}

    async def send(self, work: Work) -> None:
        """Send a notice, if this process is the one to do it."""
        intent = await self.run(self.claim, work.workspace_id, work.key)
        if intent is None:
            return
        view = self.views.get(intent.kind)
        if view is None:
            _LOG.error("nothing draws a notice of the kind %s", intent.kind)
            await self.run(self.record, intent, Rejected("unknown kind"))
            return
        await self._send(intent, view(intent.facts, Texts(intent.language)))

    async def _send(self, intent: NoticeIntent, message: Answer) -> None:
        outcome = await self.poster.post(intent.person_id, message)
        if not isinstance(outcome, Posted):
            _LOG.warning("the notice %s was not sent: %s", intent.key, outcome)
        await self.run(self.record, intent, outcome)

    async def pass_over(self, work: Work) -> None:
        """Give up a notice whose sender died."""
        _LOG.warning("whether the notice %s was sent is unknown; it is not sent again", work.key)
        await self.run(self.give_up, work.workspace_id, work.key)
