"""What the bot has to be allowed in a workspace; the same as in the manifest."""

from __future__ import annotations

from typing import Final

NEEDED: Final = frozenset(
    {
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:write",
        "users:read",
    }
)


OPTIONAL: Final = frozenset({"usergroups:read", "users:read.email"})
"""What the bot makes use of where it is granted."""


def unused(granted: frozenset[str]) -> tuple[str, ...]:
    """Return the scopes that were granted and that nothing here uses, in order."""
    return tuple(sorted(granted - NEEDED - OPTIONAL))


def wished(granted: frozenset[str]) -> tuple[str, ...]:
    """Return the optional scopes that were not granted, in order; nothing when Slack did not say what was."""
    return tuple(sorted(OPTIONAL - granted)) if granted else ()


def missing(granted: frozenset[str]) -> tuple[str, ...]:
    """Return the scopes that were not granted, in order; nothing when Slack did not say what was."""
    return tuple(sorted(NEEDED - granted)) if granted else ()
