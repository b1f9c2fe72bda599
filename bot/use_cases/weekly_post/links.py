"""The web address of a weekly post."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.publications import PublicationRow
    from storage.transaction import Transaction


def link_of(tx: Transaction, workspace_id: str, post: PublicationRow) -> str:
    """Return where a post can be read; nothing when it is not posted, or the workspace has no known address."""
    return link_to(tx, workspace_id, post.channel_id, post.message_ts)


def link_to(tx: Transaction, workspace_id: str, channel_id: str, message_ts: str) -> str:
    """Return where a message can be read; nothing without its timestamp, or a known address of the workspace."""
    url = tx.programmes.workspace_url(workspace_id)
    if not (url and message_ts):
        return ""
    return f"{url.rstrip('/')}/archives/{channel_id}/p{message_ts.replace('.', '')}"
