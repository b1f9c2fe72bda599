"""Running synchronous work beside the event loop."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from bot.domain.errors import BusyError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
T = TypeVar("T")

_THREADS = 4
"""As many as the database has connections, less one for the schedule."""

_LATEST: ContextVar[float] = ContextVar("latest beginning of work", default=float("inf"))


@contextmanager
def begun_within(seconds: float) -> Iterator[None]:
    """Let no work begin later than so many seconds from now: for somebody who does not wait for ever."""
    token = _LATEST.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _LATEST.reset(token)


def still_begun_within(seconds: float) -> None:
    """Give work so many seconds from now to begin, if it has less: for what took time that is not the database's."""
    _LATEST.set(max(_LATEST.get(), time.monotonic() + seconds))


class OffLoop:
    """A few threads in which use cases run, so that no acknowledgement waits for the database of another."""

    def __init__(self) -> None:
        """Prepare the threads; they start with the first work."""
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="use-case")

    async def __call__(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the work returns, or raise what it raises.

        Raises:
            BusyError: it could not begin in time, and so was not begun.
        """
        latest = _LATEST.get()

        def begin() -> T:
            if time.monotonic() > latest:
                raise BusyError
            return work(*args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._threads, begin)

    def close(self) -> None:
        """Wait for the work in hand, and end the threads."""
        self._threads.shutdown(wait=True)
