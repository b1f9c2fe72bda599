"""Asking Slack about a channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.channels import BotNotInChannelError, ChannelState, SlackSilentError

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

_UNSEEN = frozenset({"channel_not_found", "not_in_channel"})
"""A private channel that the bot is not in looks like none [Slack: methods/conversations.info]."""
_SHARED = ("is_ext_shared", "is_pending_ext_shared")


@dataclass(frozen=True, slots=True)
class SlackChannels:
    """The channels as Slack knows them."""

    client: AsyncWebClient
    """A client that answers within a second or not at all."""

    async def look_at(self, channel_id: str) -> ChannelState:
        """Return what Slack says about a channel.

        Raises:
            BotNotInChannelError: the bot cannot see it.
            SlackSilentError: Slack does not answer in time.
        """
        try:
            answer = await self.client.conversations_info(channel=channel_id)
        except SlackApiError as error:
            if error.response.get("error") in _UNSEEN:
                raise BotNotInChannelError(channel_id) from error
            raise SlackSilentError from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise SlackSilentError from error
        channel = answer["channel"]
        return ChannelState(
            id=channel_id,
            name=str(channel.get("name") or ""),
            is_member=bool(channel.get("is_member")),
            is_archived=bool(channel.get("is_archived")),
            is_shared=any(channel.get(mark) for mark in _SHARED),
        )
