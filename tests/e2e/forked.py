"""Processes that have imported everything when they begin: forked from one that did nothing but import.

They are processes as any other, to be asked and killed; only what each would import for seconds is there already.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import runpy
import sys
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerProcess
    from pathlib import Path

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.serving", "bot.features", "tests.teams"])


@dataclass(frozen=True, slots=True)
class Forked:
    """A process that runs a module, as ``python -m`` would."""

    process: ForkServerProcess
    output: asyncio.StreamReader
    """What it says on its standard output and its standard error."""

    @classmethod
    async def start(cls, module: str, arguments: Sequence[str], folder: Path, settings: Mapping[str, str]) -> Forked:
        """Run a module in a folder, with nothing but the settings in its environment."""
        ours, theirs = _FORKS.Pipe(duplex=False)
        process = _FORKS.Process(target=_run, args=(module, tuple(arguments), str(folder), dict(settings), theirs))
        await asyncio.to_thread(process.start)
        theirs.close()
        return cls(process, await _stream(ours))

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.process.is_alive()

    def send_signal(self, number: int) -> None:
        """Send a signal."""
        assert self.process.pid is not None
        os.kill(self.process.pid, number)

    def kill(self) -> None:
        """End it at once, as when the machine loses power."""
        self.process.kill()

    async def wait(self) -> int:
        """Wait for its end; return the exit code, or the negative number of the signal that ended it."""
        await asyncio.to_thread(self.process.join)
        assert self.process.exitcode is not None
        return self.process.exitcode


async def _stream(ours: Connection) -> asyncio.StreamReader:
    stream = asyncio.StreamReader()
    pipe: IO[bytes] = os.fdopen(os.dup(ours.fileno()), "rb", buffering=0)
    ours.close()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(stream), pipe)
    return stream


def _run(module: str, arguments: tuple[str, ...], folder: str, settings: dict[str, str], output: Connection) -> None:
    for number in (sys.stdout.fileno(), sys.stderr.fileno()):
        os.dup2(output.fileno(), number)
    output.close()
    os.chdir(folder)
    os.environ.clear()  # noqa: TID251 - it is made here, not read
    os.environ.update(settings)  # noqa: TID251 - as above
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
