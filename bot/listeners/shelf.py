"""What is worth sharing: everybody shares it in one tap, managers keep it, sellers add their finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines import shelf as shelf_line
from bot.domain.typed.lines.shelf import RemoveLine
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.shelf.add import AddToShelf, SuggestLogged
from bot.use_cases.shelf.decide import DecideFind
from bot.use_cases.shelf.share import ShareItem
from bot.use_cases.shelf.show import ShowShelf
from bot.use_cases.shelf.take_off import TakeOff, WithdrawFind
from bot.views.programme import helps
from bot.views.reporting import receipt
from bot.views.shelf import answers, buttons, shelf

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ShelfListener:
    """``/upshot shelf`` and the buttons of what is on it."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"shelf": self.keep},
            actions={
                buttons.SHARE: self.share,
                buttons.TAKE_OFF: self.take_off,
                buttons.DECIDE: self.decide,
                buttons.WITHDRAW: self.withdraw,
                buttons.SUGGEST: self.suggest,
            },
        )

    async def keep(self, request: Request) -> Outcome:
        """Add something, take something off, or show what is there."""
        if asks_for_help(request.text):
            return helps.explained("shelf", request.texts)
        request.actor.require_reader()
        line, act = shelf_line.parse(request.text), act_of(request, self.clock)
        if line is None:
            return shelf.build(await self.run(ShowShelf(self.database), request.actor, act.moment), request.texts)
        if isinstance(line, RemoveLine):
            return await self._taken_off(line, request)
        return answers.added(await self.run(AddToShelf(self.database), request.actor, act, line), request.texts)

    async def share(self, request: Request) -> Outcome:
        """Log an item as shared."""
        item_id, programme = buttons.item_in(request.text), request.actor.require_seller()
        stored = await self.run(ShareItem(self.database), request.actor, act_of(request, self.clock), item_id)
        return receipt.build(stored, request.texts, programme.currency)

    async def take_off(self, request: Request) -> Outcome:
        """Take an item off by its button."""
        return await self._taken_off(buttons.item_in(request.text), request)

    async def decide(self, request: Request) -> Outcome:
        """Put a find on the shelf, or not now."""
        item_id, state = buttons.verdict_in(request.text)
        act = act_of(request, self.clock)
        verdict = await self.run(DecideFind(self.database), request.actor, act, item_id, state)
        return answers.settled(verdict, request.texts)

    async def withdraw(self, request: Request) -> Outcome:
        """Take an own find back."""
        item_id, act = buttons.item_in(request.text), act_of(request, self.clock)
        return answers.withdrawn(
            await self.run(WithdrawFind(self.database), request.actor, act, item_id), request.texts
        )

    async def suggest(self, request: Request) -> Outcome:
        """Suggest an address that was just logged."""
        sequence, act = buttons.item_in(request.text), act_of(request, self.clock)
        return answers.added(await self.run(SuggestLogged(self.database), request.actor, act, sequence), request.texts)

    async def _taken_off(self, meant: RemoveLine | int, request: Request) -> Outcome:
        act = act_of(request, self.clock)
        item = await self.run(TakeOff(self.database), request.actor, act, meant)
        seen = await self.run(ShowShelf(self.database), request.actor, act.moment)
        return shelf.changed(answers.taken_off(item, request.texts), seen, request.texts)
