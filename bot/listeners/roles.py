"""Who looks after the programme, leads sellers or reads along."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.typed.lines import roles as roles_line
from bot.domain.typed.lines.roles import Change
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.people.change_roles import ChangeRole, ShowRole
from bot.views.people import helps, roles

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.listeners.lookup import Lookup
    from bot.off_loop import OffLoop
    from storage.database import Database

COMMANDS = {"admins": Role.ADMIN, "managers": Role.MANAGER, "auditors": Role.AUDITOR, "executives": Role.EXECUTIVE}


@dataclass(frozen=True, slots=True)
class RolesListener:
    """``/upshot admins``, ``managers``, ``auditors`` and ``executives``."""

    run: OffLoop
    clock: Clock
    database: Database
    look_up: Lookup

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={name: partial(self.start, name) for name in COMMANDS})

    async def start(self, command: str, request: Request) -> Outcome:
        """List who holds the role, or change it."""
        if asks_for_help(request.text):
            return helps.explained(command, request.texts)
        role, line = COMMANDS[command], roles_line.parse(request.text)
        if line.change is Change.SHOW:
            return roles.build(await self.run(ShowRole(self.database), request.actor, role), request.texts)
        described = await self.look_up.unknown(request.actor, line.people)
        act = act_of(request, self.clock)
        receipt = await self.run(ChangeRole(self.database), request.actor, act, role, line, described)
        return roles.build(receipt, request.texts)
