"""What a Slack app declares about itself, read from its manifest."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class ManifestError(ValueError):
    """A manifest that Slack would not accept; the words tell which part."""


class ShortcutKind(StrEnum):
    """Where a shortcut is found: in the search bar, or in the menu of a message."""

    GLOBAL = "global"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command."""

    command: str
    """With the slash: ``/report``."""
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False
    """Whether typed names, channels and links arrive as ``<@U1|anna>``, ``<#C1|sales>``, ``<https://…>``."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut."""

    name: str
    callback_id: str
    kind: ShortcutKind = ShortcutKind.GLOBAL
    description: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """An app's manifest, as far as the sandbox acts on it (docs.slack.dev/reference/app-manifest)."""

    name: str = "App"
    bot_name: str = "app"
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    bot_scopes: frozenset[str] = frozenset()
    """What whoever installs the app cannot but grant."""
    optional_scopes: frozenset[str] = frozenset()
    """What the app would like besides; in the sandbox nobody has granted it."""
    bot_events: frozenset[str] = frozenset()
    metadata_events: frozenset[str] = frozenset()
    """Registered metadata event types: their payload is told back to any reader."""
    home_tab: bool = False
    messages_tab: bool = True
    messages_tab_read_only: bool = False
    socket_mode: bool = True
    request_urls: Mapping[str, str] = field(default_factory=dict)
    """For delivery over HTTP: ``events`` and ``interactivity``; a command has its own ``url``."""

    @classmethod
    def from_mapping(cls, manifest: Mapping[str, Any]) -> Manifest:
        """Read a parsed manifest.

        Raises:
            ManifestError: a part is missing or exceeds Slack's limits.
        """
        return _read(manifest)

    @classmethod
    def from_file(cls, path: Path) -> Manifest:
        """Read a manifest from a ``.json`` or a YAML file.

        Raises:
            ManifestError: the file holds no manifest that Slack would accept.
        """
        text = path.read_text(encoding="utf-8")
        return cls.from_mapping(json.loads(text) if path.suffix == ".json" else _parse_yaml(text))

    def command(self, name: str) -> Command | None:
        """Return the declared command of that name, with its slash."""
        return next((command for command in self.commands if command.command == name), None)

    def shortcut(self, callback_id: str) -> Shortcut | None:
        """Return the declared shortcut with that callback id."""
        return next((shortcut for shortcut in self.shortcuts if shortcut.callback_id == callback_id), None)


def _parse_yaml(text: str) -> Mapping[str, Any]:
    import yaml  # noqa: PLC0415 - only a YAML manifest needs it

    parsed: Mapping[str, Any] = yaml.safe_load(text)
    return parsed


def _read(manifest: Mapping[str, Any]) -> Manifest:
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    home = features.get("app_home", {})
    events = settings.get("event_subscriptions", {})
    name = _required(manifest.get("display_information", {}), "name", "display_information.name", 35)
    bot, optional = _scopes(manifest.get("oauth_config", {}).get("scopes", {}))
    return Manifest(
        name=name,
        bot_name=_limited(features.get("bot_user", {}).get("display_name", name), "bot_user.display_name", 80),
        commands=tuple(map(_command, _counted(features.get("slash_commands", []), "slash_commands", 50))),
        shortcuts=tuple(map(_shortcut, _counted(features.get("shortcuts", []), "shortcuts", 10))),
        bot_scopes=bot - optional,
        optional_scopes=optional,
        bot_events=frozenset(_counted(events.get("bot_events", []), "bot_events", 100)),
        metadata_events=frozenset(
            entry["event_type"] for entry in events.get("metadata_subscriptions", []) if "event_type" in entry
        ),
        home_tab=home.get("home_tab_enabled", False),
        messages_tab=home.get("messages_tab_enabled", True),
        messages_tab_read_only=home.get("messages_tab_read_only_enabled", False),
        socket_mode=settings.get("socket_mode_enabled", False),
        request_urls={
            "events": events.get("request_url", ""),
            "interactivity": settings.get("interactivity", {}).get("request_url", ""),
        },
    )


def _scopes(scopes: Mapping[str, list[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """Return all scopes of the bot, and those that may be left out: they stand in both lists."""
    bot, optional = frozenset(scopes.get("bot", [])), frozenset(scopes.get("bot_optional", []))
    if surplus := sorted(optional - bot):
        raise ManifestError(f"optional scopes stand among the bot's as well, unlike {surplus[0]!r}")
    return bot, optional


def _command(entry: Mapping[str, Any]) -> Command:
    command = _required(entry, "command", "slash command", 32)
    if not command.startswith("/"):
        raise ManifestError(f"a slash command starts with a slash, unlike {command!r}")
    return Command(
        command,
        _limited(entry.get("description", ""), command, 2_000),
        _limited(entry.get("usage_hint", ""), command, 1_000),
        entry.get("should_escape", False),
        entry.get("url", ""),
    )


def _shortcut(entry: Mapping[str, Any]) -> Shortcut:
    return Shortcut(
        _required(entry, "name", "shortcut name", 24),
        _required(entry, "callback_id", "shortcut callback_id", 255),
        ShortcutKind(entry.get("type", "global")),
        _limited(entry.get("description", ""), "shortcut description", 150),
    )


def _required(entry: Mapping[str, Any], key: str, what: str, limit: int) -> str:
    if not entry.get(key):
        raise ManifestError(f"{what} is missing")
    return _limited(entry[key], what, limit)


def _limited(text: str, what: str, limit: int) -> str:
    if len(text) > limit:
        raise ManifestError(f"{what} is longer than {limit} characters")
    return text


def _counted(entries: list[Any], what: str, limit: int) -> list[Any]:
    if len(entries) > limit:
        raise ManifestError(f"{what} has more than {limit} entries")
    return entries
