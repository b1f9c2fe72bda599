"""Whether the SSI foretells outcomes here."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors, Later
from bot.use_cases.insight.show_insight import ShowInsight
from bot.views.insight import insight

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.clock import Clock
    from bot.i18n import Texts
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from bot.use_cases.insight.show_insight import ShownInsight
    from bot.views.answers import Answer
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class InsightListener:
    """``/upshot insight``, and the button that draws it."""

    run: OffLoop
    clock: Clock
    database: Database
    patience: float
    """Seconds after which the answer comes later; with 100 sellers it takes about 0.3."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"insight": self.show}, actions={insight.CHART: self.draw})

    async def show(self, request: Request) -> Outcome:
        """Tell whether the SSI goes with outcomes, in the ack if there is time."""
        if asks_for_help(request.text):
            return insight.explained(request.texts)
        if request.text.strip():
            raise TypedError(Reason.UNKNOWN_WORD, request.text.strip())
        actor, texts = request.actor, request.texts
        asked = asyncio.ensure_future(self.run(ShowInsight(self.database, self.clock), actor))
        if (await asyncio.wait({asked}, timeout=self.patience))[0]:
            return insight.build(asked.result(), texts)
        return Later(actor.id, texts, partial(_drawn, asked, texts), insight.working(texts))

    async def draw(self, request: Request) -> Outcome:
        """Send the answer as a message, which may hold a chart."""
        actor, texts = request.actor, request.texts
        actor.require_overseer()
        asked = asyncio.ensure_future(self.run(ShowInsight(self.database, self.clock), actor))
        return Later(actor.id, texts, partial(_drawn, asked, texts), insight.coming(texts))


async def _drawn(asked: Awaitable[ShownInsight], texts: Texts) -> Answer:
    return insight.drawn(await asked, texts)
