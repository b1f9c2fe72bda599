"""The types of the fixtures that are functions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeAlias

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

Connect: TypeAlias = Callable[[AsyncApp], AbstractAsyncContextManager[AsyncSocketModeHandler]]
"""Connects a Bolt app over Socket Mode for a while."""
Refusal: TypeAlias = Callable[[Awaitable[Any]], Awaitable[AsyncSlackResponse]]
"""Awaits a call that is refused, and returns the refusal."""
Address: TypeAlias = Callable[..., AsyncWebhookClient]
"""Makes a client for a fresh response address."""
Ticket: TypeAlias = Callable[[], Awaitable[str]]
"""Asks for an address to connect to."""
Opener: TypeAlias = Callable[..., None]
"""Sets the form that a command opens."""
