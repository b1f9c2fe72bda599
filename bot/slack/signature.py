"""Slack's signature on a request over HTTP: whose it is, how old it is, and that it comes once."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.clock import Clock

WINDOW_SECONDS: Final = 300
"""How far the moment of a request may lie from now, to either side [docs.slack.dev, verifying requests from Slack]."""

_MOMENT = re.compile(r"[0-9]{1,12}", re.ASCII)


@dataclass(slots=True)
class Signatures:
    """Tells Slack's requests from anybody else's, and takes each of them once.

    What another process has taken is not known here: that the same act is not done twice is for the delivery keys.
    """

    secret: str
    clock: Clock
    _taken: dict[bytes, float] = field(init=False, default_factory=dict)
    """When a signature that was taken stops being valid, in seconds since 1970; about in that order."""

    def take(self, moment: str, signature: str, body: bytes) -> bool:
        """Whether a request is Slack's, of these minutes, and was not taken before; from now on it was.

        Args:
            moment: the header ``X-Slack-Request-Timestamp``, whatever it says.
            signature: the header ``X-Slack-Signature``, whatever it says.
            body: the body as it came, before anything is made of it.
        """
        if not self.is_valid(moment, signature, body):
            return False
        self._forget(self.clock().timestamp())
        expected = self._signature(moment, body)
        if expected in self._taken:
            return False
        self._taken[expected] = int(moment) + WINDOW_SECONDS
        return True

    def is_valid(self, moment: str, signature: str, body: bytes) -> bool:
        """Whether a request is of somebody who knows the secret, and of these minutes; for the arguments see `take`."""
        now = self.clock().timestamp()
        if not _MOMENT.fullmatch(moment) or abs(now - int(moment)) > WINDOW_SECONDS:
            return False
        given = signature.encode(errors="replace")
        return hmac.compare_digest(self._signature(moment, body), given)

    def _signature(self, moment: str, body: bytes) -> bytes:
        signed = b"v0:" + moment.encode() + b":" + body
        return b"v0=" + hmac.new(self.secret.encode(), signed, hashlib.sha256).hexdigest().encode()

    def _forget(self, now: float) -> None:
        while self._taken and (oldest := next(iter(self._taken))) and self._taken[oldest] < now:
            del self._taken[oldest]
