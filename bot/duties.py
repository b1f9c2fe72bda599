"""What one process of the bot does: known before anything else of the bot is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Transport(StrEnum):
    """How Slack's requests come in."""

    SOCKET_MODE = "Socket Mode"
    HTTP = "HTTP"


@dataclass(frozen=True, slots=True)
class Duties:
    """What one process of the bot does; without a word about it, all."""

    transport: Transport | None = Transport.SOCKET_MODE
    keeps_schedule: bool = True
