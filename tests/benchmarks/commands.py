"""How long ``/ssi 72`` takes end to end over Socket Mode, beside bare echoes in the same run."""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from tests.benchmarks.peer import CHANNEL, Peer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROUNDS = 3
COMMANDS = 300
WARM_UP = 120
"""Everybody is known by then, and takes part."""


async def measure() -> dict[str, float]:
    """Return milliseconds, ratios and megabytes; the rounds of the three bots take turns, the best round counts."""
    with tempfile.TemporaryDirectory() as folder:
        bots = {
            "stock": ["-m", "tests.benchmarks.targets.stock_echo"],
            "durable": ["-m", "tests.benchmarks.targets.durable_echo"],
            "upshot": ["-m", "bot", "run"],
        }
        times: dict[str, list[list[float]]] = {name: [] for name in bots}
        facts: dict[str, float] = {}
        for number in range(ROUNDS):
            for name, arguments in bots.items():
                async with _running(name, arguments, Path(folder) / f"{name}{number}.db") as (peer, process, ready):
                    times[name].append(await _round(peer, name))
                    if name == "upshot":
                        facts["memory MB"] = psutil.Process(process.pid).memory_info().rss / 2**20
                        facts["ready s"] = min(facts.get("ready s", ready), ready)
    for name, rounds in times.items():
        facts[f"{name} p50 ms"] = min(statistics.median(one) for one in rounds) * 1000
        facts[f"{name} p99 ms"] = min(statistics.quantiles(one, n=100)[98] for one in rounds) * 1000
    facts["times faster than stock (p50)"] = facts["stock p50 ms"] / facts["upshot p50 ms"]
    facts["times the durable floor (p50)"] = facts["upshot p50 ms"] / facts["durable p50 ms"]
    facts["times the durable floor (p99)"] = facts["upshot p99 ms"] / facts["durable p99 ms"]
    return facts


async def _round(peer: Peer, name: str) -> list[float]:
    if name == "upshot":
        setup = f"setup <#{CHANNEL}|sales> Europe/Berlin monday 10:00 EUR"
        await peer.types("/upshot", setup)
        _, answer = await peer.types("/ssi", "72")
        if "72" not in str(answer):
            raise RuntimeError(f"the bot does not answer as it should: {answer}")
    for number in range(WARM_UP):
        await peer.types("/ssi", f"{60 + number % 30}")
    return [(await peer.types("/ssi", f"{60 + number % 30}"))[0] for number in range(COMMANDS)]


@asynccontextmanager
async def _running(
    name: str, arguments: list[str], database: Path
) -> AsyncIterator[tuple[Peer, asyncio.subprocess.Process, float]]:
    peer = Peer()
    await peer.start()
    environment = os.environ | {  # noqa: TID251 - handed on to the measured process
        "SLACK_API_URL": peer.api_url,
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
        "DATABASE_URL": f"sqlite:///{database}",
        "LOG_LEVEL": "WARNING",
    }
    extra = [] if name == "upshot" else [peer.api_url, str(database)]
    started = asyncio.get_running_loop().time()
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, *extra, env=environment)
    try:
        await asyncio.wait_for(peer.connected(), 30)
        yield peer, process, asyncio.get_running_loop().time() - started
    finally:
        process.terminate()
        await process.wait()
        await peer.stop()
