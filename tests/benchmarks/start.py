"""How long the bot loads, and how large it is then, beside its libraries alone in the same run."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROUNDS: Final = 5
_LIBRARIES: Final = "import slack_bolt.async_app, sqlmodel, apscheduler.schedulers.asyncio, aiohttp"
_BOT: Final = "import bot.serving"
_MEASURED: Final = """
import gc; gc.disable()
import resource
{loads}
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def measure() -> Mapping[str, float]:
    """Return seconds of processor time, megabytes, and the ratios; both take turns, and the best of each counts."""
    rounds = [(_loaded(_LIBRARIES), _loaded(_BOT)) for _ in range(ROUNDS)]
    alone, bot = (tuple(map(min, zip(*(one[which] for one in rounds), strict=True))) for which in (0, 1))
    return {
        "s to load the bot": bot[0],
        "s to load the libraries alone": alone[0],
        "times as long as that": bot[0] / alone[0],
        "MB of a process that has loaded the bot": bot[1],
        "MB with the libraries alone": alone[1],
    }


def _loaded(loads: str) -> tuple[float, float]:
    """Return the processor time and the memory of a process that loads something and ends."""
    arguments = [sys.executable, "-c", _MEASURED.format(loads=loads)]
    told = subprocess.run(arguments, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    seconds, megabytes = map(float, told.stdout.split())
    return seconds, megabytes
