"""A record of what the app asked, and of what of its answers Slack threw away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Web API."""

    method: str
    arguments: Mapping[str, object]
    answer: Json
    status: int
    """The HTTP status; 0 when the connection was dropped."""
    at: datetime
    """By the workspace's clock."""

    @property
    def ok(self) -> bool:
        """Whether Slack said so."""
        return bool(self.answer.get("ok"))


@dataclass(frozen=True, slots=True)
class Dropped:
    """An answer that Slack threw away without a word to the app."""

    where: str
    """``ack``, ``response_url`` or ``response_action``."""
    answer: Json
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A delivery that the app did not take in time, or refused."""

    kind: str
    """``slash_commands``, ``interactive`` or ``events_api``."""
    payload: Json
    reason: str
    """In Slack's word: ``operation_timeout``, ``dispatch_failed``, ``http_service_error``."""
