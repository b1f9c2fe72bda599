"""``upshot sandbox``: the bot in a local Slack that opens in the browser."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from bot.serving import run, set_up_logging, settle
from sandbox import sample_team
from sandbox.with_bot import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

PORT = 8787
DATABASE = Path("upshot-sandbox.db")

_PATIENCE = "One moment: a sample team lives through ten weeks, as it would in Slack ...\n"
_EMPTY = """
Upshot runs in a local Slack:  {url}/as/alva/in/{channel}

There you are Alva, who owns the workspace; nothing is set up yet. Type:
    /upshot setup
or click "Set up" on the app's Home tab. "act as" makes you one of 12 sellers.

Nothing leaves this machine. The data are in {database} and begin anew at each start. Ctrl-C ends it.
"""
_WELCOME = """
Upshot runs in a local Slack:  {url}/as/anna/in/{channel}

There you are Anna, one of 12 sellers with 10 weeks of history; "act as" makes you somebody else.
Type for example:
    /ssi 72
    /connections 930
    /shares 4
    /outcomes meetings 3 leads 1
    /deal won 12000 Acme social
    /mystats
    /leaderboard
As Alva, the admin:  /upshot weights meetings 20 ssi 5
"Next post" above the messages moves the clock to the next leaderboard.

Nothing leaves this machine. The data are in {database} and begin anew at each start. Ctrl-C ends it.
"""


def command(arguments: Sequence[str] | None = None) -> int:
    """Run until Ctrl-C or SIGTERM; return the exit code."""
    parser = argparse.ArgumentParser(prog="upshot sandbox", description="A local Slack with the bot in it.")
    parser.add_argument("--port", type=int, help=f"the port on this machine; {PORT}, or a free one when it is taken")
    parser.add_argument("--database", type=Path, default=DATABASE, help="the file for the data; it is made anew")
    parser.add_argument("--empty", action="store_true", help="begin before the set-up, with nothing stored")
    parser.add_argument("--log-level", default="WARNING", choices=["DEBUG", "INFO", "WARNING", "ERROR"])
    given = parser.parse_args(arguments)
    set_up_logging(given.log_level)
    return run(_serve(given.database, given.port, is_empty=given.empty))


async def _serve(database: Path, port: int | None, *, is_empty: bool = False) -> int:
    ending = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ending.set)
    if not is_empty:
        sys.stdout.write(_PATIENCE)
        sys.stdout.flush()
    try:
        stage = await _opened(database, port, with_history=not is_empty)
    except OSError as error:
        sys.stderr.write(f"The port {port} cannot be used: {error.strerror}\n")
        return 1
    settle()
    handle, welcome = (sample_team.ADMIN, _EMPTY) if is_empty else ("anna", _WELCOME)
    sys.stdout.write(welcome.format(url=stage.server.url, channel=sample_team.CHANNEL, database=database))
    sys.stdout.flush()
    if sys.stdout.isatty():
        await asyncio.to_thread(_show, f"{stage.server.url}/as/{handle}/in/{sample_team.CHANNEL}")
    await ending.wait()
    await stage.close()
    return 0


def _show(address: str) -> None:
    """Open the page in a browser, unless there is none but one that would take over the terminal."""
    with contextlib.suppress(webbrowser.Error):
        browser = webbrowser.get()
        if isinstance(browser, webbrowser.BackgroundBrowser) or not isinstance(browser, webbrowser.GenericBrowser):
            browser.open(address)


async def _opened(database: Path, port: int | None, *, with_history: bool) -> Stage:
    if port is not None:
        return await Stage.open(database, port=port, with_history=with_history)
    try:
        return await Stage.open(database, port=PORT, with_history=with_history)
    except OSError:
        return await Stage.open(database, with_history=with_history)


if __name__ == "__main__":
    sys.exit(command())
