"""Faults on request: what a network, or Slack itself, does wrong now and then."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.wire import Json


class FaultKind(StrEnum):
    """What goes wrong with a call of the Web API."""

    DROP = "drop"
    """The connection is closed without an answer."""
    HTTP_ERROR = "http_error"
    """HTTP 500, or another status, with a page that is not JSON."""
    RATE_LIMIT = "rate_limit"
    """HTTP 429, with Retry-After when it is given."""
    HANG = "hang"
    """No answer for a long time."""
    GARBAGE = "garbage"
    """HTTP 200 with a body that is not JSON."""
    ERROR = "error"
    """``ok: false`` with any error."""
    SLOW = "slow"
    """The right answer, later."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong, with which method and how often."""

    kind: FaultKind
    method: str = "*"
    """A method's name, or a pattern such as ``chat.*``."""
    times: int = 1
    stored: bool = False
    """Whether the call has its effect, though the app is not told."""
    seconds: float = 60
    """How long a hanging or slow answer takes."""
    retry_after: int | None = None
    error: str = "internal_error"
    status: int = 500

    @classmethod
    def from_json(cls, wanted: Json) -> Fault:
        """Read a fault from a JSON object with these fields.

        Raises:
            ValueError: a field or the kind is unknown.
        """
        try:
            return cls(**wanted | {"kind": FaultKind(wanted["kind"])})
        except (TypeError, KeyError) as error:
            raise ValueError(str(error)) from error


class Faults:
    """The faults that wait for their call."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Fault, int]] = []

    def add(self, kind: FaultKind | str, method: str = "*", **details: object) -> Fault:
        """Let the next calls of a method go wrong; the details are fields of `Fault`."""
        fault = Fault.from_json({"kind": kind, "method": method, **details})
        self.plan(fault)
        return fault

    def plan(self, fault: Fault) -> None:
        """Let a fault happen as often as it says."""
        self._waiting.append((fault, fault.times))

    def clear(self) -> None:
        """Let everything go right from now on."""
        self._waiting.clear()

    def next(self, method: str) -> Fault | None:
        """Return the fault that befalls a call of a method now, and count it."""
        for index, (fault, left) in enumerate(self._waiting):
            if fnmatch.fnmatchcase(method, fault.method):
                self._waiting[index : index + 1] = [(fault, left - 1)] if left > 1 else []
                return fault
        return None

    @property
    def waiting(self) -> list[Fault]:
        """The faults that have not happened as often as they should, in order."""
        return [fault for fault, _ in self._waiting]
