"""Channels: public, private, and the direct messages with the app."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.state.messages import Message
    from sandbox.wire import Json


class ChannelKind(StrEnum):
    """The kinds of conversation, as Slack's ``types`` argument names them."""

    PUBLIC = "public_channel"
    PRIVATE = "private_channel"
    DIRECT = "im"


@dataclass(slots=True)
class Channel:
    """A conversation; told as Slack's ``channel`` object by `as_channel`."""

    id: str
    name: str
    """Without the number sign; empty for a direct message."""
    kind: ChannelKind
    team_id: str
    created: int
    """Unix seconds."""
    creator: str
    members: list[str] = field(default_factory=list)
    """Person ids, in the order of joining."""
    is_archived: bool = False
    is_ext_shared: bool = False
    """Shared with another workspace (Slack Connect)."""
    is_read_only: bool = False
    """Only admins and owners may post."""
    messages: list[Message] = field(default_factory=list)
    """Everything ever posted to all, oldest first; deleted ones stay, marked."""
    ephemerals: list[Message] = field(default_factory=list)
    """Everything ever shown to one person, oldest first."""

    @property
    def is_direct(self) -> bool:
        """Whether it is a direct message."""
        return self.kind is ChannelKind.DIRECT

    @property
    def shown_name(self) -> str:
        """The name that a slash command carries: Slack hides those of private places."""
        hidden = {ChannelKind.DIRECT: "directmessage", ChannelKind.PRIVATE: "privategroup"}
        return hidden.get(self.kind, self.name)

    def message(self, ts: str) -> Message | None:
        """Return the message with that ts, unless it was deleted; ephemeral ones have none that counts."""
        return next((found for found in self.messages if found.ts == ts and not found.deleted), None)

    def history(self) -> list[Message]:
        """Return the top-level messages that stand in the channel, oldest first."""
        return [found for found in self.messages if not found.deleted and not found.is_reply]

    def thread(self, ts: str) -> list[Message]:
        """Return a message and its answers, oldest first."""
        return [found for found in self.messages if not found.deleted and ts in (found.ts, found.thread_ts)]

    def seen_by(self, person_id: str) -> list[Message]:
        """Return what a person sees here, answers in threads and ephemeral messages included, oldest first."""
        own = [found for found in self.ephemerals if found.seen_by == person_id]
        standing = [found for found in (*self.messages, *own) if not found.deleted]
        return sorted(standing, key=lambda found: found.ts)

    def as_channel(self, viewer: str) -> Json:
        """Return the ``channel`` object as the member or app with the id ``viewer`` gets it.

        Source: docs.slack.dev/reference/objects/conversation-object.
        """
        private = self.kind is ChannelKind.PRIVATE
        told = {
            "id": self.id,
            "created": self.created,
            "creator": self.creator,
            "is_archived": self.is_archived,
            "is_channel": self.kind is ChannelKind.PUBLIC,
            "is_group": private,
            "is_im": self.is_direct,
            "is_mpim": False,
            "is_private": private or self.is_direct,
            "is_ext_shared": self.is_ext_shared,
            "is_org_shared": False,
            "is_shared": self.is_ext_shared,
            "is_pending_ext_shared": False,
            "is_read_only": self.is_read_only,
            "context_team_id": self.team_id,
        }
        return told | (self._direct(viewer) if self.is_direct else self._named(viewer))

    def _direct(self, viewer: str) -> Json:
        return {"user": next((member for member in self.members if member != viewer), viewer), "is_open": True}

    def _named(self, viewer: str) -> Json:
        return {
            "name": self.name,
            "name_normalized": self.name,
            "is_general": self.name == "general",
            "is_member": viewer in self.members,
            "topic": {"value": "", "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
        }
