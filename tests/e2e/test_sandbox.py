from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.e2e


async def test_without_tokens_it_starts_in_a_local_slack(tmp_path: Path) -> None:
    """The page that it names is there, and `/ssi 72` typed on it is answered."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "start", cwd=tmp_path, env={}, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    async with asyncio.timeout(60):
        welcome = (await process.stdout.readuntil(b"Ctrl-C")).decode()
    found = re.search(r"http://[\d.:]+/as/anna/in/sales", welcome)
    assert found
    async with ClientSession() as http:
        page = await http.get(found[0])
        assert "Anna Berg" in await page.text()
        told = await http.post(f"{page.url}/say", json={"text": "/ssi 72"})
        assert told.status == 200, await told.text()
        assert "SSI 72" in json.dumps(await (await http.get(f"{page.url}/messages")).text())
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(10):
        assert await process.wait() == 0


@pytest.mark.parametrize(("behind", "is_opened"), [(" &", True), ("", False)])
async def test_it_opens_in_the_browser_of_whoever_watches(tmp_path: Path, behind: str, *, is_opened: bool) -> None:
    """At a terminal the page is opened, but never by a browser that would take the terminal over."""
    ours, theirs = os.openpty()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "sandbox", "--empty", "--port", "0"),
        cwd=tmp_path,
        env={"BROWSER": f"{shutil.which('mkdir')} -p opened/%s{behind}"},
        stdout=theirs,
    )
    os.close(theirs)
    async with asyncio.timeout(60):
        await asyncio.to_thread(_read_until, ours, b"Ctrl-C")
        while is_opened and not _opened_pages(tmp_path):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(10):
        assert await process.wait() == 0
    os.close(ours)
    assert bool(_opened_pages(tmp_path)) is is_opened


def _opened_pages(folder: Path) -> list[Path]:
    return list(folder.glob("opened/**/sales"))


def _read_until(terminal: int, words: bytes) -> None:
    said = b""
    while words not in said:
        said += os.read(terminal, 1000)
