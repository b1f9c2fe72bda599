"""Sellers correct what they just reported, by the buttons of the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.reporting.confirm_numbers import ConfirmNumbers
from bot.use_cases.reporting.correct_entry import MoveToLastWeek, ReadOtherWay
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.record_deal import RecordDeal
from bot.use_cases.reporting.undo_last import UndoLast
from bot.views.reporting import buttons, confirmed, deal_questions, receipt, undone

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class Corrections:
    """The buttons below the answers to a report; what they store stands in place of the answer."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            actions={
                buttons.MOVE: self.move,
                buttons.OTHER: self.read_other_way,
                buttons.UNDO: self.undo,
                buttons.CONFIRM_NUMBERS: self.confirm_numbers,
                buttons.ANSWER_DEAL: self.answer_deal,
            }
        )

    async def move(self, request: Request) -> Outcome:
        """Move an entry to the week before."""
        sequence = buttons.sequence_in(request.text)
        stored = await self.run(MoveToLastWeek(self.database), request.actor, act_of(request, self.clock), sequence)
        return self._shown(stored, request)

    async def read_other_way(self, request: Request) -> Outcome:
        """Take the separator of a number the other way."""
        sequence, metric = buttons.reading_in(request.text)
        act = act_of(request, self.clock)
        stored = await self.run(ReadOtherWay(self.database), request.actor, act, sequence, metric)
        return self._shown(stored, request)

    async def undo(self, request: Request) -> Outcome:
        """Take back the entry that the button belongs to."""
        sequence = buttons.sequence_in(request.text)
        taken = await self.run(UndoLast(self.database), request.actor, act_of(request, self.clock), sequence)
        return undone.build(taken, request.texts, request.actor.require_seller().currency).in_place()

    async def confirm_numbers(self, request: Request) -> Outcome:
        """Keep that what surprises is right."""
        week, keys = buttons.confirmed_in(request.text)
        stored = await self.run(ConfirmNumbers(self.database), request.actor, act_of(request, self.clock), week, keys)
        return confirmed.build(stored, request.texts).in_place()

    async def answer_deal(self, request: Request) -> Outcome:
        """Note a deal about which something had to be asked."""
        answer = buttons.deal_answer_in(request.text)
        act = replace(act_of(request, self.clock), delivery_key=answer.delivery_key)
        told = await self.run(RecordDeal(self.database), request.actor, act, answer.word)
        if isinstance(told, Receipt):
            return self._shown(told, request)
        return deal_questions.build(told, request.texts, request.actor.require_seller().currency).in_place()

    def _shown(self, stored: Receipt, request: Request) -> Outcome:
        return receipt.build(stored, request.texts, request.actor.require_seller().currency).in_place()
