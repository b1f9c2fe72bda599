"""The web address of a weekly post."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.publications import PublicationRow
    from storage.transaction import Transaction


def link_of(tx: Transaction, workspace_id: str, post: PublicationRow) -> str:
    """Return where a post can be read; nothing when it is not posted, or the workspace has no known address."""
    url = tx.programmes.workspace_url(workspace_id)
    if not (url and post.message_ts):
        return ""
    return f"{url.rstrip('/')}/archives/{post.channel_id}/p{post.message_ts.replace('.', '')}"
