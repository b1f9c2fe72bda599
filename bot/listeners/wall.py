"""The link to the wall screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines import wall as wall_line
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.wall import WallsUnreachableError
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.wall.change_wall import EndWall, OpenWall
from bot.views.wall import answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class WallListener:
    """``/upshot wall``, and the button that ends its link."""

    run: OffLoop
    clock: Clock
    database: Database
    address: Callable[[str, int], str] | None
    """Where the screen of a workspace with a link's number is; None where nothing serves any."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"wall": self.open}, actions={answers.END: self.end})

    async def open(self, request: Request) -> Outcome:
        """Give the link, for as long as was typed, or end it."""
        if asks_for_help(request.text):
            return answers.explained(request.texts)
        line = wall_line.parse(request.text)
        if line.ends:
            return await self.end(request)
        request.actor.require_manager()
        if self.address is None:
            raise WallsUnreachableError
        receipt = await self.run(OpenWall(self.database), request.actor, act_of(request, self.clock), line.lasts)
        url = self.address(request.actor.workspace_id, receipt.wall_id)
        return answers.opened(receipt, url, request.actor.zone, request.texts)

    async def end(self, request: Request) -> Outcome:
        """Let the link work no more."""
        receipt = await self.run(EndWall(self.database), request.actor, act_of(request, self.clock))
        return answers.ended(receipt, request.texts)
