"""Sellers are away or work a share of a week; managers and admins confirm it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.presence import ShareNotWholeError, Subject
from bot.domain.typed.context import Context
from bot.domain.typed.lines.absence import BackLine, parse_away, parse_parttime
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.presence.ask import AskForWorkingShare, AskToBeAway
from bot.use_cases.presence.decide import DecideRequest
from bot.use_cases.presence.show_requests import ShowRequests
from bot.use_cases.presence.withdraw import WithdrawRequest
from bot.views.presence import decisions, requests
from bot.views.programme import helps

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class PresenceListener:
    """``/upshot away`` and ``/upshot parttime``, and the buttons that settle or cancel what was asked for."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"away": self.ask_away, "parttime": self.ask_share},
            actions={decisions.DECIDE: self.decide, requests.WITHDRAW: self.withdraw},
        )

    async def ask_away(self, request: Request) -> Outcome:
        """Ask for days away, come back, or list the own days away."""
        if asks_for_help(request.text):
            return helps.explained("away", request.texts)
        if not request.text.strip():
            return await self._listed(Subject.ABSENCE, request)
        line = parse_away(request.text, self._context(request))
        if isinstance(line, BackLine):
            return await self._withdrawn(Subject.ABSENCE, None, request)
        ask, act = AskToBeAway(self.database), act_of(request, self.clock)
        receipt = await self.run(ask, request.actor, act, line.days.first, line.days.last)
        return requests.asked(receipt, request.texts)

    async def ask_share(self, request: Request) -> Outcome:
        """Ask for a share of a full week, or show the own one."""
        if asks_for_help(request.text):
            return helps.explained("parttime", request.texts)
        if not request.text.strip():
            return await self._listed(Subject.WORKING_SHARE, request)
        line = parse_parttime(request.text, self._context(request))
        if line.percent != int(line.percent):
            raise ShareNotWholeError
        ask, act = AskForWorkingShare(self.database), act_of(request, self.clock)
        receipt = await self.run(ask, request.actor, act, int(line.percent), line.starts)
        return requests.asked(receipt, request.texts)

    async def decide(self, request: Request) -> Outcome:
        """Confirm or decline a request."""
        subject, request_id, verdict = decisions.parse(request.text)
        act = act_of(request, self.clock)
        decision = await self.run(DecideRequest(self.database), request.actor, act, subject, request_id, verdict)
        return decisions.settled(decision, request.texts)

    async def withdraw(self, request: Request) -> Outcome:
        """Cancel an own request, or come back early."""
        subject, request_id = requests.parse(request.text)
        return await self._withdrawn(subject, request_id, request)

    async def _listed(self, subject: Subject, request: Request) -> Outcome:
        today = request.actor.require_seller().today(self.clock())
        own = await self.run(ShowRequests(self.database), request.actor, subject, today)
        return requests.listed(subject, own, today, request.texts)

    async def _withdrawn(self, subject: Subject, request_id: int | None, request: Request) -> Outcome:
        act = act_of(request, self.clock)
        now = await self.run(WithdrawRequest(self.database), request.actor, act, subject, request_id)
        answer = requests.withdrawn(now, request.texts)
        return answer if request_id is None else answer.in_place()

    def _context(self, request: Request) -> Context:
        programme = request.actor.require_seller()
        return Context(request.texts.language, programme.today(self.clock()), programme.currency)
