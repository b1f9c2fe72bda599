"""The composition root: every part meets here and nowhere else."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import aiohttp
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.features import Features, Parts
from bot.off_loop import OffLoop
from bot.slack.clients import QUICK_SECONDS, Clients
from bot.slack.installation import Installation
from bot.slack.socket_mode import SocketMode
from storage.database import Database
from storage.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.settings import Settings

T = TypeVar("T")

_LOG = logging.getLogger("bot")

_DRAIN_SECONDS = 5.0
_CALM_SECONDS = 10.0
_RETRY_SECONDS = (0.5, 1, 2, 5)
_TOKEN_ERRORS = frozenset(
    {
        *("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"),
        *("not_allowed_token_type", "missing_scope"),
    }
)


class TokenRefusedError(Exception):
    """Slack does not accept the token; ``args[0]`` is Slack's own word for why."""


@dataclass(slots=True)
class Bot:
    """The bot in one workspace, as one process: Socket Mode and the schedule."""

    settings: Settings
    clock: Clock
    database: Database
    clients: Clients
    features: Features
    socket: SocketMode
    run: OffLoop

    @classmethod
    async def start(cls, settings: Settings, clock: Clock) -> Bot:
        """Bring the database up to date, connect to Slack and begin to tick.

        Raises:
            TokenRefusedError: Slack does not accept a token.
            StorageError: the database cannot be opened.
        """
        run, database = OffLoop(), Database(settings.database_url)
        clients = Clients(settings.slack_api_url, settings.slack_bot_token.get_secret_value())
        async with AsyncExitStack() as unwinding:
            unwinding.callback(database.close)
            unwinding.callback(run.close)
            unwinding.push_async_callback(clients.close)
            await run(upgrade, database)
            bot = await cls._connected(settings, clock, database, clients, run, unwinding)
            unwinding.pop_all()
            return bot

    @classmethod
    async def _connected(
        cls,
        settings: Settings,
        clock: Clock,
        database: Database,
        clients: Clients,
        run: OffLoop,
        unwinding: AsyncExitStack,
    ) -> Bot:
        installation = await _reached(lambda: Installation.of(clients.patient(_CALM_SECONDS)))
        await run(_remember_workspace, database, installation, clock)
        features = Features.of(Parts(settings, clock, database, clients, installation, run))
        client = clients.patient(QUICK_SECONDS)
        client.token = None  # each request gets the token from the authorization
        app = AsyncApp(
            client=client,
            authorize=installation.authorize(),
            process_before_response=True,  # the ack is the answer; Bolt would otherwise look for it every 10 ms
            signing_secret=settings.slack_signing_secret.get_secret_value() or "not used in Socket Mode",
        )
        features.open(app)
        app_token = settings.slack_app_token.get_secret_value()
        socket = SocketMode(app, app_token=app_token, client=clients.patient(_CALM_SECONDS, token=app_token))
        unwinding.push_async_callback(socket.close, 0.0)
        await _reached(socket.find_address)
        await socket.connect()
        features.schedule.start()
        _LOG.info("connected to %s; ready", installation.workspace_name or installation.workspace_id)
        return cls(settings, clock, database, clients, features, socket, run)

    async def stop(self) -> None:
        """Finish what is in hand, within a few seconds, and close everything."""
        await self.features.schedule.stop()
        await self.socket.close(_DRAIN_SECONDS)
        await self.features.drain()
        await self.clients.close()
        self.run.close()
        self.database.close()
        _LOG.info("stopped")


def _remember_workspace(database: Database, installation: Installation, clock: Clock) -> None:
    with database.transaction() as tx:
        tx.programmes.remember_workspace(
            installation.workspace_id,
            name=installation.workspace_name,
            url=installation.workspace_url,
            seen_at=clock(),
        )


async def _reached(ask: Callable[[], Awaitable[T]]) -> T:
    """Return what Slack says, asking again until it can be reached."""
    attempt = 0
    while True:
        try:
            return await ask()
        except SlackApiError as error:
            code = str(error.response.get("error") or "")
            if code in _TOKEN_ERRORS:
                raise TokenRefusedError(code) from error
            _LOG.warning("Slack answers %s; asking again", code or "without sense")
        except (TimeoutError, aiohttp.ClientError) as error:
            _LOG.warning("Slack cannot be reached (%s); asking again", type(error).__name__)
        await asyncio.sleep(_RETRY_SECONDS[min(attempt, len(_RETRY_SECONDS) - 1)])
        attempt += 1
