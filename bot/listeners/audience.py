"""Whom the programme wants to reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines import audience as audience_line
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.programme.change_audience import ChangeAudience, ShowAudience
from bot.views.programme import audience, helps

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class AudienceListener:
    """``/upshot audience``."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"audience": self.start})

    async def start(self, request: Request) -> Outcome:
        """Show the titles, or put others in their place."""
        if asks_for_help(request.text):
            return helps.explained("audience", request.texts)
        line = audience_line.parse(request.text)
        if line is None:
            return audience.build(await self.run(ShowAudience(self.database), request.actor), request.texts)
        act = act_of(request, self.clock)
        return audience.build(
            await self.run(ChangeAudience(self.database), request.actor, act, line.titles), request.texts
        )
