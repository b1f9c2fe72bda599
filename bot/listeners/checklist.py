"""The steps that are left after the set-up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.listeners.doors import Doors
from bot.views.answers import Answer
from bot.views.programme import checklist

if TYPE_CHECKING:
    from bot.listeners.doors import Listener, Outcome, Request


@dataclass(frozen=True, slots=True)
class ChecklistListener:
    """The buttons below the answer to ``/upshot setup``."""

    weights: Listener
    preview: Listener

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(actions={checklist.STEP: self.take})

    async def take(self, request: Request) -> Outcome:
        """Take a step: show the rules or the post, or say what to send or to type."""
        programme, step = request.actor.require_admin(), request.text
        if step == checklist.WEIGHTS:
            return await self.weights(replace(request, text=""))
        if step == checklist.PREVIEW:
            return await self.preview(replace(request, text=""))
        if step == checklist.INVITE:
            return Answer.of(checklist.invitation(programme.channel_name, request.texts))
        return Answer.of(checklist.second_admin(request.texts))
