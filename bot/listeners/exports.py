"""Data as a file: one's own, or the programme's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.typed.lines import export as export_line
from bot.domain.typed.lines.export import Whose
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors, Later
from bot.use_cases.exports.own_data import ExportOwnData
from bot.use_cases.exports.programme import ExportProgramme
from bot.views.exports import answers, archive
from bot.views.programme import helps

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.i18n import Texts
    from bot.listeners.doors import Outcome, Request
    from bot.listeners.sending import Sending
    from bot.off_loop import OffLoop
    from bot.views.answers import Answer
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ExportListener:
    """``/upshot export``."""

    run: OffLoop
    clock: Clock
    database: Database
    send: Sending

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"export": self.start})

    async def start(self, request: Request) -> Outcome:
        """Put a file together, and send it as a direct message."""
        if asks_for_help(request.text):
            return helps.explained("export", request.texts)
        actor, is_own = request.actor, export_line.parse(request.text) is Whose.OWN
        if is_own:
            actor.require_reader()
        else:
            actor.require_admin()
        self.send.check()
        work = partial(self._own_data if is_own else self._programme, actor, request.texts)
        return Later(actor.id, request.texts, work, answers.being_made(request.texts))

    async def _own_data(self, actor: Actor, texts: Texts) -> Answer:
        export = await self.run(ExportOwnData(self.database, self.clock), actor)
        await self.send(actor.id, await self.run(archive.own_data, export, texts))
        return answers.own_data(texts)

    async def _programme(self, actor: Actor, texts: Texts) -> Answer:
        export = await self.run(ExportProgramme(self.database, self.clock), actor)
        await self.send(actor.id, await self.run(archive.programme, export, texts))
        return answers.programme(texts)
