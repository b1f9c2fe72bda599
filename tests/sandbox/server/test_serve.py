"""The sandbox as a program of its own, for any bot."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "display_information: {name: Any}\nsettings: {socket_mode_enabled: true}\n"


async def test_serve(tmp_path: Path) -> None:
    """Started with a manifest, it prints what a bot needs to connect, shows a page, and ends with Ctrl-C."""
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(MANIFEST, encoding="utf-8")
    command = (sys.executable, "-m", "sandbox.serve", "--manifest", str(manifest))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    lines = [(await process.stdout.readline()).decode().strip() for _ in range(6)]
    told = dict(line.split("=", 1) for line in lines[:4])
    client = AsyncWebClient(token=told["SLACK_BOT_TOKEN"], base_url=told["SLACK_API_URL"])
    assert (await client.auth_test())["app_name"] == "Any"
    async with aiohttp.ClientSession() as session, session.get(lines[5].split()[1]) as page:
        assert page.status == 200
    process.send_signal(signal.SIGINT)
    assert (await process.communicate())[0] == b"Closed.\n"
    assert process.returncode == 0
