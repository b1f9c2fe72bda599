"""Asking Slack who somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storage.people import PersonRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slack_sdk.web.async_client import AsyncWebClient

    from bot.clock import Clock


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


def _belongs(user: Mapping[str, Any], workspace_id: str) -> bool:
    teams = (user.get("enterprise_user") or {}).get("teams") or [user.get("team_id") or workspace_id]
    return workspace_id in teams
