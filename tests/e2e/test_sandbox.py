from __future__ import annotations

import asyncio
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
    """The page that it names is there; a seller's line is answered on it, and the manager is one."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "start", cwd=tmp_path, env={}, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    async with asyncio.timeout(60):
        welcome = (await process.stdout.readuntil(b"Ctrl-C")).decode()
    found = re.search(r"http://[\d.:]+/as/anna/in/sales", welcome)
    assert found
    async with ClientSession() as http:
        assert "SSI 72" in await _told(http, found[0], "/ssi 72")
        assert "Kein großer Deal wartet auf dich" in await _told(
            http, found[0].replace("/anna/", "/mia/"), "/upshot verify"
        )
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(10):
        assert await process.wait() == 0


async def _told(http: ClientSession, address: str, line: str) -> str:
    """Return all that stands in the channel after a line was typed."""
    page = await http.get(address)
    assert "Anna Berg" in await page.text()
    typed = await http.post(f"{page.url}/say", json={"text": line})
    assert typed.status == 200, await typed.text()
    return await (await http.get(f"{page.url}/messages")).text()


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
