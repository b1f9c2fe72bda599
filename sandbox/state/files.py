"""The files of a workspace."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.wire import Json


@dataclass(slots=True)
class File:
    """A file: announced, then uploaded, then shared."""

    id: str
    name: str
    owner: str
    """The id of the person, or of the bot, that brought it."""
    created: int
    """Unix seconds."""
    size: int
    title: str = ""
    content: bytes | None = None
    """Absent until it is uploaded."""
    is_complete: bool = False
    channels: list[str] = field(default_factory=list)

    @property
    def mimetype(self) -> str:
        """Its type, guessed from its name as Slack does."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    def as_file(self, base_url: str) -> Json:
        """Return Slack's ``file`` object; its addresses lie below the server's.

        Source: docs.slack.dev/reference/objects/file-object.
        """
        address = f"{base_url}/files/{self.id}"
        return {
            "id": self.id,
            "created": self.created,
            "timestamp": self.created,
            "name": self.name,
            "title": self.title or self.name,
            "mimetype": self.mimetype,
            "filetype": self.name.rpartition(".")[2].lower() if "." in self.name else "text",
            "user": self.owner,
            "size": self.size,
            "mode": "hosted",
            "is_external": False,
            "is_public": False,
            "channels": list(self.channels),
            "url_private": f"{address}/{self.name}",
            "url_private_download": f"{address}/download/{self.name}",
            "permalink": f"{address}/{self.name}",
        }
