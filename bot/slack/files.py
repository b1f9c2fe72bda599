"""Files that people send to the bot."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import urlsplit

import aiohttp

from bot.domain.connections.errors import ConnectionsFileError, Fault, FileUnreachableError, FileWithheldError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOG = logging.getLogger(__name__)
_CHUNK: Final = 1 << 16
_FILES: Final = "files."
"""The host of files lies beside that of the Web API: files.slack.com beside slack.com."""
_REFUSED: Final = frozenset({HTTPStatus.FOUND, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_PAGE: Final = "text/html"
"""What Slack answers instead of a file when the token may not have it: a page to sign in."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as Slack describes it."""

    id: str
    name: str
    size: int
    """In bytes."""
    address: str
    """Where it can be fetched with the bot's token; empty where Slack does not say."""

    @classmethod
    def of(cls, described: Mapping[str, Any]) -> Self:
        """Return a file by Slack's description [Slack: reference/objects/file-object]."""
        return cls(
            id=str(described.get("id") or ""),
            name=str(described.get("name") or ""),
            size=int(described.get("size") or 0),
            address=str(described.get("url_private_download") or described.get("url_private") or ""),
        )


@dataclass(frozen=True, slots=True)
class Downloads:
    """Fetches files from Slack, and from nowhere else: the token goes along."""

    session: aiohttp.ClientSession
    api_url: str
    token: str = field(repr=False)

    async def __call__(self, file: SentFile, most_bytes: int) -> bytes:
        """Return the content of a file.

        Raises:
            FileWithheldError: the bot may not read files.
            FileUnreachableError: Slack did not hand it over, or it lies elsewhere.
            ConnectionsFileError: it is larger than said.
        """
        if not self._is_at_slack(file.address):
            _LOG.warning("a file lies elsewhere than at Slack, and is not fetched")
            raise FileUnreachableError
        headers = {"Authorization": f"Bearer {self.token}"}
        try:
            async with self.session.get(file.address, headers=headers, allow_redirects=False) as answer:
                _check(answer)
                return await _content(answer, most_bytes)
        except (aiohttp.ClientError, TimeoutError) as error:
            _LOG.warning("a file was not fetched: %s", type(error).__name__)
            raise FileUnreachableError from error

    def _is_at_slack(self, address: str) -> bool:
        """Return whether an address lies where the Web API does, or at the host for files beside it."""
        return _place(address) in {_place(self.api_url), _place(self.api_url, _FILES)}


def _place(address: str, beside: str = "") -> tuple[str, str, int | None]:
    """Return scheme, host and port of an address; nothing that could be equal where it is none."""
    try:
        parts = urlsplit(address)
        host = "" if parts.username is not None else (parts.hostname or "").removeprefix("www.")
        return parts.scheme, beside + host, parts.port
    except ValueError:
        return "", "", None


def _check(answer: aiohttp.ClientResponse) -> None:
    if answer.status in _REFUSED or answer.content_type == _PAGE:
        raise FileWithheldError
    if answer.status != HTTPStatus.OK:
        _LOG.warning("a file was not fetched: HTTP %s", answer.status)
        raise FileUnreachableError


async def _content(answer: aiohttp.ClientResponse, most_bytes: int) -> bytes:
    content = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        content += chunk
        if len(content) > most_bytes:
            raise ConnectionsFileError(Fault.TOO_LARGE)
    return bytes(content)
