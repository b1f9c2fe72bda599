"""Sellers say what they shared, and how it did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.typed import check_in
from bot.domain.typed.context import Context
from bot.listeners.doors import Doors, FieldErrors, OpenForm
from bot.listeners.reporting import act_of
from bot.use_cases.content.describe import DescribeShare
from bot.use_cases.content.results import RecordResults
from bot.use_cases.content.shares import FindShare, ShowShares
from bot.views.content import results_form, share, shares
from bot.views.reporting import check_in_errors, receipt

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.content import About
    from bot.domain.typed.check_in import Filled
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ContentListener:
    """What can be tapped below a share: its kind, its phase, and the form that asks how it did."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            actions={share.KIND: self.say_kind, share.PHASE: self.say_phase, share.HOW_DID_IT_DO: self.ask},
            forms={results_form.FORM: self.submit},
        )

    async def say_kind(self, request: Request) -> Outcome:
        """Keep what was shared."""
        return await self._described(*share.kind_in(request.text), request)

    async def say_phase(self, request: Request) -> Outcome:
        """Keep in which phase of the funnel it is to work."""
        return await self._described(*share.phase_in(request.text), request)

    async def ask(self, request: Request) -> Outcome:
        """Open the form; if Slack does not, list the shares with the line to type."""
        found = await self.run(FindShare(self.database), request.actor, request.text)
        listed = await self.run(ShowShares(self.database), request.actor, self.clock())
        return OpenForm(results_form.build(found, request.texts), instead=shares.build(listed, request.texts))

    async def submit(self, request: Request) -> Outcome:
        """Store what the form changes; what is wrong is said at its field."""
        key, filled = results_form.parse(request.body["view"])
        programme, act = request.actor.require_seller(), act_of(request, self.clock)
        context = Context(request.texts.language, programme.today(act.moment), programme.currency, programme.season)
        try:
            line = check_in.read(filled, context)
            if not (line.amounts or line.emptied):
                return await self._unchanged(filled, request)
            run = RecordResults(self.database)
            stored = await self.run(run, request.actor, act, key, line.amounts, line.emptied)
        except UserError as error:
            messages = check_in_errors.build(error, filled, request.texts)
            if messages is None:
                raise
            return FieldErrors(messages)
        return receipt.build(stored, request.texts, programme.currency)

    async def _unchanged(self, filled: Filled, request: Request) -> Outcome:
        """Return what is there, or where a first number can be typed."""
        if not filled.shown.amounts:
            return FieldErrors(check_in_errors.nothing_filled(filled, request.texts))
        return shares.build(await self.run(ShowShares(self.database), request.actor, self.clock()), request.texts)

    async def _described(self, key: str, about: About, request: Request) -> Outcome:
        act, currency = act_of(request, self.clock), request.actor.require_seller().currency
        stored = await self.run(DescribeShare(self.database), request.actor, act, key, about)
        return receipt.build(stored, request.texts, currency).in_place()
