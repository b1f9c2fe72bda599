"""What other currencies are worth: shown to everybody, set by admins after a preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.context import Context
from bot.domain.typed.lines import rates as rates_line
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.programme.change_rates import ChangeRate, PreviewRate, RateProposal, ShowRates
from bot.views.programme import helps, rates

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class RatesListener:
    """``/upshot rates`` and the buttons of its preview."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"rates": self.start},
            actions={rates.SAVE: self.save, rates.CANCEL: self.cancel},
        )

    async def start(self, request: Request) -> Outcome:
        """Show the rates, or preview the one that was typed."""
        if asks_for_help(request.text):
            return helps.explained("rates", request.texts)
        line = rates_line.parse(request.text, self._context(request))
        if line is None:
            return rates.listed(await self.run(ShowRates(self.database), request.actor, self.clock()), request.texts)
        proposal = RateProposal(line.currency, line.rate, line.since, line.because)
        return rates.preview(await self.run(PreviewRate(self.database), request.actor, proposal), request.texts)

    async def save(self, request: Request) -> Outcome:
        """Bring a preview into force."""
        proposal = rates.parse(request.text)
        act = act_of(request, self.clock)
        return rates.saved(await self.run(ChangeRate(self.database), request.actor, act, proposal), request.texts)

    async def cancel(self, request: Request) -> Outcome:
        """Leave everything as it is."""
        return rates.cancelled(request.texts)

    def _context(self, request: Request) -> Context:
        programme = request.actor.require_reader()
        return Context(request.texts.language, programme.today(self.clock()), programme.currency)
