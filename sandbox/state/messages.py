"""Messages, in a channel or shown to one person only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.state.files import File
    from sandbox.state.inputs import Values
    from sandbox.wire import Json


@dataclass(slots=True)
class Message:
    """A message; told to apps as Slack's ``message`` object by `as_message`."""

    ts: str
    """Its id in its channel, and when it was posted."""
    channel: str
    """The id of the channel."""
    user: str
    """The id of the author; the bot's user id for the app's own."""
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str | None = None
    """The message that it answers, or its own ts when it has answers."""
    bot_id: str | None = None
    app_id: str | None = None
    subtype: str | None = None
    seen_by: str | None = None
    """The only person who sees it, for an ephemeral message."""
    edited: Json | None = None
    """``{"user", "ts"}`` of the last change."""
    deleted: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    """Who reacted, by emoji name."""
    files: list[File] = field(default_factory=list)
    states: dict[str, Values] = field(default_factory=dict)
    """What each person chose in its inputs, by person."""

    @property
    def is_ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return self.seen_by is not None

    @property
    def is_reply(self) -> bool:
        """Whether it stands in a thread, below another message."""
        return self.thread_ts is not None and self.thread_ts != self.ts

    def as_message(self, team_id: str, base_url: str = "") -> Json:
        """Return the ``message`` object with everything in it, metadata and its payload included."""
        told: dict[str, Any] = {
            "type": "message",
            "subtype": self.subtype,
            "user": self.user,
            "ts": self.ts,
            "bot_id": self.bot_id,
            "app_id": self.app_id,
            "text": self.text,
            "team": team_id,
            "blocks": self.blocks,
            "attachments": self.attachments,
            "metadata": self.metadata,
            "thread_ts": self.thread_ts,
            "edited": self.edited,
            "files": [file.as_file(base_url) for file in self.files],
            "reactions": [
                {"name": name, "users": users, "count": len(users)} for name, users in self.reactions.items() if users
            ],
        }
        return {key: value for key, value in told.items() if value or key == "text"}
