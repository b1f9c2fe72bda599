"""What changed in the workspace, told to whoever watches."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Kind(StrEnum):
    """What a change touched."""

    MESSAGES = "messages"
    MODAL = "modal"
    HOME = "home"
    CHANNELS = "channels"
    PEOPLE = "people"
    NOTICE = "notice"
    """Slack told a person that something went wrong."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what was touched, and where; the ids are empty where they say nothing."""

    kind: Kind
    channel: str = ""
    person: str = ""
    """The only person who can see it; empty when all can."""
    text: str = ""
    """Slack's words of a notice."""


Observer: TypeAlias = Callable[[Change], None]


class Changes:
    """Tells observers of each change, in order."""

    def __init__(self) -> None:
        self._observers: list[Observer] = []

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Call the observer with every change from now on; calling the result ends it."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def tell(self, change: Change) -> None:
        """Tell all observers."""
        for observer in tuple(self._observers):
            observer(change)

    async def until(self, holds: Callable[[], bool], seconds: float = 5) -> None:
        """Wait until a condition on the state holds; it is asked again after each change.

        Raises:
            TimeoutError: it did not hold in time.
        """
        changed = asyncio.Event()
        leave = self.subscribe(lambda _: changed.set())
        try:
            async with asyncio.timeout(seconds):
                while not holds():
                    await changed.wait()
                    changed.clear()
        finally:
            leave()
