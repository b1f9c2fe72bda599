"""The link to a Slack message, built from what Slack tells of it: the bot need not be where it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class Message:
    """Where a message stands."""

    channel_id: str
    ts: str
    thread_ts: str = ""
    """That of the message that it answers; its own, or nothing, for one that answers none."""


@dataclass(frozen=True, slots=True)
class LinkMessage:
    """Build the link to a message."""

    database: Database

    def __call__(self, actor: Actor, message: Message) -> str:
        """Return the link; nothing while the workspace's web address is not known.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        actor.require_seller()
        with self.database.snapshot() as tx:
            url = tx.programmes.workspace_url(actor.workspace_id)
        return link_of(url, message) if url else ""


def link_of(workspace_url: str, message: Message) -> str:
    """Return the link to a message of a workspace, in the form of Slack's own permalinks."""
    link = f"{workspace_url.rstrip('/')}/archives/{message.channel_id}/p{message.ts.replace('.', '')}"
    if message.thread_ts in {"", message.ts}:
        return link
    return f"{link}?thread_ts={message.thread_ts}&cid={message.channel_id}"
