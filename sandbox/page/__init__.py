"""A web page on which people use the local Slack: channels, messages, forms, and the clock."""

from sandbox.page.moves import Move
from sandbox.page.routes import routes

__all__ = ["Move", "routes"]
