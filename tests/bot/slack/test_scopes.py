from __future__ import annotations

from pathlib import Path

from bot.slack import scopes
from sandbox.manifest import Manifest

MANIFEST = Path(__file__).parents[3] / "manifest.yml"


def test_the_manifest_asks_for_what_is_needed() -> None:
    """The app's manifest asks for exactly the permissions that the bot misses otherwise."""
    assert scopes.missing(Manifest.from_file(MANIFEST).bot_scopes) == ()
    assert Manifest.from_file(MANIFEST).bot_scopes == scopes.NEEDED
    assert Manifest.from_file(MANIFEST).optional_scopes == scopes.OPTIONAL


def test_what_is_missing_is_told() -> None:
    """Permissions that were not given are told in order, and none when Slack said nothing about them."""
    assert scopes.missing(scopes.NEEDED - {"users:read", "chat:write"}) == ("chat:write", "users:read")
    assert scopes.missing(frozenset()) == ()
