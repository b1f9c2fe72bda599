"""Where shares count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines import platforms as platforms_line
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.programme.change_platforms import ChangePlatforms
from bot.views.programme import helps, platforms

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class PlatformsListener:
    """``/upshot platforms``."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"platforms": self.start})

    async def start(self, request: Request) -> Outcome:
        """Tell where shares count, or change it."""
        if asks_for_help(request.text):
            return helps.explained("platforms", request.texts)
        standing = request.actor.require_reader().platforms
        line = platforms_line.parse(request.text, standing)
        if line is None:
            return platforms.build(standing, request.texts)
        run = ChangePlatforms(self.database)
        return platforms.changed(await self.run(run, request.actor, act_of(request, self.clock), line), request.texts)
