"""Running the bot until the process is told to end."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import logging
import re
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

try:
    import uvloop
except ImportError:  # there is none for Windows
    uvloop = None  # type: ignore[assignment]

from bot.app import Bot, TokenRefusedError
from bot.clock import system_clock
from bot.slack.http_delivery import AddressError
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.duties import Duties
    from bot.settings import Settings

T = TypeVar("T")

_MMAP_THRESHOLD = -3
"""As malloc.h has it. Left alone, glibc keeps blocks as large as the largest that was ever freed."""
_LARGE_BLOCK = 1 << 17
"""Bytes."""
_TOKEN = re.compile(r"\b(xox[a-z]|xapp|xoxe|xwfp)[-.][\w.-]+|https://hooks\.slack\.com/\S+")
_QUIET = ("slack_sdk", "slack_bolt", "apscheduler", "aiohttp", "bot.slack")


class _Redacted(logging.Formatter):
    """Keeps tokens and answer addresses out of the log."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without secrets."""
        return _TOKEN.sub("[redacted]", super().format(record))


def _is_discreet(record: logging.LogRecord) -> bool:
    """Whether a record shows no bodies, as those of Slack's libraries at DEBUG do; Bolt sets its levels itself."""
    return record.levelno >= logging.INFO or not record.name.startswith(_QUIET)


def set_up_logging(level: str) -> None:
    """Log to the standard error, without secrets and without what people wrote."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_is_discreet)
    handler.setFormatter(_Redacted("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)


def serve(settings: Settings, duties: Duties | None = None) -> int:
    """Run the bot, or the part of it that is this process's duty; return 0 after SIGTERM or SIGINT, else 1."""
    set_up_logging(settings.log_level)
    try:
        run(_serve(settings, duties))
    except TokenRefusedError as error:
        sys.stderr.write(f"Slack refuses the token ({error}). Check SLACK_BOT_TOKEN and SLACK_APP_TOKEN.\n")
        return 1
    except AddressError as error:
        sys.stderr.write(f"Nothing can listen at {settings.host}:{settings.port} ({error}). Check HOST and PORT.\n")
        return 1
    except StorageError as error:
        sys.stderr.write(f"The database cannot be used: {type(error).__name__} {error}\n")
        return 1
    return 0


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run an event loop, the quick one where there is one, and return what comes of it."""
    return asyncio.run(main) if uvloop is None else uvloop.run(main)


def settle() -> None:
    """Collect garbage from now on, but not among what is loaded by now: it stays; give large blocks back at once."""
    gc.freeze()
    gc.enable()
    with suppress(AttributeError, OSError, TypeError):  # other C libraries than glibc have no such option
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE_BLOCK)


async def _serve(settings: Settings, duties: Duties | None) -> None:
    ending = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ending.set)
    starting = asyncio.create_task(Bot.start(settings, system_clock, duties))
    await asyncio.wait({starting, asyncio.create_task(ending.wait())}, return_when=asyncio.FIRST_COMPLETED)
    if not starting.done():
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        return
    bot = starting.result()
    settle()
    await ending.wait()
    await bot.stop()
