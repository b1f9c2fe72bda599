"""Sellers answer what they are asked once a week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import clean
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.words.commands import SWITCHES
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.prompts.answer import AcknowledgeAnswer, RemindTomorrow, SwitchPrompts
from bot.use_cases.reporting.repeat_levels import RepeatLevels
from bot.views.programme import helps
from bot.views.prompts import answers, prompt
from bot.views.values import week_in

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.weeks import Week
    from bot.listeners.doors import Listener, Outcome, Request
    from bot.off_loop import OffLoop
    from bot.views.answers import Answer
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class PromptListener:
    """The buttons below a prompt; "Report" opens the form as everywhere."""

    run: OffLoop
    clock: Clock
    database: Database
    settle: Listener
    """Changes when everybody is asked."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"prompts": self.switch},
            actions={
                prompt.REPEAT: self.repeat,
                prompt.AWAY: self.be_away,
                prompt.REMIND: self.remind,
                prompt.STOP: self.stop,
                prompt.GO_ON: self.go_on,
            },
        )

    async def switch(self, request: Request) -> Outcome:
        """Ask from now on, or ask no more; without a word, explain it."""
        typed = clean(request.text)
        wish = SWITCHES.meaning(typed)
        if wish is None and typed and not asks_for_help(typed):
            return await self.settle(request)
        if wish is None:
            return helps.explained("prompts", request.texts)
        week = request.actor.require_seller().week_of(self.clock())
        return await self._switched(request, week, is_on=wish == "on")

    async def repeat(self, request: Request) -> Outcome:
        """Take over the levels of the week before."""
        week, currency = week_in(request.text), request.actor.require_seller().currency
        stored = await self.run(RepeatLevels(self.database), request.actor, act_of(request, self.clock), week)
        await self.run(AcknowledgeAnswer(self.database), request.actor, week, self.clock())
        return answers.repeated(stored, request.texts, currency)

    async def be_away(self, request: Request) -> Outcome:
        """Tell how to be away."""
        week = week_in(request.text)
        await self.run(AcknowledgeAnswer(self.database), request.actor, week, self.clock())
        return helps.explained("away", request.texts)

    async def remind(self, request: Request) -> Outcome:
        """Ask once more tomorrow."""
        week = week_in(request.text)
        due_at = await self.run(RemindTomorrow(self.database), request.actor, week, self.clock())
        return answers.reminded(due_at, request.actor, week, request.texts)

    async def stop(self, request: Request) -> Outcome:
        """Ask no more."""
        return (await self._switched(request, week_in(request.text), is_on=False)).in_place()

    async def go_on(self, request: Request) -> Outcome:
        """Ask again."""
        return (await self._switched(request, week_in(request.text), is_on=True)).in_place()

    async def _switched(self, request: Request, week: Week, *, is_on: bool) -> Answer:
        switch = SwitchPrompts(self.database)
        await self.run(switch, request.actor, week, self.clock(), is_on=is_on)
        return answers.goes_on(week, request.texts) if is_on else answers.stopped(week, request.texts)
