"""What the features are made of, and what several of them share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.listeners.sending import Sending
from bot.listeners.showing import Showing
from bot.slack import scopes
from bot.slack.channels import SlackChannels
from bot.slack.posting import Poster
from bot.slack.uploads import Uploads

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.clock import Clock
    from bot.off_loop import OffLoop
    from bot.patience import Patience
    from bot.settings import Settings
    from bot.slack.clients import Clients
    from bot.slack.installation import Installation
    from storage.database import Database

_CALM_SECONDS = 5.0
"""Patience where no ack waits."""
FILE_SECONDS = 30.0
"""Patience for a file, which has up to 20 MB."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the features are made of."""

    settings: Settings
    clock: Clock
    database: Database
    clients: Clients
    installation: Installation
    run: OffLoop
    patience: Patience

    @property
    def usual(self) -> tuple[OffLoop, Clock, Database]:
        """What nearly every feature takes: where use cases run, the time, and what is remembered."""
        return self.run, self.clock, self.database

    @property
    def quick(self) -> AsyncWebClient:
        """Slack, asked while an ack waits."""
        return self.clients.patient(self.patience.question)

    @property
    def calm(self) -> AsyncWebClient:
        """Slack, asked where no ack waits."""
        return self.clients.patient(_CALM_SECONDS)


def channels(parts: Parts) -> SlackChannels:
    """Return what looks at channels while an ack waits."""
    return SlackChannels(parts.quick)


def showing(parts: Parts) -> Showing:
    """Return what shows answers that an ack cannot hold."""
    poster = Poster(parts.calm)
    return Showing(parts.quick, poster.post, poster.edit)


def sending(parts: Parts) -> Sending:
    """Return what sends files."""
    send = Uploads(parts.calm, parts.clients.session(FILE_SECONDS))
    return Sending(send, partial(scopes.missing, parts.installation.scopes))
