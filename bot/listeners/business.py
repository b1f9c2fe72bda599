"""What the programme brings to the business, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.business.periods import PeriodRefusedError
from bot.domain.typed.context import Context
from bot.domain.typed.lines import business as business_line
from bot.domain.typed.lines import costs as costs_line
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.i18n import Unescaped
from bot.listeners.doors import Doors, DrawForm, FieldErrors, Later, OpenForm
from bot.listeners.in_time import in_time
from bot.listeners.reporting import act_of
from bot.use_cases.business.change_costs import ChangeCosts, ShowCosts
from bot.use_cases.business.show_business import ShowBusiness, WhichTeam, team_names
from bot.use_cases.insight.show_insight import ShowInsight
from bot.views import refusals
from bot.views.business import answers, costs, form, message, page, spreadsheet
from bot.views.insight import insight
from bot.views.programme import helps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.clock import Clock
    from bot.domain.business.periods import Period
    from bot.domain.business.report import BusinessReport
    from bot.domain.exports import NamedFile
    from bot.i18n import Texts
    from bot.listeners.doors import Outcome, Request
    from bot.listeners.sending import Sending
    from bot.off_loop import OffLoop
    from bot.views.answers import Answer
    from storage.database import Database

    Make = Callable[[BusinessReport, Sequence[str], Texts], NamedFile]


@dataclass(frozen=True, slots=True)
class BusinessListener:
    """``/upshot business``, ``/upshot costs``, and the buttons and the form of a report."""

    run: OffLoop
    clock: Clock
    database: Database
    send: Sending
    patience: float
    """Seconds after which a report comes later."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"business": self.show, "costs": self.tell_costs},
            actions={
                message.SPREADSHEET: partial(self.hand_over, spreadsheet.build),
                message.PRINT: partial(self.hand_over, page.build),
                message.OTHER: self.open_form,
                costs.MEANT: self.put_right,
            },
            forms={form.FORM: self.submit},
        )

    async def show(self, request: Request) -> Outcome:
        """Show the report of some weeks, in the ack if there is time."""
        if asks_for_help(request.text):
            return helps.explained("business", request.texts)
        programme = request.actor.require_overseer()
        today = programme.today(self.clock())
        context = Context(request.actor.language, today, programme.currency, programme.season)
        line = business_line.parse(request.text, context)
        shown = self._shown(request, line.period, WhichTeam(line.team))
        return await in_time(request, shown, answers.working(request.texts), self.patience)

    async def open_form(self, request: Request) -> Outcome:
        """Open the form for other weeks and another team."""
        programme = request.actor.require_overseer()
        period, team_id = form.shown(request.text)
        teams = await self.run(team_names, self.database, request.actor)
        view = form.build(period, team_id, teams, programme.week_of(self.clock()), request.texts)
        is_within = (request.body.get("view") or {}).get("type") == "modal"
        return DrawForm(view) if is_within else OpenForm(view, helps.explained("business", request.texts))

    async def submit(self, request: Request) -> Outcome:
        """Show the report that was asked for in the form."""
        programme = request.actor.require_overseer()
        chosen, first, last, team_id = form.parse(request.body["view"])
        period = form.period_of(chosen, first, last, programme.week_of(self.clock()), programme.season)
        try:
            shown = self._shown(request, period, WhichTeam(id=team_id))
            return await in_time(request, shown, answers.working(request.texts), self.patience)
        except PeriodRefusedError as error:
            return FieldErrors({form.FIRST: refusals.at_field(error, request.texts)})

    async def hand_over(self, make: Make, request: Request) -> Outcome:
        """Send the report as a file."""
        actor, texts = request.actor, request.texts
        actor.require_overseer()
        period, team_id = form.shown(request.text)
        self.send.check()

        async def work() -> Answer:
            report = await self.run(ShowBusiness(self.database, self.clock), actor, period, WhichTeam(id=team_id))
            told = () if report.team else await self.run(self._insight, request)
            await self.send(actor.id, await self.run(make, report, told, texts))
            return answers.sent(texts)

        return Later(actor.id, texts, work, answers.being_made(texts))

    def _insight(self, request: Request) -> tuple[str, ...]:
        """Return what is told of the SSI, for where no mark-up is escaped."""
        shown = ShowInsight(self.database, self.clock)(request.actor)
        return tuple(insight.told(shown, Unescaped(request.texts.language)))

    async def tell_costs(self, request: Request) -> Outcome:
        """Tell what is known of the costs, or note what an admin tells."""
        if asks_for_help(request.text):
            return helps.explained("costs", request.texts)
        programme = request.actor.require_overseer()
        context = Context(request.actor.language, programme.today(self.clock()), programme.currency)
        line = costs_line.parse(request.text, context)
        if line is None:
            return costs.build(await self.run(ShowCosts(self.database), request.actor), request.texts)
        change, act = ChangeCosts(self.database), act_of(request, self.clock)
        receipt = await self.run(change, request.actor, act, line.told, line.because or "")
        return costs.changed(receipt, request.texts, line.likelier)

    async def put_right(self, request: Request) -> Outcome:
        """Note the amount that was meant in place of the one that was read."""
        request.actor.require_admin()
        name, amount = costs.parse(request.text)
        change, act = ChangeCosts(self.database), act_of(request, self.clock)
        receipt = await self.run(change, request.actor, act, {name: amount})
        return costs.changed(receipt, request.texts)

    async def _shown(self, request: Request, period: Period, team: WhichTeam) -> Answer:
        report = await self.run(ShowBusiness(self.database, self.clock), request.actor, period, team)
        return message.build(report, request.texts)
