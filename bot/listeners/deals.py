"""Sellers tell of deals in a form, and look through them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.deal_words import DealWord
from bot.domain.deals import Deal, Source, Stage
from bot.domain.errors import UserError
from bot.domain.typed.cleaning import clean
from bot.domain.typed.context import Context
from bot.domain.typed.deal_form import FilledForm, read_deal
from bot.domain.typed.lines import deal_list as deal_list_line
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors, DrawForm, FieldErrors, OpenForm
from bot.listeners.reporting import act_of
from bot.use_cases.outcomes.deal_credits import DeclineCredit
from bot.use_cases.outcomes.list_deals import Filter, ListDeals
from bot.use_cases.outcomes.show_forms import ShowDealForm
from bot.use_cases.outcomes.submit_deal import DealSurprises, EditDeal, SubmitDeal
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.record_deal import RecordDeal, word_of
from bot.use_cases.reporting.week_so_far import DealsSoFar
from bot.views.outcomes import deal_credits, deal_form, deal_list, fields, form_errors, outcome_form
from bot.views.outcomes.deal_credits import deal_in
from bot.views.reporting import deal_questions, deals, receipt

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from bot.use_cases.outcomes.show_forms import DealSheet
    from bot.use_cases.reporting.record_deal import DealQuestion
    from bot.views.answers import Answer
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class DealForms:
    """``/deal`` without a line, ``/deal list`` and its buttons, and the form of a deal."""

    run: OffLoop
    clock: Clock
    database: Database
    note_line: Callable[[Request], Awaitable[Outcome]]
    """Takes the words of a ``/deal`` line, and explains the command."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            commands={"/deal": self.start},
            actions={
                deal_form.OPEN: self.open,
                deal_form.EDIT: self.edit,
                deal_list.MOVE: self.move,
                deal_list.LIST: self.turn,
                deal_credits.DECLINE: self.decline,
            },
            forms={deal_form.FORM: self.submit},
        )

    async def start(self, request: Request) -> Outcome:
        """Open the form of a new deal, show the own deals, or note what a line says."""
        if asks_for_help(request.text):
            return await self.note_line(request)
        if which := deal_list_line.parse(request.text):
            return await self._listed(request, Filter(which))
        return await (self.note_line(request) if clean(request.text) else self.open(request))

    async def open(self, request: Request) -> Outcome:
        """Open the form of a new deal; if Slack does not, show the deals in hand and the line to type."""
        sheet = await self._sheet(request)
        report = await self.run(DealsSoFar(self.database), request.actor, self.clock())
        currency = request.actor.require_seller().currency
        view = deal_form.build(sheet, request.texts, currency, FilledForm(), deal_form.Shown())
        return OpenForm(view, deals.so_far(report, request.texts, currency))

    async def turn(self, request: Request) -> Outcome:
        """Show other deals in place of those that are shown."""
        return (await self._listed(request, *deal_list.page_in(request.text))).in_place()

    async def decline(self, request: Request) -> Outcome:
        """Give the own part of a colleague's deal back."""
        deal_id = deal_credits.deal_in(request.text)
        act = act_of(request, self.clock)
        told = await self.run(DeclineCredit(self.database), request.actor, act, deal_id)
        if told.declined is None:
            raise LookupError(deal_id)
        return deal_credits.declined(told.declined, request.texts)

    async def edit(self, request: Request) -> Outcome:
        """Open the form of a deal as it stands."""
        sheet, currency = await self._sheet(request, deal_in(request.text)), request.actor.require_seller().currency
        if sheet.deal is None:
            raise LookupError(request.text)
        filled, shown = deal_form.filled_with(sheet.deal, request.texts), deal_form.Shown(sheet.deal)
        view = deal_form.build(sheet, request.texts, currency, filled, shown)
        return OpenForm(view, await self._listed(request, Filter.ALL))

    async def move(self, request: Request) -> Outcome:
        """Win, lose or reopen a deal by its button."""
        stage, deal_id = deal_list.parse(request.text)
        sheet = await self._sheet(request, deal_id)
        customer = sheet.deal.customer if sheet.deal else ""
        word = DealWord(stage, customer, deal_id=deal_id, reopens=stage is Stage.OPEN)
        told = await self.run(RecordDeal(self.database), request.actor, act_of(request, self.clock), word)
        return self._told(told, request)

    async def submit(self, request: Request) -> Outcome:
        """Store the deal of a form; what is wrong is said at its field."""
        view, sheet = request.body["view"], await self._sheet(request)
        shown = deal_form.shown_in(view)
        filled = fields.sent(view, _choosable(sheet, shown.deal))
        try:
            told = await self._stored(request, filled, shown)
        except UserError as error:
            messages = form_errors.build(error, filled.texts, request.texts)
            if messages is None:
                raise
            return FieldErrors(messages)
        if isinstance(told, DealSurprises):
            return self._asked(told, request, replace(sheet, deal=shown.deal), filled, shown)
        return self._told(told, request)

    async def _listed(self, request: Request, which: Filter, page: int = 0) -> Answer:
        listed = await self.run(ListDeals(self.database), request.actor, which, page)
        return deal_list.build(listed, request.texts, request.actor.require_seller().currency)

    async def _sheet(self, request: Request, deal_id: int | None = None) -> DealSheet:
        return await self.run(ShowDealForm(self.database), request.actor, self.clock(), deal_id)

    async def _stored(
        self, request: Request, filled: FilledForm, shown: deal_form.Shown
    ) -> Receipt | DealSurprises | DealQuestion:
        programme, act = request.actor.require_seller(), act_of(request, self.clock)
        context = Context(request.texts.language, programme.today(act.moment), programme.currency, programme.season)
        if shown.deal is not None:
            filled = deal_form.completed(filled, shown.deal)
        line, note = read_deal(filled, context)
        word = replace(word_of(line, programme.currency), note=note)
        if shown.deal is None:
            return await self.run(SubmitDeal(self.database), request.actor, act, word, shown.asked)
        edit, sent = EditDeal(self.database), _edited(word, shown.deal)
        return await self.run(edit, request.actor, act, shown.deal, sent, shown.asked, other_value=word.other_value)

    def _asked(
        self, told: DealSurprises, request: Request, sheet: DealSheet, filled: FilledForm, shown: deal_form.Shown
    ) -> Outcome:
        """Return the form as it is, with the questions."""
        asking = replace(shown, asked=(*shown.asked, *told.codes))
        currency = request.actor.require_seller().currency
        top = [outcome_form.chooser(outcome_form.DEAL, request.texts)] if shown.is_of_message else []
        return DrawForm(deal_form.build(sheet, request.texts, currency, filled, asking, asking=told.surprises, top=top))

    def _told(self, told: Receipt | DealQuestion, request: Request) -> Outcome:
        currency = request.actor.require_seller().currency
        if isinstance(told, Receipt):
            return receipt.build(told, request.texts, currency)
        return deal_questions.build(told, request.texts, currency)


def _choosable(sheet: DealSheet, deal: Deal | None) -> tuple[str, ...]:
    """Return the addresses that the form offered."""
    return (*sheet.shares, *([deal.share.address] if deal is not None and deal.share is not None else []))


def _edited(word: DealWord, shown: Deal) -> Deal:
    """Return the deal as a form says it; a share that was not changed stays whose it was."""
    address = word.share.address if word.share else ""
    is_same = shown.share is not None and shown.share.address == address
    return Deal(
        id=shown.id,
        customer=shown.customer,
        stage=word.stage,
        value=word.value,
        typed=word.typed,
        credits=shown.credits if word.credits is None else word.credits,
        source=word.source or Source.OTHER,
        is_influenced=bool(word.is_influenced),
        opened_on=word.opened_on,
        qualified_on=word.qualified_on,
        closed_on=word.closed_on,
        crm_id=word.crm_id,
        share=shown.share if is_same else word.share,
        note=word.note,
    )
