"""Answers that may take longer than an ack can wait."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.listeners.doors import Later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine
    from typing import Any

    from bot.listeners.doors import Outcome, Request
    from bot.views.answers import Answer

PATIENCE: Final = 1.5
"""Seconds after which the ack says that the answer comes later."""


async def in_time(
    request: Request, work: Coroutine[Any, Any, Answer], meanwhile: Answer, seconds: float = PATIENCE
) -> Outcome:
    """Return the answer if it comes in time; else what is said meanwhile, and the answer as a direct message."""
    asked = asyncio.ensure_future(work)
    if (await asyncio.wait({asked}, timeout=seconds))[0]:
        return asked.result()
    return Later(request.actor.id, request.texts, partial(_awaited, asked), meanwhile)


async def _awaited(asked: Awaitable[Answer]) -> Answer:
    return await asked
