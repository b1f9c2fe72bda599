"""Posting and previewing the week for admins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines.post_now import asks_for_now
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.views.weekly_post import answers, unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from bot.use_cases.weekly_post.post_now import PostNow, SettleUnknownPost
    from bot.use_cases.weekly_post.preview import PreviewPost


@dataclass(frozen=True, slots=True)
class WeeklyPostListeners:
    """``/upshot post now``, ``/upshot preview``, and what is to become of a post of unknown fate."""

    run: OffLoop
    post: PostNow
    settle: SettleUnknownPost
    look_ahead: PreviewPost
    wake: Callable[[], None]
    """Lets the schedule look for due work at once."""

    def doors(self) -> Doors:
        """Return what goes where."""
        return Doors(
            subcommands={"post": self.post_now, "preview": self.preview},
            actions={unknown.AGAIN: self.post_again, unknown.LEAVE: self.leave},
        )

    async def post_now(self, request: Request) -> Outcome:
        """Post the week that ended last."""
        if asks_for_help(request.text) or not asks_for_now(request.text):
            return answers.how_to_post(request.texts)
        answer = await self.run(self.post, request.actor)
        self.wake()
        return answers.post_now(answer, request.texts, request.actor.zone)

    async def preview(self, request: Request) -> Outcome:
        """Show what would be posted."""
        if asks_for_help(request.text):
            return answers.how_to_post(request.texts)
        zone = request.actor.require_admin().zone
        return answers.preview(await self.run(self.look_ahead, request.actor), request.texts, zone)

    async def post_again(self, request: Request) -> Outcome:
        """Post once more what may be in the channel already."""
        return await self._settled(request, again=True)

    async def leave(self, request: Request) -> Outcome:
        """Leave a post as it is."""
        return await self._settled(request, again=False)

    async def _settled(self, request: Request, *, again: bool) -> Outcome:
        week, attempt = unknown.parse(request.text)
        answer = await self.run(self.settle, request.actor, week, attempt, again=again)
        self.wake()
        return answers.post_now(answer, request.texts, request.actor.zone).in_place()
