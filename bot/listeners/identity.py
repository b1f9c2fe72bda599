"""Who is asking: from what is stored, or from Slack when that is old."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.people import UnknownPersonError
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.domain.people import Actor
    from bot.off_loop import OffLoop
    from bot.use_cases.people.identify import Identified, IdentifyActor, RememberPerson
    from storage.people import PersonRow

_LOG = logging.getLogger(__name__)

REMEMBERED_SECONDS = 1.0
"""How long an answer is believed without asking the database: as late may a change by another process be noticed.
Changes by this process are noticed at once."""

_MOST_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class _Remembered:
    actor: Actor
    version: int
    until: float


@dataclass(frozen=True, slots=True)
class Identity:
    """Tells who is asking, with at most one question to Slack."""

    run: OffLoop
    identify: IdentifyActor
    remember: RememberPerson
    describe: Callable[[str, str], Awaitable[PersonRow]]
    _remembered: dict[tuple[str, str], _Remembered] = field(default_factory=dict)

    async def __call__(self, workspace_id: str, person_id: str) -> Actor:
        """Return the person asking.

        Raises:
            UnknownPersonError: nobody is stored, and Slack did not answer in time.
            StrangerError: the person does not belong here.
        """
        remembered = self._remembered.get((workspace_id, person_id))
        now, version = asyncio.get_running_loop().time(), self.identify.version
        if remembered is not None and remembered.version == version and now < remembered.until:
            return remembered.actor
        known = await self.run(self.identify, workspace_id, person_id)
        if known.actor is not None and known.is_fresh:
            self._remember(_Remembered(known.actor, version, now + REMEMBERED_SECONDS))
            return known.actor
        return await self._asked(known, workspace_id, person_id)

    def _remember(self, remembered: _Remembered) -> None:
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[remembered.actor.workspace_id, remembered.actor.id] = remembered

    async def _asked(self, known: Identified, workspace_id: str, person_id: str) -> Actor:
        try:
            person = await self.describe(workspace_id, person_id)
            return await self.run(self.remember, workspace_id, person)
        except (SlackApiError, TimeoutError, aiohttp.ClientError, StorageError) as error:
            _LOG.warning("nobody told who is asking: %s", type(error).__name__)
            if known.actor is None:
                raise UnknownPersonError from error
            return known.actor
