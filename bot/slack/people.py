"""Asking Slack who somebody is."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError

from storage.people import PersonRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slack_sdk.web.async_client import AsyncWebClient

    from bot.clock import Clock

_LOG = logging.getLogger(__name__)
_PAGE: Final = 200
_MOST_PAGES: Final = 50


@dataclass(frozen=True, slots=True)
class SlackPeople:
    """The people as Slack knows them."""

    client: AsyncWebClient
    """A client that answers within a second or not at all."""
    clock: Clock

    async def describe(self, workspace_id: str, person_id: str) -> PersonRow:
        """Return what Slack says about somebody.

        Raises:
            SlackApiError: Slack does not know the person, or does not answer the question.
            TimeoutError: Slack takes longer than the client waits.
            aiohttp.ClientError: Slack cannot be reached.
        """
        answer = await self.client.users_info(user=person_id, include_locale=True)
        return person_of(answer["user"], workspace_id, self.clock)

    async def owner(self, workspace_id: str) -> PersonRow | None:
        """Return an owner of the workspace who is there: the primary one, else any; nothing where Slack names none.

        Raises:
            SlackApiError: Slack does not answer the question.
            TimeoutError: Slack takes longer than the client waits.
            aiohttp.ClientError: Slack cannot be reached.
        """
        found, cursor = None, ""
        for _ in range(_MOST_PAGES):
            answer = await self.client.users_list(limit=_PAGE, cursor=cursor)
            there = [user for user in answer["members"] if not user.get("deleted")]
            primary = next((user for user in there if user.get("is_primary_owner")), None)
            found = primary or found or next((user for user in there if user.get("is_owner")), None)
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if primary or not cursor:
                break
        return None if found is None else person_of(found, workspace_id, self.clock)

    async def names_of_all(self) -> dict[str, list[str]]:
        """Return the names of everybody and, with the scope ``users:read.email``, the addresses, by their ids.

        What Slack does not tell in time is left out.
        """
        names: dict[str, list[str]] = {}
        cursor = ""
        for _ in range(_MOST_PAGES):
            try:
                answer = await self.client.users_list(limit=_PAGE, cursor=cursor)
            except (SlackApiError, TimeoutError, aiohttp.ClientError) as error:
                _LOG.warning("Slack did not tell the names of all: %s", type(error).__name__)
                break
            names |= {str(user["id"]): _names(user) for user in answer["members"] if not user.get("deleted")}
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return names


def person_of(user: Mapping[str, Any], workspace_id: str, clock: Clock) -> PersonRow:
    """Return somebody from Slack's user object, as ``users.info`` and ``user_change`` give it."""
    profile = user.get("profile") or {}
    shown = profile.get("display_name") or user.get("real_name") or profile.get("real_name") or user.get("name")
    return PersonRow(
        id=user["id"],
        name=shown or user["id"],
        locale=user.get("locale") or "",
        timezone=user.get("tz") or "",
        is_workspace_admin=any(user.get(mark) for mark in ("is_admin", "is_owner", "is_primary_owner")),
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_bot=bool(user.get("is_bot")),
        is_deleted=bool(user.get("deleted")),
        is_stranger=bool(user.get("is_stranger")) or not _belongs(user, workspace_id),
        fetched_at=clock(),
    )


def _names(user: Mapping[str, Any]) -> list[str]:
    profile = user.get("profile") or {}
    found = (user.get("real_name"), *(profile.get(each) for each in ("real_name", "display_name", "email")))
    return list(dict.fromkeys(str(name) for name in found if name))


def _belongs(user: Mapping[str, Any], workspace_id: str) -> bool:
    teams = (user.get("enterprise_user") or {}).get("teams") or [user.get("team_id") or workspace_id]
    return workspace_id in teams
