"""Second people look at large deals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.outcomes.verify_deal import ShowLargeDeals, VerifyDeal
from bot.views.outcomes import verification
from bot.views.programme import helps

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class VerificationListener:
    """``/upshot verify``, and the buttons of its list and of the direct messages."""

    run: OffLoop
    clock: Clock
    database: Database
    wake: Callable[[], None]
    """Lets the schedule look for what is due."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"verify": self.show}, actions={verification.VERIFY: self.verify})

    async def show(self, request: Request) -> Outcome:
        """Show which large deals wait."""
        if asks_for_help(request.text):
            return helps.explained("verify", request.texts)
        return verification.listed(await self.run(ShowLargeDeals(self.database), request.actor), request.texts)

    async def verify(self, request: Request) -> Outcome:
        """Say whether a deal is right."""
        deal_id, value, is_right = verification.parse(request.text)
        act = act_of(request, self.clock)
        told = await self.run(VerifyDeal(self.database), request.actor, act, deal_id, value, is_right=is_right)
        self.wake()
        return verification.said(told, request.texts)
