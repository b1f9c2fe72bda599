"""The programme's settings, as admins type them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.context import Context
from bot.domain.typed.lines import setup
from bot.listeners.doors import Doors
from bot.use_cases.programme.set_up import Plan
from bot.views.programme import set_up as set_up_view

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.domain.channels import ChannelState
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from bot.use_cases.programme.set_up import SetUpProgramme


@dataclass(frozen=True, slots=True)
class SetUp:
    """``/upshot setup``."""

    run: OffLoop
    clock: Clock
    look_at_channel: Callable[[str], Awaitable[ChannelState]]
    set_up: SetUpProgramme

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"setup": self.submit_line})

    async def submit_line(self, request: Request) -> Outcome:
        """Set up, or change settings, by a line."""
        actor = request.actor
        line = setup.parse(request.text, Context(request.texts.language, self.clock().astimezone(actor.zone).date()))
        channel = await self.look_at_channel(line.channel_id) if line.channel_id else None
        plan = Plan(channel, line.zone, line.weekday, line.at, line.currency, line.language)
        receipt = await self.run(self.set_up, actor, plan, origin=request.origin, delivery_key=request.delivery_key)
        return set_up_view.build(receipt, request.texts)
