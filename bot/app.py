"""The composition root: every part meets here and nowhere else."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

import aiohttp
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.clock import system_clock
from bot.domain.errors import BusyError
from bot.duties import Duties, Transport
from bot.features import Features, Parts
from bot.features.addresses import hooks, pages
from bot.off_loop import OffLoop, begun_within
from bot.patience import Patience
from bot.slack.clients import Clients
from bot.slack.http_delivery import HttpDelivery
from bot.slack.installation import Installation
from bot.slack.signature import Signatures
from bot.slack.socket_mode import SocketMode
from storage.database import Database
from storage.errors import StorageError
from storage.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.settings import Settings

T = TypeVar("T")

_LOG = logging.getLogger("bot")

_DRAIN_SECONDS = 5.0
_CALM_SECONDS = 10.0
_WELL_SECONDS = 2.0
"""How long the database may take to be called well."""
_RETRY_SECONDS = (0.5, 1, 2, 5)
_TOKEN_ERRORS = frozenset(
    {
        *("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"),
        *("not_allowed_token_type", "missing_scope"),
    }
)


class TokenRefusedError(Exception):
    """Slack does not accept the token; ``args[0]`` is Slack's own word for why."""


class Delivery(Protocol):
    """Brings Slack's requests to Bolt, and its answers back."""

    async def open(self) -> None:
        """Take requests from now on."""

    async def close(self) -> None:
        """Take no more, and finish those in hand."""


@dataclass(slots=True)
class Bot:
    """The bot in one workspace, as one process: Slack's requests, the schedule, or both."""

    settings: Settings
    clock: Clock
    database: Database
    clients: Clients
    features: Features
    delivery: Delivery | None
    run: OffLoop

    @classmethod
    async def start(
        cls,
        settings: Settings,
        clock: Clock,
        duties: Duties | None = None,
        *,
        database: Database | None = None,
        patience: Patience | None = None,
    ) -> Bot:
        """Bring the database up to date, let Slack's requests in and begin to tick.

        Args:
            settings: what the operator set.
            clock: tells the time.
            duties: what this process does.
            database: the one to use, instead of opening the one of the settings.
            patience: how long it takes before it says that something takes longer.

        Raises:
            TokenRefusedError: Slack does not accept a token.
            AddressError: nothing can listen at the address for requests.
            StorageError: the database cannot be opened.
        """
        run, database = OffLoop(), database or Database(settings.database_url)
        clients = Clients(settings.slack_api_url, settings.slack_bot_token.get_secret_value())
        async with AsyncExitStack() as unwinding:
            unwinding.callback(database.close)
            unwinding.callback(run.close)
            unwinding.push_async_callback(clients.close)
            await run(upgrade, database)
            installation = await _reached(lambda: Installation.of(clients.patient(_CALM_SECONDS)))
            await run(_remember_workspace, database, installation, clock)
            parts = Parts(settings, clock, database, clients, installation, run, patience or Patience())
            bot = await cls._opened(parts, duties or Duties(), unwinding)
            unwinding.pop_all()
            return bot

    @classmethod
    async def _opened(cls, parts: Parts, duties: Duties, unwinding: AsyncExitStack) -> Bot:
        features = Features.of(parts)
        delivery = _delivery(parts, features, duties.transport) if duties.transport else None
        if delivery is not None:
            unwinding.push_async_callback(delivery.close)
            await _reached(delivery.open)
        if duties.keeps_schedule:
            features.schedule.start()
        installation = parts.installation
        _LOG.info("connected to %s; ready", installation.workspace_name or installation.workspace_id)
        return cls(parts.settings, parts.clock, parts.database, parts.clients, features, delivery, parts.run)

    async def stop(self) -> None:
        """Finish what is in hand, within a few seconds, and close everything."""
        await self.features.schedule.stop()
        if self.delivery is not None:
            await self.delivery.close()
        await self.features.drain()
        await self.clients.close()
        self.run.close()
        self.database.close()
        _LOG.info("stopped")


def _delivery(parts: Parts, features: Features, transport: Transport) -> Delivery:
    settings, app = parts.settings, _bolt(parts)
    features.open(app)
    if transport is Transport.HTTP:
        signatures = Signatures(settings.slack_signing_secret.get_secret_value(), system_clock)

        async def is_well() -> bool:
            return await _is_well(parts)

        return HttpDelivery(
            app, signatures, is_well, settings.host, settings.port, _DRAIN_SECONDS, hooks(parts), pages(parts)
        )
    app_token = settings.slack_app_token.get_secret_value()
    client = parts.clients.patient(_CALM_SECONDS, token=app_token)
    return SocketMode(app, app_token=app_token, client=client, patience=_DRAIN_SECONDS)


def _bolt(parts: Parts) -> AsyncApp:
    client = parts.clients.patient(parts.patience.question)
    client.token = None  # each request gets the token from the authorization
    return AsyncApp(
        name="upshot",  # Bolt would otherwise read the sources of all callers to find one
        client=client,
        authorize=parts.installation.authorize(),
        process_before_response=True,  # the ack is the answer; Bolt would otherwise look for it every 10 ms
        signing_secret="not used: signatures are checked before Bolt",  # noqa: S106 - no secret
    )


async def _is_well(parts: Parts) -> bool:
    try:
        with begun_within(_WELL_SECONDS):
            await asyncio.wait_for(parts.run(parts.database.ask), _WELL_SECONDS)
    except (BusyError, StorageError, TimeoutError):
        return False
    return True


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
