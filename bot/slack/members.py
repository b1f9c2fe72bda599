"""Asking Slack who is in a channel or in a user group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.channels import BotNotInChannelError, GroupGoneError, GroupUnreadableError, SlackSilentError

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

_ON_PAGE = 200
_UNSEEN = frozenset({"channel_not_found", "not_in_channel"})
"""A private channel that the bot is not in looks like none [Slack: methods/conversations.members]."""
_HIDDEN = frozenset({"missing_scope", "not_allowed_token_type", "permission_denied"})
_GONE = frozenset({"no_such_subteam", "subteam_not_found", "invalid_subteam", "no_users_provided"})
_GROUP = "S"
"""How the ids of user groups begin."""


@dataclass(frozen=True, slots=True)
class SlackMembers:
    """The members of channels and user groups as Slack knows them."""

    client: AsyncWebClient

    async def of(self, source_id: str) -> tuple[str, ...]:
        """Return the ids of all members of a channel or a user group.

        Raises:
            BotNotInChannelError: the bot cannot see the channel.
            GroupUnreadableError: the bot may not read user groups.
            GroupGoneError: there is no such group.
            SlackSilentError: Slack does not answer in time.
        """
        return await (self.of_group(source_id) if source_id.startswith(_GROUP) else self.of_channel(source_id))

    async def of_group(self, group_id: str) -> tuple[str, ...]:
        """Return the ids of all members of a user group.

        Raises:
            GroupUnreadableError: the bot may not read user groups.
            GroupGoneError: there is no such group.
            SlackSilentError: Slack does not answer in time.
        """
        try:
            answer = await self.client.usergroups_users_list(usergroup=group_id)
        except SlackApiError as error:
            if error.response.get("error") in _HIDDEN:
                raise GroupUnreadableError from error
            if error.response.get("error") in _GONE:
                raise GroupGoneError from error
            raise SlackSilentError from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise SlackSilentError from error
        return tuple(answer["users"])

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
