"""What came of a delivery."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sandbox.wire import Json


class Parcel(StrEnum):
    """The kinds of delivery, by the names that Socket Mode gives them."""

    COMMAND = "slash_commands"
    INTERACTION = "interactive"
    EVENT = "events_api"


class Cause(StrEnum):
    """Why a delivery failed, in the words that Slack shows to people."""

    TIMEOUT = "operation_timeout"
    NOT_DISPATCHED = "dispatch_failed"
    REFUSED = "http_service_error"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An app's acknowledgement, or the cause why there is none."""

    answer: Json | None = None
    """The payload of the acknowledgement, if it had one."""
    cause: Cause | None = None
    wants_no_retry: bool = False
    """Whether the app forbade to send an event again."""

    @property
    def ok(self) -> bool:
        """Whether the app acknowledged in time."""
        return self.cause is None


@dataclass(frozen=True, slots=True)
class Retry:
    """Which time an event is sent, and why again."""

    attempt: int = 0
    """0 for the first time, then 1 to 3."""
    reason: str = ""


class Carrier(Protocol):
    """Carries a payload to the app and brings its acknowledgement."""

    async def deliver(self, parcel: Parcel, payload: Json, retry: Retry) -> Outcome:
        """Deliver once and wait for the acknowledgement, no longer than Slack would."""
