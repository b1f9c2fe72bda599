"""The movable clock, and the reading of manifests."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sandbox.clock import MovableClock
from sandbox.manifest import Command, Manifest, ManifestError, Shortcut, ShortcutKind

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox.wire import Json


START = datetime(2026, 10, 5, 8, tzinfo=UTC)


def test_clock_moves_on() -> None:
    """A clock starts where it is told, goes forward, and tells its observers until they leave."""
    clock = MovableClock(START)
    seen: list[datetime] = []
    leave = clock.subscribe(seen.append)
    assert timedelta() <= clock() - START < timedelta(seconds=5)
    clock.advance_to(START + timedelta(days=7))
    leave()
    clock.advance_by(timedelta(hours=1))
    assert seen == [START + timedelta(days=7)]
    assert clock.now() >= START + timedelta(days=7, hours=1)


def test_clock_never_goes_back() -> None:
    """A moment in the past is refused."""
    with pytest.raises(ValueError, match="cannot go back"):
        MovableClock(START).advance_to(START - timedelta(seconds=1))


YAML = """
display_information: {name: Board}
features:
  app_home: {home_tab_enabled: true, messages_tab_enabled: false}
  slash_commands:
    - {command: /report, description: Report, usage_hint: "[72]", should_escape: true}
  shortcuts:
    - {name: Keep, type: message, callback_id: keep, description: Keep}
oauth_config: {scopes: {bot: [commands]}}
settings:
  socket_mode_enabled: true
  event_subscriptions:
    bot_events: [user_change]
    metadata_subscriptions: [{app_id: A1, event_type: posted}]
"""


def test_yaml_manifest(tmp_path: Path) -> None:
    """A manifest is read from YAML."""
    (tmp_path / "manifest.yml").write_text(YAML, encoding="utf-8")
    manifest = Manifest.from_file(tmp_path / "manifest.yml")
    assert manifest.commands == (Command("/report", "Report", "[72]", should_escape=True),)
    assert manifest.shortcuts == (Shortcut("Keep", "keep", ShortcutKind.MESSAGE, "Keep"),)
    assert (manifest.home_tab, manifest.messages_tab, manifest.socket_mode) == (True, False, True)
    assert [*manifest.bot_scopes, *manifest.bot_events, *manifest.metadata_events] == [
        "commands",
        "user_change",
        "posted",
    ]


def test_optional_scopes() -> None:
    """Optional scopes stand in both lists, and nobody has granted them; one that is optional alone is refused."""
    scopes = {"bot": ["commands", "usergroups:read"], "bot_optional": ["usergroups:read"]}
    wanted = {"display_information": {"name": "Board"}, "oauth_config": {"scopes": scopes}}
    manifest = Manifest.from_mapping(wanted)
    assert (*manifest.bot_scopes, *manifest.optional_scopes) == ("commands", "usergroups:read")
    scopes["bot"] = ["commands"]
    with pytest.raises(ManifestError, match="usergroups:read"):
        Manifest.from_mapping(wanted)


def test_json_manifest(tmp_path: Path) -> None:
    """A manifest is read from JSON."""
    (tmp_path / "manifest.json").write_text(json.dumps({"display_information": {"name": "Board"}}), encoding="utf-8")
    assert Manifest.from_file(tmp_path / "manifest.json").name == "Board"


@pytest.mark.parametrize(
    "features",
    [
        {"slash_commands": [{"command": "report"}]},
        {"slash_commands": [{"command": "/" + "x" * 32}]},
        {"slash_commands": [{"command": f"/c{number}"} for number in range(51)]},
        {"shortcuts": [{"name": "x" * 25, "callback_id": "x"}]},
    ],
)
def test_bad_manifest(features: Json) -> None:
    """What Slack would not accept in a manifest is refused."""
    with pytest.raises(ManifestError):
        Manifest.from_mapping({"display_information": {"name": "Board"}, "features": features})


def test_nameless_manifest() -> None:
    """An app has a name."""
    with pytest.raises(ManifestError):
        Manifest.from_mapping({})
