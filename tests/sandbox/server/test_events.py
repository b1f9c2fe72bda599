"""Events that the app gets, and those that it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sandbox.state import happenings

if TYPE_CHECKING:
    from slack_bolt.app.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

    from sandbox.seats.seat import Seat
    from sandbox.server import SandboxServer
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json
    from tests.sandbox.server.kinds import Connect


@pytest.fixture
def heard(bolt: AsyncApp) -> Any:
    """Return the events that the app gets."""
    got = []

    async def listen(event: Json) -> None:
        got.append(event)

    kinds = "message app_mention member_joined_channel user_change team_join channel_archive channel_unarchive"
    for kind in [*kinds.split(), "channel_rename", "channel_deleted", "app_uninstalled", "tokens_revoked"]:
        bolt.event(kind)(listen)
    return got


async def test_people(
    heard: list[Json], bolt: AsyncApp, connect: Connect, server: SandboxServer, workspace: Workspace
) -> None:
    """The app hears of new and of changed people."""
    async with connect(bolt):
        workspace.add_person("new", announced=True)
        workspace.change_person("anna", tz="Europe/Stockholm")
        await server.slack.events.settle()
    assert {(event["type"], event["user"]["name"]) for event in heard} == {
        ("team_join", "new"),
        ("user_change", "anna"),
    }
    assert next(event for event in heard if event["type"] == "user_change")["user"]["tz"] == "Europe/Stockholm"


async def test_channels(
    heard: list[Json], bolt: AsyncApp, connect: Connect, server: SandboxServer, workspace: Workspace
) -> None:
    """The app hears what becomes of channels, if it subscribed to it."""
    async with connect(bolt):
        happenings.archive(workspace, "sales", "boss")
        happenings.unarchive(workspace, "sales", "boss")
        happenings.rename(workspace, "sales", "sellers")
        happenings.delete(workspace, "sellers")
        await server.slack.events.settle()
    assert {event["type"] for event in heard} == {"channel_archive", "channel_unarchive", "channel_rename"}


async def test_joining(
    heard: list[Json], bolt: AsyncApp, connect: Connect, server: SandboxServer, workspace: Workspace
) -> None:
    """The app hears who joins the channels that it is in, itself included."""
    async with connect(bolt):
        happenings.join(workspace, "sales", "guest", inviter="boss")
        happenings.join(workspace, "general", workspace.app.user_id)
        happenings.join(workspace, "secret", "anna")
        happenings.join(workspace, "sales", "guest")
        await server.slack.events.settle()
    assert {event["user"] for event in heard} == {workspace.person("guest").id, workspace.app.user_id}
    assert len(heard) == 2


async def test_leaving(workspace: Workspace) -> None:
    """The bot that was taken out of a channel is in it no more."""
    happenings.leave(workspace, "sales", workspace.app.user_id)
    assert workspace.app.user_id not in workspace.channel("sales").members


async def test_messages(
    heard: list[Json], bolt: AsyncApp, connect: Connect, server: SandboxServer, workspace: Workspace, anna: Seat
) -> None:
    """The app hears direct messages and mentions where it is, and no other talk."""
    async with connect(bolt):
        await anna.types("hello", channel=anna.direct.id)
        await anna.types("@echo hi", channel="sales")
        await anna.types("just talk", channel="sales")
        await anna.types("@echo hi", channel="general")
        await server.slack.events.settle()
    assert {(event["type"], event["channel"]) for event in heard} == {
        ("message", anna.direct.id),
        ("app_mention", workspace.channel("sales").id),
    }


async def test_uninstalled(
    heard: list[Json], bolt: AsyncApp, connect: Connect, server: SandboxServer, workspace: Workspace
) -> None:
    """The app hears that it was uninstalled, with tokens that are dead."""
    async with connect(bolt):
        happenings.uninstall(workspace)
        await server.slack.events.settle()
    assert {event["type"] for event in heard} >= {"app_uninstalled"}


async def test_unsubscribed(
    heard: list[Json], bolt: AsyncApp, connect: Connect, server: SandboxServer, workspace: Workspace
) -> None:
    """What the manifest does not subscribe to is not sent."""
    workspace.app.manifest = replace(workspace.app.manifest, bot_events=frozenset())
    async with connect(bolt):
        workspace.change_person("anna", tz="Europe/Stockholm")
        await server.slack.events.settle()
    assert heard == []


async def test_own_messages_are_told(
    heard: list[Json],
    bolt: AsyncApp,
    connect: Connect,
    server: SandboxServer,
    workspace: Workspace,
    client: AsyncWebClient,
    anna: Seat,
) -> None:
    """Slack tells an app of its own direct messages too; Bolt leaves them out."""
    async with connect(bolt):
        await client.chat_postMessage(channel=anna.person.id, text="hi")
        await server.slack.events.settle()
    assert heard == []
    assert workspace.failures == []
