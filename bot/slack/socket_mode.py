"""The connection over which Slack sends everything: Socket Mode."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_sdk.socket_mode.aiohttp import SocketModeClient

if TYPE_CHECKING:
    from slack_bolt.app.async_app import AsyncApp
    from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest
    from slack_sdk.web.async_client import AsyncWebClient

_LOG = logging.getLogger("bot.slack.socket_mode")

_ADDRESS_SECONDS = 5.0
"""How long an address from ``apps.connections.open`` is used; its ticket does not live much longer."""


class FreshAddressClient(SocketModeClient):
    """A client that asks for a new address at each connection.

    The base class would reconnect to an expired address for ever (slack_sdk 3.47, ``connect``).
    """

    _address: str | None = None
    _address_since: float = 0.0

    @property  # type: ignore[override] # the base class declares str, and sets None
    def wss_uri(self) -> str | None:
        """The address to connect to, if it is fresh."""
        is_fresh = time.monotonic() - self._address_since < _ADDRESS_SECONDS
        return self._address if is_fresh else None

    @wss_uri.setter
    def wss_uri(self, address: str | None) -> None:
        self._address, self._address_since = address, time.monotonic()


class SocketMode:
    """Hands Slack's envelopes to Bolt, and its answers back; ends without losing one."""

    def __init__(self, app: AsyncApp, *, app_token: str, client: AsyncWebClient, patience: float) -> None:
        """Prepare the connection; ``client`` asks for its address, ``patience`` is for envelopes in hand at the end."""
        self._app = app
        self._patience = patience
        self._in_hand: set[asyncio.Task[Any]] = set()
        self._is_closing = False
        self._client = FreshAddressClient(app_token=app_token, logger=_LOG, web_client=client, ping_interval=5)
        self._client.socket_mode_request_listeners.append(self._take)

    async def open(self) -> None:
        """Connect, and keep connected from now on; the client by itself would ask for ever, whatever Slack answers.

        Raises:
            SlackApiError: Slack does not tell, perhaps because the token is wrong.
            TimeoutError: Slack takes too long.
            aiohttp.ClientError: Slack cannot be reached.
        """
        self._client.wss_uri = await self._client.issue_new_wss_url()
        await self._client.connect()  # type: ignore[no-untyped-call] # slack_sdk's own

    async def is_connected(self) -> bool:
        """Tell whether envelopes can arrive at this moment."""
        return bool(await self._client.is_connected())

    async def close(self) -> None:
        """Take no more envelopes, wait for those in hand, and disconnect."""
        self._is_closing = True
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=self._patience)
        await self._client.close()  # type: ignore[no-untyped-call] # slack_sdk's own

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if self._is_closing:
            return  # not acknowledged: Slack gives it to another connection, or tells the person
        task = asyncio.current_task()
        if task is not None:
            self._in_hand.add(task)
            task.add_done_callback(self._in_hand.discard)
        started = time.time()
        response = await run_async_bolt_app(self._app, request)
        await send_async_response(client, request, response, started)
