"""The floor over HTTP: a bare server that checks Slack's signature, and one row on the disk before it answers."""

import sqlite3
import sys
from urllib.parse import parse_qs

from aiohttp import web
from slack_sdk.signature import SignatureVerifier

VERIFIER = SignatureVerifier("benchmark")


def main() -> None:
    """Answer for ever: ``python -m tests.benchmarks.targets.durable_http PORT DATABASE``."""
    database = sqlite3.connect(sys.argv[2], isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE typed (id INTEGER PRIMARY KEY, text TEXT)")

    async def echo(request: web.Request) -> web.Response:
        """Store what was typed, and say it."""
        body = await request.read()
        if not VERIFIER.is_valid_request(body, {name.lower(): value for name, value in request.headers.items()}):
            return web.Response(status=401)
        (text,) = parse_qs(body.decode())["text"]
        database.execute("INSERT INTO typed (text) VALUES (?)", (text,))
        return web.Response(text=f"You typed {text}")

    app = web.Application()
    app.router.add_post("/slack/events", echo)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)


if __name__ == "__main__":
    main()
