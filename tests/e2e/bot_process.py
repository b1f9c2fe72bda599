"""``upshot run`` or ``clock`` with a clock that goes ahead: ``python -m tests.e2e.bot_process SECONDS COMMAND``."""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.app import Bot
from bot.clock import system_clock
from bot.duties import Duties
from bot.patience import UNHURRIED
from bot.serving import set_up_logging
from bot.settings import Settings

if TYPE_CHECKING:
    from datetime import datetime


async def run(ahead: timedelta, duties: Duties) -> None:
    """Run until SIGTERM."""
    ending = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ending.set)

    def clock() -> datetime:
        return system_clock() + ahead

    bot = await Bot.start(Settings(), clock, duties, patience=UNHURRIED)
    await ending.wait()
    await bot.stop()


if __name__ == "__main__":
    set_up_logging("INFO")
    asyncio.run(
        run(timedelta(seconds=float(sys.argv[1])), Duties(transport=None) if sys.argv[2] == "clock" else Duties())
    )
