"""Clients of Slack's Web API: one pool of connections, one TLS context, and each client its own patience."""

from __future__ import annotations

import logging
import ssl
from dataclasses import dataclass, field

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

_LOG = logging.getLogger("bot.slack.web_api")


@dataclass(slots=True)
class Clients:
    """Makes clients that share connections; none of them ever repeats a call by itself.

    A client that is given a session ignores its own ``timeout`` (slack_sdk 3.47, ``_request_with_session``), so the
    patience sits in the session.
    """

    api_url: str
    token: str
    _connector: aiohttp.TCPConnector = field(init=False)
    _sessions: list[aiohttp.ClientSession] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Prepare the pool; an event loop has to be running."""
        tls = ssl.create_default_context() if self.api_url.startswith("https:") else False
        self._connector = aiohttp.TCPConnector(ssl=tls, limit=50)

    def patient(self, seconds: float, *, token: str | None = None) -> AsyncWebClient:
        """Return a client whose calls take at most this long, and then raise ``TimeoutError``."""
        return AsyncWebClient(
            token=self.token if token is None else token,
            base_url=self.api_url,
            session=self.session(seconds),
            retry_handlers=[],  # the default handler sends a post again whose answer was lost
            logger=_LOG,
        )

    def session(self, seconds: float) -> aiohttp.ClientSession:
        """Return a session for what is no method of the Web API; it sends no token by itself."""
        session = aiohttp.ClientSession(
            connector=self._connector, connector_owner=False, timeout=aiohttp.ClientTimeout(total=seconds)
        )
        self._sessions.append(session)
        return session

    async def close(self) -> None:
        """Close all connections."""
        for session in self._sessions:
            await session.close()
        await self._connector.close()
