"""``/upshot metrics``: what sellers are asked for, and metrics of the programme's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.typed.context import Context
from bot.domain.typed.lines import own_metrics as line
from bot.domain.typed.lines.own_metrics import RemovalLine
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors, FieldErrors, OpenForm
from bot.listeners.reporting import act_of
from bot.use_cases.programme.define_metric import DefineMetric, RemoveMetric
from bot.use_cases.programme.show_metrics import ShowMetrics
from bot.views import refusals
from bot.views.programme import own_metric_form, own_metrics, setting_commands

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class OwnMetricsListener:
    """Metrics that an admin defines and removes."""

    run: OffLoop
    clock: Clock
    database: Database
    change_asked: Callable[[Request], Awaitable[Outcome]]
    """Previews another choice of what sellers are asked for."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"metrics": self.start},
            actions={own_metrics.DEFINE: self.open_form},
            forms={own_metric_form.FORM: self.submit},
        )

    async def start(self, request: Request) -> Outcome:
        """List the metrics, define or remove one, or change what sellers are asked for."""
        if asks_for_help(request.text):
            return setting_commands.explained("metrics", request.texts)
        programme = request.actor.require_reader()
        if not request.text.strip():
            return own_metrics.build(
                await self.run(ShowMetrics(self.database, self.clock), request.actor), request.texts
            )
        context = Context(request.texts.language, programme.today(self.clock()), programme.currency)
        typed, act = line.parse(request.text, context), act_of(request, self.clock)
        if typed is None:
            return await self.change_asked(request)
        if isinstance(typed, RemovalLine):
            removing = RemoveMetric(self.database)
            receipt = await self.run(removing, request.actor, act, typed.key, typed.because)
        else:
            receipt = await self.run(DefineMetric(self.database), request.actor, act, typed)
        return own_metrics.told(receipt, request.texts)

    async def open_form(self, request: Request) -> Outcome:
        """Open the form; if Slack does not, say the line that does the same."""
        request.actor.require_admin()
        return OpenForm(own_metric_form.build(request.texts), setting_commands.explained("metrics", request.texts))

    async def submit(self, request: Request) -> Outcome:
        """Define what was entered; what is wrong is said at its field."""
        plan, act = own_metric_form.parse(request.body["view"]), act_of(request, self.clock)
        try:
            receipt = await self.run(DefineMetric(self.database), request.actor, act, plan)
        except UserError as error:
            field = own_metric_form.field_of(error, plan)
            if field is None:
                raise
            return FieldErrors({field: refusals.at_field(error, request.texts)})
        return own_metrics.told(receipt, request.texts)
