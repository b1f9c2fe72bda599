"""Who changed which rule, setting or role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines import audit as audit_line
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.use_cases.programme.show_audit import ShowAudit
from bot.views.programme import audit, helps

if TYPE_CHECKING:
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class AuditListener:
    """``/upshot audit`` and its button for older decisions."""

    run: OffLoop
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"audit": self.show}, actions={audit.OLDER: self.turn})

    async def show(self, request: Request) -> Outcome:
        """Show the newest decisions, of one topic or person if one was typed."""
        if asks_for_help(request.text):
            return helps.explained("audit", request.texts)
        line = audit_line.parse(request.text)
        page = await self.run(ShowAudit(self.database), request.actor, line.topic, None, line.person_id)
        return audit.build(page, request.actor.zone, request.texts)

    async def turn(self, request: Request) -> Outcome:
        """Show the decisions before those shown, in their place."""
        page = await self.run(ShowAudit(self.database), request.actor, *audit.parse(request.text))
        return audit.build(page, request.actor.zone, request.texts).in_place()
