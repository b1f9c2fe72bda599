"""What is loaded and made when it is first needed: no start waits for it, and idle it takes no memory."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass(slots=True)
class Late(Generic[T]):
    """Something that is loaded and made once, when it is first needed."""

    load: Callable[[], T]
    """Imports what it takes, and returns what is made of it."""
    made: T | None = None
    """What was made; nothing as long as nobody needed it."""
    _turn: Lock = field(default_factory=Lock, init=False, repr=False)

    async def here(self) -> T:
        """Return it, once it is loaded.

        That takes tenths of a second at first, for which the event loop does not stand still; it waits for no thread
        of the use cases either, so that a database that hangs keeps nobody from being told so.
        """
        return self.made if self.made is not None else await asyncio.to_thread(self.now)

    def now(self) -> T:
        """Return it, loaded by this thread: for what is loaded late itself."""
        with self._turn:
            if self.made is None:
                self.made = self.load()
            return self.made
