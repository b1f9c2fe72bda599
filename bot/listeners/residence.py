"""Sellers, and admins for them, tell whose public holidays they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines import country
from bot.domain.typed.lines.country import Wish
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.presence.residence import ChangeResidence, ShowResidence
from bot.views.presence import residence
from bot.views.programme import helps

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ResidenceListener:
    """``/upshot country``."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"country": self.start})

    async def start(self, request: Request) -> Outcome:
        """Show whose public holidays somebody has, or change it."""
        if asks_for_help(request.text):
            return helps.explained("country", request.texts)
        programme = request.actor.require_seller()
        line = country.parse(request.text, programme.calendar[0])
        if line.wish is Wish.SHOW:
            show, today = ShowResidence(self.database), programme.today(self.clock())
            return residence.shown(await self.run(show, request.actor, today, line.person_id), request.texts)
        change, act = ChangeResidence(self.database), act_of(request, self.clock)
        receipt = await self.run(change, request.actor, act, line.calendar, line.person_id)
        return residence.changed(receipt, request.texts)
