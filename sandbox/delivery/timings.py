"""How long Slack waits; tests may wait less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Timings:
    """Deadlines and pauses, in seconds of real time."""

    ack: float = 3
    """For the answer to a command, an interaction or an event (docs.slack.dev/apis/events-api)."""
    trigger: float = 3
    """The life of a trigger id (docs.slack.dev/surfaces/modals)."""
    retries: tuple[float, ...] = (1, 60, 300)
    """The pauses before an event is sent again (docs.slack.dev/apis/events-api)."""
    response_url: float = 1_800
    """The life of a response address (docs.slack.dev/interactivity/handling-user-interaction)."""
    ticket: float = 30
    """The life of an unused Socket Mode address; Slack names none."""
    warning: float = 10
    """From a disconnect warning to the end (docs.slack.dev/apis/events-api/using-socket-mode)."""
    ping: float = 10
    """Between two pings to a connected app."""

    @classmethod
    def unhurried(cls) -> Self:
        """Return those of a Slack that waits a minute, so that nothing depends on how fast the machine is just now."""
        return cls(ack=60, trigger=60)
