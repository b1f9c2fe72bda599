"""Time in the sandbox, and the only reader of it here.

Slack's own deadlines (three seconds for an answer, the life of a trigger) run in real time. What the workspace writes
on its messages follows a clock that can be moved, so that "one week later" takes no week.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Tells the time as an aware UTC moment."""


def now() -> datetime:
    """Return the real time, aware, in UTC."""
    return datetime.now(UTC)


def seconds() -> float:
    """Return seconds that only ever grow, for deadlines and rates."""
    return time.monotonic()


class MovableClock:
    """A clock that runs with the real time, ahead of it or behind it, and can be moved on.

    Args:
        start: the moment it shows first; the real time when not given.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._lead = start - now() if start else timedelta()
        self._observers: list[Callable[[datetime], None]] = []

    def __call__(self) -> datetime:
        """Return the moment it shows: it is a `Clock`."""
        return self.now()

    def now(self) -> datetime:
        """Return the moment it shows, aware, in UTC."""
        return now() + self._lead

    def advance_to(self, moment: datetime) -> None:
        """Show a later moment from now on, and tell the observers.

        Raises:
            ValueError: the moment lies in this clock's past.
        """
        if moment < self.now():
            raise ValueError(f"the clock cannot go back to {moment}")
        self._lead = moment - now()
        for observer in tuple(self._observers):
            observer(moment)

    def advance_by(self, span: timedelta) -> None:
        """Move on by a span of time.

        Raises:
            ValueError: the span is negative.
        """
        self.advance_to(self.now() + span)

    def subscribe(self, observer: Callable[[datetime], None]) -> Callable[[], None]:
        """Call the observer with the new moment after each move; calling the result ends it."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)
