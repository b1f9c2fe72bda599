"""Files that the bot sends to people."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.exports import FileNotSentError

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.domain.exports import NamedFile

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Uploads:
    """Sends files as direct messages: announced, uploaded, completed [Slack: messaging/working-with-files]."""

    client: AsyncWebClient
    session: aiohttp.ClientSession
    """For the upload itself, which goes to an address of its own and takes no token."""

    async def __call__(self, person_id: str, file: NamedFile) -> None:
        """Send a file to a person.

        Raises:
            FileNotSentError: Slack did not take it, or nobody knows whether it did.
        """
        try:
            await self._send(person_id, file)
        except SlackApiError as error:
            problem = str(error.response.get("error") or "")
            _LOG.warning("a file was not taken: %s", problem)
            raise FileNotSentError(problem) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            _LOG.warning("a file was not sent: %s", type(error).__name__)
            raise FileNotSentError(type(error).__name__) from error

    async def _send(self, person_id: str, file: NamedFile) -> None:
        client = self.client
        channel = await client.conversations_open(users=person_id)
        place = await client.files_getUploadURLExternal(filename=file.name, length=len(file.content))
        async with self.session.post(str(place["upload_url"]), data=file.content) as answer:
            if answer.status != HTTPStatus.OK:
                raise FileNotSentError(f"HTTP {answer.status}")
        await client.files_completeUploadExternal(
            files=[{"id": place["file_id"], "title": file.name}], channel_id=channel["channel"]["id"]
        )
