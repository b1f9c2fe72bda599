"""Managers settle whose a customer is, and sellers ring the bell for a deal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.outcomes.deal_surprises import ConfirmDeal
from bot.use_cases.outcomes.ring_bell import RingBell
from bot.use_cases.outcomes.settle_customer import SettleCustomer, ShowClaims
from bot.views.outcomes import bell, claims, deal_buttons
from bot.views.outcomes.deal_credits import deal_in
from bot.views.programme import helps
from bot.views.reporting import receipt

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ClaimsListener:
    """``/upshot claims``, the buttons that settle, and those below a won deal."""

    run: OffLoop
    clock: Clock
    database: Database
    wake: Callable[[], None]
    """Lets the schedule look for what is due."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"claims": self.show},
            actions={
                claims.SETTLE: self.settle,
                deal_buttons.BELL: self.ring,
                deal_buttons.CONFIRM: self.confirm,
            },
        )

    async def show(self, request: Request) -> Outcome:
        """Show which customers several sellers claim."""
        if asks_for_help(request.text):
            return helps.explained("claims", request.texts)
        return claims.listed(await self.run(ShowClaims(self.database), request.actor), request.texts)

    async def settle(self, request: Request) -> Outcome:
        """Say whose a customer is."""
        holder, key = claims.parse(request.text)
        act = act_of(request, self.clock)
        settled = await self.run(SettleCustomer(self.database), request.actor, act, key, holder)
        self.wake()
        return claims.settled(settled, request.texts)

    async def confirm(self, request: Request) -> Outcome:
        """Keep that a deal is right, though it surprises."""
        act = act_of(request, self.clock)
        stored = await self.run(ConfirmDeal(self.database), request.actor, act, deal_in(request.text))
        return receipt.build(stored, request.texts, request.actor.require_seller().currency).in_place()

    async def ring(self, request: Request) -> Outcome:
        """Tell the channel of a won deal."""
        rung = await self.run(RingBell(self.database), request.actor, self.clock(), deal_in(request.text))
        self.wake()
        return bell.rung(rung, request.texts)
