"""Running synchronous work beside the event loop."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

_THREADS = 4
"""As many as the database has connections, less one for the schedule."""


class OffLoop:
    """A few threads in which use cases run, so that no acknowledgement waits for the database of another."""

    def __init__(self) -> None:
        """Prepare the threads; they start with the first work."""
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="use-case")

    async def __call__(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the work returns, or raise what it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: work(*args, **kwargs))

    def close(self) -> None:
        """Wait for the work in hand, and end the threads."""
        self._threads.shutdown(wait=True)
