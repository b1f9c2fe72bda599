"""The floor: the fastest echo that Bolt allows, and one row on the disk before it answers."""

import asyncio
import sqlite3
import sys
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient


async def main() -> None:
    """Answer for ever."""
    database = sqlite3.connect(sys.argv[2], isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE typed (id INTEGER PRIMARY KEY, text TEXT)")
    client = AsyncWebClient(token="xoxb-1", base_url=sys.argv[1])  # noqa: S106 - no secret
    app = AsyncApp(client=client, process_before_response=True, signing_secret="x")  # noqa: S106 - no secret

    @app.command("/ssi")
    async def echo(ack: AsyncAck, command: dict[str, Any]) -> None:
        """Store what was typed, and say it."""
        database.execute("INSERT INTO typed (text) VALUES (?)", (command["text"],))
        await ack(f"You typed {command['text']}")

    await AsyncSocketModeHandler(app, "xapp-1").start_async()  # type: ignore[no-untyped-call] # Bolt's own


if __name__ == "__main__":
    asyncio.run(main())
