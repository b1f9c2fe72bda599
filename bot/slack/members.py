"""Asking Slack who is in a channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.channels import BotNotInChannelError, SlackSilentError

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

_ON_PAGE = 200
_UNSEEN = frozenset({"channel_not_found", "not_in_channel"})
"""A private channel that the bot is not in looks like none [Slack: methods/conversations.members]."""


@dataclass(frozen=True, slots=True)
class SlackMembers:
    """The members of channels as Slack knows them."""

    client: AsyncWebClient

    async def of_channel(self, channel_id: str) -> tuple[str, ...]:
        """Return the ids of all members of a channel that the bot can see.

        Raises:
            BotNotInChannelError: the bot cannot see it.
            SlackSilentError: Slack does not answer in time.
        """
        try:
            return await self._all(channel_id)
        except SlackApiError as error:
            if error.response.get("error") in _UNSEEN:
                raise BotNotInChannelError(channel_id) from error
            raise SlackSilentError from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise SlackSilentError from error

    async def _all(self, channel_id: str) -> tuple[str, ...]:
        members: list[str] = []
        cursor = ""
        while True:
            answer = await self.client.conversations_members(channel=channel_id, cursor=cursor, limit=_ON_PAGE)
            members.extend(answer["members"])
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return tuple(members)
