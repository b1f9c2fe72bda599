"""Ids and timestamps as Slack makes them."""

from __future__ import annotations

import itertools
import secrets
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.clock import Clock

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Ids:
    """Hands out ids that look like Slack's, and message timestamps that only grow."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._numbers = itertools.count(1)
        self._last_ts = 0

    def new(self, prefix: str) -> str:
        """Return a fresh id such as ``C0000000A7``: the prefix tells the kind of thing."""
        return f"{prefix}{next(self._numbers):09X}"

    def ts(self) -> str:
        """Return a fresh timestamp, ``seconds.microseconds``: the id of a message in its channel."""
        micros = (self._clock() - _EPOCH) // timedelta(microseconds=1)
        self._last_ts = max(micros, self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06}"

    def seconds(self) -> int:
        """Return the time in whole Unix seconds."""
        return int(self._clock().timestamp())

    def hash(self) -> str:
        """Return the hash of a state of a view."""
        return f"{self.seconds()}.{secrets.token_hex(4)}"

    def short(self) -> str:
        """Return an id such as Slack gives a block that came without one."""
        return secrets.token_hex(3)[:5]
