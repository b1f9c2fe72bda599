from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.domain.typed.words.commands import COMMANDS
from bot.slack import scopes
from tests.scenarios.office import Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.listeners.doors import Doors
    from storage.database import Database

ROOT = Path(__file__).parents[2]
MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text())
SCOPES_OF = {
    "auth_test": (),
    "chat_postMessage": ("chat:write",),
    "chat_update": ("chat:write",),
    "conversations_history": ("channels:history", "groups:history", "im:history"),
    "conversations_replies": ("channels:history", "groups:history", "im:history"),
    "conversations_info": ("channels:read", "groups:read"),
    "conversations_members": ("channels:read", "groups:read"),
    "conversations_open": ("im:write",),
    "files_completeUploadExternal": ("files:write",),
    "files_getUploadURLExternal": ("files:write",),
    "usergroups_users_list": ("usergroups:read",),
    "users_info": ("users:read",),
    "users_list": ("users:read",),
    "views_open": (),
    "views_publish": (),
    "views_push": (),
    "views_update": (),
}
"""The scopes of the methods that are called, for channels public and private [docs.slack.dev/reference/methods]."""
CHANNEL_EVENTS = ("archive", "deleted", "left", "rename", "unarchive")
EVENT_SCOPES = {
    "app_home_opened": (),
    "message.im": ("im:history",),
    "user_change": ("users:read",),
    **{f"channel_{event}": ("channels:read",) for event in CHANNEL_EVENTS},
    **{f"group_{event}": ("groups:read",) for event in CHANNEL_EVENTS},
}

UNCALLED = {"commands", "files:read", "users:read.email"}
"""What commands take, fetching a file by its address, and to see addresses in what is listed of people."""


@pytest.fixture
async def doors(sqlite_database: Database) -> AsyncIterator[Doors]:
    """Give the doors of the bot as it is put together."""
    office = await Office.open(sqlite_database)
    yield office.bot.features.entrance.doors
    await office.closes()


async def test_every_command_has_a_door(doors: Doors) -> None:
    """What the manifest offers is answered, and what is answered is offered."""
    offered = {command["command"] for command in MANIFEST["features"]["slash_commands"]}
    assert offered == {*doors.commands, "/upshot"}


async def test_every_subcommand_can_be_typed(doors: Doors) -> None:
    """Each word behind `/upshot` that has a door is understood."""
    assert [name for name in doors.subcommands if COMMANDS.meaning(name) != name] == []


async def test_every_event_has_a_door(doors: Doors) -> None:
    """What Slack is asked to tell is listened to, and nothing else is expected."""
    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == set(doors.events)


async def test_every_shortcut_has_a_door(doors: Doors) -> None:
    """What stands in Slack's menus is answered."""
    offered = {shortcut["callback_id"] for shortcut in MANIFEST["features"].get("shortcuts", [])}
    assert offered == {*doors.shortcuts, *doors.message_shortcuts}


def test_commands_bring_names_with_their_ids() -> None:
    """A channel or a person in a command is only known by its id when Slack escapes it."""
    assert all(command["should_escape"] for command in MANIFEST["features"]["slash_commands"])


def test_what_is_called_may_be_called_and_no_scope_is_idle() -> None:
    """Every method of the Web API that the code calls has its scopes, and every scope has its use."""
    source = "".join(path.read_text() for path in (ROOT / "bot").rglob("*.py"))
    called = {
        name
        for name in re.findall(r"client\.([a-z]+_[a-zA-Z_]+)\(", source)
        if not name.startswith(("is_", "issue", "apps_connections_"))
    }
    assert called == set(SCOPES_OF)
    used = {scope for method in called for scope in SCOPES_OF[method]}
    used |= {
        scope for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"] for scope in EVENT_SCOPES[event]
    }
    assert used | UNCALLED == set(MANIFEST["oauth_config"]["scopes"]["bot"])


def test_the_bot_knows_what_it_needs() -> None:
    """What health compares with the granted scopes is what the manifest asks for."""
    declared = MANIFEST["oauth_config"]["scopes"]
    assert set(declared["bot"]) == scopes.NEEDED | scopes.OPTIONAL
    assert set(declared["bot_optional"]) == scopes.OPTIONAL


def test_nothing_is_delivered_over_http() -> None:
    """Socket Mode needs no address of ours, so that the bot runs behind any firewall."""
    assert MANIFEST["settings"]["socket_mode_enabled"]
    assert "request_url" not in (ROOT / "manifest.yml").read_text()
