"""The bot of Bolt's own first steps: an echo, with Bolt's settings as they come."""

import sys
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

if __name__ == "__main__":
    client = WebClient(token="xoxb-1", base_url=sys.argv[1])  # noqa: S106 - no secret
    app = App(client=client, token_verification_enabled=False, signing_secret="x")  # noqa: S106 - no secret

    @app.command("/ssi")
    def echo(ack: Ack, command: dict[str, Any]) -> None:
        """Say what was typed."""
        ack(f"You typed {command['text']}")

    SocketModeHandler(app, "xapp-1").start()  # type: ignore[no-untyped-call] # Bolt's own
