"""Sellers report their week in a form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.typed import check_in
from bot.domain.typed.cleaning import clean
from bot.domain.typed.context import Context
from bot.domain.typed.errors import WeekNotOpenError
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.weeks import split_open_week
from bot.listeners.doors import Doors, DrawForm, FieldErrors, OpenForm
from bot.listeners.reporting import act_of
from bot.use_cases.reporting.check_in import Questions, ShowCheckIn, SubmitCheckIn
from bot.use_cases.reporting.week_so_far import WeekSoFar
from bot.views.reporting import check_in_errors, check_in_form, receipt, week
from bot.views.values import week_in

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.domain.weeks import Week
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from bot.views.reporting.check_in_form import Sent
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class CheckIn:
    """``/checkin`` and everything else that opens the form of the week."""

    run: OffLoop
    clock: Clock
    database: Database
    note_line: Callable[[Request], Awaitable[Outcome]]
    """Takes the numbers of a ``/checkin`` line, and explains the command."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            commands={"/checkin": self.start},
            actions={check_in_form.CHECKIN_BUTTON: self.click, check_in_form.CHOOSE_WEEK: self.choose_week},
            forms={check_in_form.FORM: self.submit},
            shortcuts={check_in_form.SHORTCUT: self.start},
        )

    async def start(self, request: Request) -> Outcome:
        """Open the form of the week that was named, or note the numbers of a line."""
        if asks_for_help(request.text):
            return await self.note_line(request)
        programme = request.actor.require_seller()
        named = split_open_week(clean(request.text), programme.week_of(self.clock()), programme.season)
        return await (self.note_line(request) if named.rest else self.open_form(request, named.week))

    async def click(self, request: Request) -> Outcome:
        """Open the form of the week that the button is for."""
        return await self.open_form(request, week_in(request.text) if request.text else None)

    async def open_form(self, request: Request, of: Week | None) -> Outcome:
        """Open the form; if Slack does not, show what is stored and the line to type."""
        moment, currency = self.clock(), request.actor.require_seller().currency
        sheet = await self.run(ShowCheckIn(self.database), request.actor, moment, of)
        report = await self.run(WeekSoFar(self.database), request.actor, moment, sheet.week)
        instead = week.build(report, request.texts, currency, command="checkin")
        return OpenForm(check_in_form.build(sheet, request.texts, currency), instead)

    async def choose_week(self, request: Request) -> Outcome:
        """Fill the form with another week; what was typed stays."""
        return await self._drawn(check_in_form.parse(request.body["view"]), request)

    async def submit(self, request: Request) -> Outcome:
        """Store what the form changes; what is wrong is said at its field."""
        sent = check_in_form.parse(request.body["view"])
        if sent.chosen != sent.filled.shown.week:
            return await self._drawn(sent, request)
        try:
            return await self._stored(sent, request)
        except WeekNotOpenError:
            return await self._drawn(sent, request)
        except UserError as error:
            messages = check_in_errors.build(error, sent.filled, request.texts)
            if messages is None:
                raise
            return FieldErrors(messages)

    async def _stored(self, sent: Sent, request: Request) -> Outcome:
        programme, act = request.actor.require_seller(), act_of(request, self.clock)
        context = Context(
            request.texts.language,
            programme.today(act.moment),
            programme.currency,
            programme.season,
            programme.own_metrics,
        )
        line, note = check_in.read(sent.filled, context), check_in.changed_note(sent.filled)
        if line.amounts or line.emptied or note is not None:
            told = await self.run(SubmitCheckIn(self.database), request.actor, act, line, sent.filled.shown.asked, note)
            if isinstance(told, Questions):
                return await self._asked(told, sent, request)
            return receipt.build(told, request.texts, programme.currency)
        if not sent.filled.shown.amounts:
            return FieldErrors(check_in_errors.nothing_filled(sent.filled, request.texts))
        report = await self.run(WeekSoFar(self.database), request.actor, act.moment, line.week)
        return week.build(report, request.texts, programme.currency, command="checkin")

    async def _asked(self, told: Questions, sent: Sent, request: Request) -> Outcome:
        """Return the form as it is, with the questions; what it was filled with stays, whatever came in since."""
        programme, shown = request.actor.require_seller(), sent.filled.shown
        sheet = await self.run(ShowCheckIn(self.database), request.actor, self.clock(), shown.week)
        asking = replace(sheet, shown=replace(shown, asked=(*shown.asked, *told.keys)))
        return DrawForm(check_in_form.build(asking, request.texts, programme.currency, sent.filled, told.flags))

    async def _drawn(self, sent: Sent, request: Request) -> Outcome:
        """Return the form of the chosen week; the running one's, when that is closed by now."""
        programme = request.actor.require_seller()
        sheet = await self.run(ShowCheckIn(self.database), request.actor, self.clock(), sent.chosen)
        return DrawForm(check_in_form.build(sheet, request.texts, programme.currency, sent.filled))
