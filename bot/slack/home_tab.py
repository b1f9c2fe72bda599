"""Publishing Home tabs, with or without the charts that not every workspace takes yet."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slack_sdk.web.async_client import AsyncWebClient

_LOG = logging.getLogger(__name__)
_REFUSALS: Final = frozenset({"invalid_arguments", "invalid_blocks"})
"""What Slack says of a view with a block that it does not show there [Slack: reference/methods/views.publish]."""


@dataclass(slots=True)
class HomePublisher:
    """Shows people their Home tab; a workspace that refused charts is not asked again by this process."""

    client: AsyncWebClient
    takes_charts: bool = True

    async def __call__(self, person_id: str, view: Mapping[str, Any], without_charts: Mapping[str, Any]) -> bool:
        """Publish a person's tab, where charts are refused the other view of it; tell whether Slack took one."""
        try:
            if not (self.takes_charts and await self._is_taken(person_id, view)):
                await self.client.views_publish(user_id=person_id, view=dict(without_charts))
                self.takes_charts = False
        except (SlackApiError, TimeoutError, aiohttp.ClientError) as error:
            _LOG.warning("a Home tab was not published: %s", type(error).__name__)
            return False
        return True

    async def _is_taken(self, person_id: str, view: Mapping[str, Any]) -> bool:
        try:
            await self.client.views_publish(user_id=person_id, view=dict(view))
        except SlackApiError as error:
            if error.response.get("error") in _REFUSALS:
                return False
            raise
        return True
