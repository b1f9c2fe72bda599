"""A local Slack for any bot: ``python -m sandbox.serve --manifest manifest.yml``.

It prints the addresses and tokens with which a bot connects, and the address of a page on which to use it.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox import page
from sandbox.manifest import Manifest
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence


def sample(manifest: Manifest) -> Workspace:
    """Return a workspace with a few people of different rights, and the bot in ``#general`` and ``#random``."""
    workspace = Workspace(manifest)
    workspace.add_person("anna", real_name="Anna Berg", locale="de-DE")
    workspace.add_person("bo", real_name="Bo Lind", tz="Europe/Stockholm", locale="sv-SE")
    workspace.add_person("cleo", real_name="Cleo Adams", is_admin=True, is_owner=True, tz="America/New_York")
    workspace.add_person("gus", real_name="Gus Guest", is_restricted=True)
    workspace.channel("general").members.append(workspace.app.user_id)
    workspace.add_channel("random", members=("bot", "anna", "bo", "cleo"))
    return workspace


def settings(server: SandboxServer) -> str:
    """Return what a bot needs to connect, as lines for an ``.env`` file."""
    app = server.workspace.app
    return "".join(
        f"{name}={value}\n"
        for name, value in {
            "SLACK_API_URL": server.api_url,
            "SLACK_BOT_TOKEN": app.bot_token,
            "SLACK_APP_TOKEN": app.app_token,
            "SLACK_SIGNING_SECRET": app.signing_secret,
        }.items()
    )


async def serve(manifest: Manifest, port: int) -> None:
    """Serve until Ctrl-C or SIGTERM."""
    ended = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, ended.set)
    server = SandboxServer(sample(manifest))
    server.add_routes(page.routes(server))
    await server.start(port=port)
    sys.stdout.write(f"{settings(server)}\nOpen {server.url} in a browser; Ctrl-C ends it.\n")
    sys.stdout.flush()
    try:
        await ended.wait()
    finally:
        await server.stop()
    sys.stdout.write("Closed.\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve as the command line says, until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m sandbox.serve", description="Serve a local Slack for a bot.")
    parser.add_argument("--manifest", type=Path, required=True, help="the app's manifest, YAML or JSON")
    parser.add_argument("--port", type=int, default=0, help="a port on this machine; 0 takes a free one")
    given = parser.parse_args(arguments)
    asyncio.run(serve(Manifest.from_file(given.manifest), given.port))


if __name__ == "__main__":
    main()
