"""Sellers make a Slack message an outcome: a lead, a meeting or a deal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.errors import UserError
from bot.domain.outcomes import OutcomeKind
from bot.domain.typed import deal_form as names
from bot.domain.typed.deal_form import FilledForm, read_outcome
from bot.listeners.doors import Doors, DrawForm, FieldErrors, OpenForm
from bot.listeners.reporting import act_of
from bot.use_cases.outcomes.link_message import LinkMessage, Message
from bot.use_cases.outcomes.log_outcome import LogOutcome
from bot.use_cases.outcomes.show_forms import ShowDealForm
from bot.views.outcomes import deal_form, fields, form_errors, outcome_form
from bot.views.reporting import receipt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from bot.use_cases.outcomes.show_forms import DealSheet
    from bot.views.forms import View
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class LogAsOutcome:
    """The shortcut on a message, and its form."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            actions={outcome_form.KIND: self.choose},
            forms={outcome_form.FORM: self.submit},
            message_shortcuts={outcome_form.SHORTCUT: self.start},
        )

    async def start(self, request: Request) -> Outcome:
        """Open the form with the link to the message as its note."""
        sheet = await self._sheet(request)
        note = await self.run(LinkMessage(self.database), request.actor, _message(request.body))
        view = outcome_form.build(OutcomeKind.LEAD, sheet, request.texts, FilledForm({names.NOTE: note}))
        return OpenForm(view, outcome_form.instead(request.texts))

    async def choose(self, request: Request) -> Outcome:
        """Draw the form of another kind of outcome; what was typed stays."""
        sheet = await self._sheet(request)
        filled = fields.sent(request.body["view"], sheet.shares)
        return DrawForm(_drawn(request, sheet, filled))

    async def submit(self, request: Request) -> Outcome:
        """Log the lead or the meeting; what is wrong is said at its field."""
        view, sheet = request.body["view"], await self._sheet(request)
        filled = fields.sent(view, sheet.shares)
        try:
            line = read_outcome(filled, outcome_form.kind_of(view))
            stored = await self.run(LogOutcome(self.database), request.actor, act_of(request, self.clock), line)
        except UserError as error:
            messages = form_errors.build(error, filled.texts, request.texts)
            if messages is None:
                raise
            return FieldErrors(messages)
        return receipt.build(stored, request.texts, request.actor.require_seller().currency)

    async def _sheet(self, request: Request) -> DealSheet:
        return await self.run(ShowDealForm(self.database), request.actor, self.clock())


def _drawn(request: Request, sheet: DealSheet, filled: FilledForm) -> View:
    if request.text != outcome_form.DEAL:
        return outcome_form.build(OutcomeKind(request.text), sheet, request.texts, filled)
    return deal_form.build(
        sheet,
        request.texts,
        request.actor.require_seller().currency,
        filled,
        deal_form.Shown(is_of_message=True),
        top=[outcome_form.chooser(outcome_form.DEAL, request.texts)],
    )


def _message(body: Mapping[str, Any]) -> Message:
    message = body["message"]
    return Message(
        str(body["channel"]["id"]), str(message.get("ts") or body["message_ts"]), str(message.get("thread_ts") or "")
    )
