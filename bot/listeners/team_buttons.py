"""The buttons with which managers look after their team from the Home tab."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.listeners.doors import Doors
from bot.views.digests import decisions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.listeners.doors import Listener, Outcome, Request


@dataclass(frozen=True, slots=True)
class TeamButtonsListener:
    """The buttons on a manager's Home tab; each does what its command does."""

    commands: Mapping[str, Listener]
    """By the names of `decisions.COMMANDS`."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(actions={decisions.LOOK: self.look})

    async def look(self, request: Request) -> Outcome:
        """Show what the command of the button shows."""
        request.actor.require_manager()
        return await self.commands[decisions.parse(request.text)](replace(request, text=""))
