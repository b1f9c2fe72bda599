"""Sellers say whether they want to be named for badges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.words.commands import SWITCHES
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.leaderboard.naming import ShowNaming, SwitchNaming
from bot.views.leaderboard import naming
from bot.views.programme import helps

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class NamingListener:
    """``/upshot naming``."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"naming": self.switch})

    async def switch(self, request: Request) -> Outcome:
        """Name somebody for badges from now on, or no more; without a word, tell which it is."""
        if asks_for_help(request.text):
            return helps.explained("naming", request.texts)
        typed = clean(request.text)
        if not typed:
            return naming.build(await self.run(ShowNaming(self.database), request.actor), request.texts)
        wish = SWITCHES.meaning(typed)
        if wish is None:
            raise TypedError(Reason.UNKNOWN_WORD, typed)
        switch, act = SwitchNaming(self.database), act_of(request, self.clock)
        return naming.build(await self.run(switch, request.actor, act, is_on=wish == "on"), request.texts)
