"""Sellers report: numbers, addresses and deals, each in one line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import clean
from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import deals as deal_line
from bot.domain.typed.lines import outcomes as outcomes_line
from bot.domain.typed.lines import report as report_line
from bot.domain.typed.lines import shares as shares_line
from bot.domain.typed.lines import ssi as ssi_line
from bot.domain.typed.lines.outcomes import OutcomeLine
from bot.domain.typed.lines.shares import AddressLine
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.weeks import split_open_week
from bot.listeners.doors import Doors
from bot.use_cases.content.shares import ShowShares
from bot.use_cases.outcomes.log_outcome import LogOutcome
from bot.use_cases.reporting.entries import Act
from bot.use_cases.reporting.log_address import LogAddress
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.record_amounts import RecordAmounts
from bot.use_cases.reporting.record_deal import RecordDeal, word_of
from bot.use_cases.reporting.undo_last import UndoLast
from bot.use_cases.reporting.week_so_far import WeekSoFar
from bot.use_cases.shelf.show import ShowShelf
from bot.views.content import shares
from bot.views.reporting import deal_questions, helps, receipt, undone, week

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.clock import Clock
    from bot.domain.people import Programme
    from bot.domain.typed.lines.report import ReportLine
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database

    Parse = Callable[[str, Context], ReportLine | AddressLine | OutcomeLine]


@dataclass(frozen=True, slots=True)
class Reporting:
    """The commands with which sellers report."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        lines: dict[str, Parse] = {
            "ssi": ssi_line.parse,
            "shares": shares_line.parse,
            "outcomes": outcomes_line.parse,
        }
        numbers = {f"/{command}": partial(self.report, command, parse) for command, parse in lines.items()}
        return Doors(
            commands={**numbers, "/undo": self.undo},
        )

    async def check_in(self, request: Request) -> Outcome:
        """Note the numbers of a ``/checkin`` line; without any, show what is stored."""
        return await self.report("checkin", report_line.parse, request)

    async def note_connections(self, request: Request) -> Outcome:
        """Note the numbers of a ``/connections`` line; without any, show what is stored."""
        return await self.report("connections", report_line.parse_connections, request)

    async def report(self, command: str, parse: Parse, request: Request) -> Outcome:
        """Note the numbers or the address of a line; without any, show what is stored."""
        if asks_for_help(request.text):
            return helps.build(command, request.texts)
        programme, act = request.actor.require_seller(), act_of(request, self.clock)
        context = _context(request, programme, act)
        named = split_open_week(clean(request.text), context.week, context.season)
        if not named.rest and command == "shares":
            listed = await self.run(ShowShares(self.database), request.actor, act.moment, named.week)
            worth = await self.run(ShowShelf(self.database), request.actor, act.moment)
            return shares.build(listed, request.texts, worth.items)
        if not named.rest:
            report = await self.run(WeekSoFar(self.database), request.actor, act.moment, named.week)
            return week.build(report, request.texts, programme.currency, command=command)
        line = parse(request.text, context)
        return receipt.build(await self._stored(line, request, act), request.texts, programme.currency)

    async def tell_of_deal(self, request: Request) -> Outcome:
        """Note what a line says of a deal."""
        if asks_for_help(request.text):
            return helps.build("deal", request.texts)
        programme, act = request.actor.require_seller(), act_of(request, self.clock)
        word = word_of(deal_line.parse(request.text, _context(request, programme, act)), programme.currency)
        told = await self.run(RecordDeal(self.database), request.actor, act, word)
        if isinstance(told, Receipt):
            return receipt.build(told, request.texts, programme.currency)
        return deal_questions.build(told, request.texts, programme.currency)

    async def undo(self, request: Request) -> Outcome:
        """Take back the last entry."""
        if asks_for_help(request.text):
            return helps.build("undo", request.texts)
        programme, act = request.actor.require_seller(), act_of(request, self.clock)
        if typed := clean(request.text):
            raise TypedError(Reason.UNKNOWN_WORD, typed)
        taken = await self.run(UndoLast(self.database), request.actor, act)
        return undone.build(taken, request.texts, programme.currency)

    async def _stored(self, line: ReportLine | AddressLine | OutcomeLine, request: Request, act: Act) -> Receipt:
        if isinstance(line, AddressLine):
            return await self.run(LogAddress(self.database), request.actor, act, line)
        if isinstance(line, OutcomeLine):
            return await self.run(LogOutcome(self.database), request.actor, act, line)
        return await self.run(RecordAmounts(self.database), request.actor, act, line)


def act_of(request: Request, clock: Clock) -> Act:
    """Return how and when a request came in."""
    return Act(request.origin, request.delivery_key, clock())


def _context(request: Request, programme: Programme, act: Act) -> Context:
    return Context(
        request.texts.language,
        programme.today(act.moment),
        programme.currency,
        programme.season,
        programme.own_metrics,
    )
