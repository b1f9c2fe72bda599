"""What is stored and who sees it; joining and leaving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.people.take_part import JoinProgramme, LeaveProgramme
from bot.views.people import privacy
from bot.views.programme import helps

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class PrivacyListener:
    """``/upshot privacy``, ``/upshot join`` and ``/upshot leave``."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"privacy": self.show, "join": self.join, "leave": self.leave})

    async def show(self, request: Request) -> Outcome:
        """Tell what is stored and who sees it, by the settings as they are."""
        if asks_for_help(request.text):
            return helps.explained("privacy", request.texts)
        programme = request.actor.require_reader()
        return privacy.notice(programme, request.texts, is_seller=request.actor.is_seller)

    async def join(self, request: Request) -> Outcome:
        """Let the person take part."""
        if asks_for_help(request.text):
            return helps.explained("privacy", request.texts)
        act = act_of(request, self.clock)
        return privacy.told(await self.run(JoinProgramme(self.database), request.actor, act), request.texts)

    async def leave(self, request: Request) -> Outcome:
        """Let the person take part no more."""
        if asks_for_help(request.text):
            return helps.explained("privacy", request.texts)
        act = act_of(request, self.clock)
        return privacy.told(await self.run(LeaveProgramme(self.database), request.actor, act), request.texts)
