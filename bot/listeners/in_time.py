"""Answers that may take longer than an ack can wait."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot.listeners.doors import Later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine
    from typing import Any

    from bot.listeners.doors import Outcome, Request
    from bot.views.answers import Answer


async def in_time(request: Request, work: Coroutine[Any, Any, Answer], meanwhile: Answer, seconds: float) -> Outcome:
    """Return the answer if it comes within so many seconds; else what is said meanwhile, and it as a direct message."""
    asked = asyncio.ensure_future(work)
    if (await asyncio.wait({asked}, timeout=seconds))[0]:
        return asked.result()
    return Later(request.actor.id, request.texts, partial(_awaited, asked), meanwhile)


async def _awaited(asked: Awaitable[Answer]) -> Answer:
    return await asked
