"""Files as direct messages, as far as the app may send any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.exports import SendingFilesNotAllowedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.domain.exports import NamedFile

_SCOPE: Final = "files:write"


@dataclass(frozen=True, slots=True)
class Sending:
    """Sends files to people."""

    send: Callable[[str, NamedFile], Awaitable[None]]
    missing_scopes: Callable[[], tuple[str, ...]]

    def check(self) -> None:
        """Return when files may be sent.

        Raises:
            SendingFilesNotAllowedError: the app lacks the permission.
        """
        if _SCOPE in self.missing_scopes():
            raise SendingFilesNotAllowedError

    async def __call__(self, person_id: str, file: NamedFile) -> None:
        """Send a file to a person.

        Raises:
            FileNotSentError: Slack did not take it.
        """
        await self.send(person_id, file)
