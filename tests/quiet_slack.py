"""Slack as somebody at a keyboard needs it: it tells of a few people and channels at once, and of nobody else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError

from bot.domain.channels import ChannelState
from bot.slack.installation import Installation
from bot.slack.scopes import NEEDED, OPTIONAL

if TYPE_CHECKING:
    from collections.abc import Mapping

SALES = ChannelState("C1", "sales", is_member=True)


@dataclass(slots=True)
class QuietSlack:
    """A workspace that can be asked, in place of the connections to Slack and of each client."""

    channels: dict[str, ChannelState] = field(default_factory=lambda: {SALES.id: SALES})
    """The channels that the bot can see."""
    directory: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """The people of whom it tells, as Slack describes them; they are the members of each channel and group, too."""
    scopes: frozenset[str] = NEEDED | OPTIONAL
    """What was granted."""

    @property
    def installation(self) -> Installation:
        """The bot in this workspace."""
        return Installation("T1", "Acme", "https://acme.example/", "B1", "UB", "xoxb-none", self.scopes)

    def patient(self, _seconds: float) -> QuietSlack:
        """Return what may be asked; it never takes long."""
        return self

    def session(self, _seconds: float) -> None:
        """Return nothing: no file is fetched."""

    async def conversations_info(self, channel: str) -> dict[str, Any]:
        """Return a channel."""
        if channel not in self.channels:
            raise SlackApiError("no such channel", {"error": "channel_not_found"})  # type: ignore[no-untyped-call] # theirs
        told = self.channels[channel]
        marks = {"is_member": told.is_member, "is_archived": told.is_archived, "is_ext_shared": told.is_shared}
        return {"channel": {"id": channel, "name": told.name, **marks}}

    async def conversations_members(self, **_asked: object) -> dict[str, Any]:
        """Return who is in a channel."""
        return {"members": list(self.directory)}

    async def usergroups_users_list(self, **_asked: object) -> dict[str, Any]:
        """Return who is in a group."""
        return {"users": list(self.directory)}

    async def users_info(self, user: str, **_asked: object) -> dict[str, Any]:
        """Return somebody; of somebody unknown no answer comes."""
        if user not in self.directory:
            raise TimeoutError
        return {"user": self.directory[user]}
