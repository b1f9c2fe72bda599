"""Slack's requests over HTTP: each is known by its signature before anything is made of it, and then handed to Bolt."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.request.async_request import AsyncBoltRequest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from slack_bolt.app.async_app import AsyncApp
    from slack_bolt.response import BoltResponse

    from bot.slack.signature import Signatures

PATH: Final = "/slack/events"
"""Where commands, clicks, forms and events come to."""
HEALTH_PATH: Final = "/healthz"
MOST_BYTES: Final = 256 * 1024
"""Of a body; Slack's own stay far below, a form of 100 blocks included."""

_BODY_SECONDS = 3.0
"""How long a body may take to arrive; Slack itself has given up by then."""
_LOG = logging.getLogger("bot.slack.http")


class AddressError(Exception):
    """Nothing can listen at the address; ``args[0]`` is the system's word for why."""


Hook: TypeAlias = "Callable[[web.Request], Awaitable[web.Response]]"
"""Answers a request of another program or of a browser, and raises nothing."""


@dataclass(slots=True)
class HttpDelivery:
    """Takes Slack's requests at an address, and gives Bolt's answers back.

    Args:
        app: gets each request that is Slack's.
        signatures: tell which are.
        is_well: asks whether what the answers need is there.
        host: where to listen.
        port: the same; 0 takes a free one.
        patience: seconds for the requests in hand when it closes.
        hooks: what other programs post to, by path.
        pages: what browsers look at, by path.
    """

    app: AsyncApp
    signatures: Signatures
    is_well: Callable[[], Awaitable[bool]]
    host: str
    port: int
    patience: float
    hooks: Mapping[str, Hook] = field(default_factory=dict)
    pages: Mapping[str, Hook] = field(default_factory=dict)
    _runner: web.AppRunner = field(init=False)

    def __post_init__(self) -> None:
        """Prepare the server."""
        serving = web.Application(client_max_size=MOST_BYTES)
        serving.router.add_post(PATH, self._take)
        serving.router.add_get(PATH, _certified)
        serving.router.add_get(HEALTH_PATH, self._tell_health)
        for path, hook in self.hooks.items():
            serving.router.add_post(path, hook)
        for path, page in self.pages.items():
            serving.router.add_get(path, page)
        self._runner = web.AppRunner(
            serving,
            access_log=None,
            shutdown_timeout=self.patience,
            auto_decompress=False,  # Slack packs nothing, and signs what is sent
        )

    @property
    def address(self) -> str:
        """Where it listens, as soon as it does."""
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def open(self) -> None:
        """Listen from now on.

        Raises:
            AddressError: it cannot at this address.
        """
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self.host, self.port).start()
        except (OSError, OverflowError) as error:
            raise AddressError(getattr(error, "strerror", None) or str(error)) from error
        _LOG.info("listening at %s", self.address)

    async def close(self) -> None:
        """Take no more requests, wait for those in hand, and stop listening."""
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        try:
            body = await asyncio.wait_for(request.read(), _BODY_SECONDS)
        except TimeoutError:
            return _refused(HTTPStatus.REQUEST_TIMEOUT)
        moment, signature = (request.headers.get(f"X-Slack-{name}", "") for name in ("Request-Timestamp", "Signature"))
        if not self.signatures.take(moment, signature, body):
            _LOG.warning("refused a request that is not signed by Slack, too old, or here for the second time")
            return _refused(HTTPStatus.UNAUTHORIZED)
        payload = parsed(body, request.content_type)
        if payload is None:
            return _refused(HTTPStatus.BAD_REQUEST)
        return _response(await self.app.async_dispatch(_bolt_request(payload)))

    async def _tell_health(self, _: web.Request) -> web.Response:
        if await self.is_well():
            return web.json_response({"status": "ok"})
        return web.json_response({"status": "the database is out of reach"}, status=HTTPStatus.SERVICE_UNAVAILABLE)


def parsed(body: bytes, content_type: str) -> dict[str, Any] | None:
    """Return what a body says, or nothing when it makes no sense.

    Bolt's own reader takes a command for JSON as soon as the word "payload" is anywhere in it (slack_bolt 1.30,
    ``parse_body``), and raises where this returns nothing.
    """
    try:
        text = body.decode()
        if content_type != "application/json":
            fields: dict[str, Any] = dict(parse_qsl(text, keep_blank_values=True))
            if "payload" not in fields:
                return fields
            text = fields["payload"]
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _bolt_request(payload: dict[str, Any]) -> AsyncBoltRequest:
    """Return a request that Bolt neither reads nor verifies once more, as it is done: what it calls Socket Mode."""
    return AsyncBoltRequest(mode="socket_mode", body=payload)


def _response(answer: BoltResponse) -> web.Response:
    kind = "application/json" if answer.body.startswith("{") else "text/plain"
    return web.Response(status=answer.status, text=answer.body, content_type=kind)


def _refused(status: HTTPStatus) -> web.Response:
    return web.Response(status=status, text=status.phrase)


async def _certified(_: web.Request) -> web.Response:
    """Answer Slack when it looks at the certificate only, which it does unsigned, by GET."""
    return web.Response()
