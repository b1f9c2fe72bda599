"""Who is asking: from what is stored, or from Slack when that is old."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.people import UnknownPersonError
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.domain.people import Actor
    from bot.off_loop import OffLoop
    from bot.use_cases.people.identify import IdentifyActor, RememberPerson
    from storage.people import PersonRow

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Identity:
    """Tells who is asking, with at most one question to Slack."""

    run: OffLoop
    identify: IdentifyActor
    remember: RememberPerson
    describe: Callable[[str, str], Awaitable[PersonRow]]

    async def __call__(self, workspace_id: str, person_id: str) -> Actor:
        """Return the person asking.

        Raises:
            UnknownPersonError: nobody is stored, and Slack did not answer in time.
            StrangerError: the person does not belong here.
        """
        known = await self.run(self.identify, workspace_id, person_id)
        if known.actor is not None and known.is_fresh:
            return known.actor
        try:
            person = await self.describe(workspace_id, person_id)
            return await self.run(self.remember, workspace_id, person)
        except (SlackApiError, TimeoutError, aiohttp.ClientError, StorageError) as error:
            _LOG.warning("nobody told who is asking: %s", type(error).__name__)
            if known.actor is None:
                raise UnknownPersonError from error
            return known.actor
