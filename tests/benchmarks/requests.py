"""How long ``/ssi 72`` takes over HTTP, beside a bare server that checks the signature and commits, in the same run."""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession
from slack_sdk.signature import SignatureVerifier

from tests.benchmarks.peer import CHANNEL, PEOPLE, TEAM, Peer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

ROUNDS = 3
COMMANDS = 300
WARM_UP = 120
"""Everybody is known by then, and takes part."""

_SECRET = "benchmark"  # noqa: S105 - opens nothing
_START_SECONDS = 30


async def measure() -> dict[str, float]:
    """Return milliseconds and ratios; the rounds of both servers take turns, the best round counts."""
    times: dict[str, list[list[float]]] = {"bare": [], "upshot": []}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            for name, rounds in times.items():
                async with _running(name, Path(folder) / f"{name}{number}.db") as slack:
                    rounds.append(await _round(slack, name))
    facts: dict[str, float] = {}
    for name, rounds in times.items():
        facts[f"{name} p50 ms"] = min(statistics.median(one) for one in rounds) * 1000
        facts[f"{name} p99 ms"] = min(statistics.quantiles(one, n=100)[98] for one in rounds) * 1000
    facts["times the bare server (p50)"] = facts["upshot p50 ms"] / facts["bare p50 ms"]
    facts["times the bare server (p99)"] = facts["upshot p99 ms"] / facts["bare p99 ms"]
    return facts


@dataclass(slots=True)
class _Slack:
    """Signs commands and sends them, one after the other."""

    session: ClientSession
    url: str
    numbers: Iterator[int] = field(default_factory=count)

    async def types(self, command: str, text: str) -> tuple[float, str]:
        """Type a command; return the seconds until its answer, and the answer."""
        number = next(self.numbers)
        person = {"team_id": TEAM, "user_id": f"U{number % PEOPLE}", "channel_id": CHANNEL}
        body = urlencode({"command": command, "text": text, "trigger_id": f"{number}.1.x", **person})
        moment = str(int(time.time()))
        signature = SignatureVerifier(_SECRET).generate_signature(timestamp=moment, body=body) or ""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": moment,
            "X-Slack-Signature": signature,
        }
        started = time.perf_counter()
        async with self.session.post(self.url, data=body, headers=headers) as answer:
            said = await answer.text()
        return time.perf_counter() - started, said


async def _round(slack: _Slack, name: str) -> list[float]:
    if name == "upshot":
        await slack.types("/upshot", f"setup <#{CHANNEL}|sales> Europe/Berlin monday 10:00 EUR")
        _, answer = await slack.types("/ssi", "72")
        if "72" not in answer:
            raise RuntimeError(f"the bot does not answer as it should: {answer}")
    for number in range(WARM_UP):
        await slack.types("/ssi", f"{60 + number % 30}")
    return [(await slack.types("/ssi", f"{60 + number % 30}"))[0] for number in range(COMMANDS)]


@asynccontextmanager
async def _running(name: str, database: Path) -> AsyncIterator[_Slack]:
    peer, port = Peer(), _free_port()
    await peer.start()
    environment = os.environ | {  # noqa: TID251 - handed on to the measured process
        "SLACK_API_URL": peer.api_url,
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_SIGNING_SECRET": _SECRET,
        "DATABASE_URL": f"sqlite:///{database}",
        "LOG_LEVEL": "WARNING",
        "PORT": str(port),
    }
    bare = ["-m", "tests.benchmarks.targets.durable_http", str(port), str(database)]
    arguments = bare if name == "bare" else ["-m", "bot", "web"]
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, env=environment)
    try:
        async with ClientSession() as session:
            await _answering(session, port)
            yield _Slack(session, f"http://127.0.0.1:{port}/slack/events")
    finally:
        process.terminate()
        await process.wait()
        await peer.stop()


async def _answering(session: ClientSession, port: int) -> None:
    async with asyncio.timeout(_START_SECONDS):
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/"):
                    return
            except ClientError:
                await asyncio.sleep(0.05)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port
