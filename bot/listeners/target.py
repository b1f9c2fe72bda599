"""Sellers say whom they want to meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines import target as line
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.reporting.target import ChooseTarget, ShowTarget
from bot.views.programme import helps
from bot.views.reporting import target

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class TargetListener:
    """``/upshot target``."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"target": self.choose})

    async def choose(self, request: Request) -> Outcome:
        """Keep or drop the own target audience; without a word, show it."""
        if asks_for_help(request.text):
            return helps.explained("target", request.texts)
        if not request.text.strip():
            week = await self.run(ShowTarget(self.database), request.actor, self.clock())
            return target.shown(week, request.texts)
        audience, act = line.parse(request.text, request.texts.language), act_of(request, self.clock)
        receipt = await self.run(ChooseTarget(self.database), request.actor, act, audience)
        return target.kept(receipt, request.texts)
