"""How often an app may call.

Source: docs.slack.dev/apis/web-api/rate-limits. Slack promises at least these numbers a minute, allows short bursts,
and one message a second in a channel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

from sandbox.clock import seconds


class Tier(IntEnum):
    """Calls of one method a minute."""

    ONE = 1
    TWO = 20
    THREE = 50
    FOUR = 100
    SPECIAL = 0
    """Not counted by the minute."""


@dataclass(frozen=True, slots=True)
class RateLimits:
    """What is allowed; `strict` and `off` are the usual other choices."""

    posts_per_second: float = 1
    """Messages in one channel; 0 for any number."""
    burst: int = 5
    """Messages in one channel that may come at once."""
    tiers: bool = True
    """Whether calls are counted by the minute."""

    @classmethod
    def strict(cls) -> RateLimits:
        """Return limits without any burst: a second message within a second is too much."""
        return cls(burst=1)

    @classmethod
    def off(cls) -> RateLimits:
        """Return no limits at all."""
        return cls(posts_per_second=0, tiers=False)


class _Bucket:
    """Fills with time; each call takes one out."""

    def __init__(self, size: float, per_second: float) -> None:
        self._size, self._per_second = size, per_second
        self._level, self._at = size, seconds()

    def take(self) -> float:
        """Take one; return 0, or else the seconds until there is one."""
        now = seconds()
        self._level = min(self._size, self._level + (now - self._at) * self._per_second)
        self._at = now
        if self._level >= 1:
            self._level -= 1
            return 0
        return (1 - self._level) / self._per_second


class Rates:
    """Counts the calls of an app."""

    def __init__(self, limits: RateLimits) -> None:
        self._limits = limits
        self._buckets: dict[tuple[str, str], _Bucket] = {}

    def wait_for_call(self, method: str, tier: Tier) -> int:
        """Count a call; return 0, or the whole seconds to wait when it is one too many."""
        if not self._limits.tiers or tier is Tier.SPECIAL:
            return 0
        return self._take(("method", method), tier.value, tier.value / 60)

    def wait_for_post(self, channel: str) -> int:
        """Count a message in a channel; return 0, or the whole seconds to wait when it is one too many."""
        if not self._limits.posts_per_second:
            return 0
        return self._take(("channel", channel), self._limits.burst, self._limits.posts_per_second)

    def _take(self, key: tuple[str, str], size: float, per_second: float) -> int:
        bucket = self._buckets.setdefault(key, _Bucket(size, per_second))
        return math.ceil(bucket.take())
