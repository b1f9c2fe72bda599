"""The bot of Bolt's own first steps: an echo, with Bolt's settings as they come."""

import os  # noqa: TID251 - a process of its own, which is not the bot
import sys

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

if __name__ == "__main__":
    app = App(client=WebClient(token="xoxb-1", base_url=sys.argv[1]), token_verification_enabled=False, signing_secret="x")

    @app.command("/ssi")
    def echo(ack, command):
        """Say what was typed."""
        ack(f"You typed {command['text']}")

    SocketModeHandler(app, "xapp-1").start()
