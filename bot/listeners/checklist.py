"""The steps that are left after the set-up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.listeners.doors import Doors
from bot.views.programme import checklist

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.first_steps import Step
    from bot.listeners.doors import Listener, Outcome, Request


@dataclass(frozen=True, slots=True)
class ChecklistListener:
    """The buttons below the answer to ``/upshot setup``, and on an admin's Home tab."""

    commands: Mapping[Step, Listener]
    """What does a step by itself."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(actions={checklist.STEP: self.take})

    async def take(self, request: Request) -> Outcome:
        """Take a step: show the rules or the post, or say what to send or to type."""
        programme, step = request.actor.require_admin(), checklist.parse(request.text)
        if step in self.commands:
            return await self.commands[step](replace(request, text=""))
        return checklist.told(step, programme.channel_name, request.texts)
