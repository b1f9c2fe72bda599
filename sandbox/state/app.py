"""The app that is installed in the workspace."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.manifest import Manifest


def _token(prefix: str) -> str:
    return f"{prefix}-{secrets.token_hex(12)}"


@dataclass(slots=True)
class App:
    """An installed app: its manifest, its identity and its secrets."""

    manifest: Manifest
    id: str = "A0000000APP"
    bot_id: str = "B0000000BOT"
    user_id: str = "U0000000BOT"
    """The bot's own user."""
    bot_token: str = field(default_factory=lambda: _token("xoxb"))
    app_token: str = field(default_factory=lambda: _token("xapp"))
    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    verification_token: str = field(default_factory=lambda: secrets.token_hex(12))
    is_installed: bool = True
    """Once it is uninstalled, the bot token is ``account_inactive``."""
    is_revoked: bool = False
    """Whether the bot token was revoked."""
