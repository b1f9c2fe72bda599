"""What happens to channels and to the app, told to apps as events.

Sources: the pages of the events below docs.slack.dev/reference/events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state.changes import Change, Kind
from sandbox.state.channels import ChannelKind

if TYPE_CHECKING:
    from sandbox.state.channels import Channel
    from sandbox.state.workspace import Workspace


def join(workspace: Workspace, channel: str, person: str, inviter: str = "") -> None:
    """Let a person, or the app's bot, into a channel; nothing happens when they are in already."""
    place, who = workspace.channel(channel), workspace.person(person)
    if who.id in place.members:
        return
    place.members.append(who.id)
    event = {"type": "member_joined_channel", "user": who.id, "channel": place.id, "team": who.team_id}
    event |= {"channel_type": _letter(place)} | ({"inviter": workspace.person(inviter).id} if inviter else {})
    _changed(workspace, place)
    workspace.emit(event)


def leave(workspace: Workspace, channel: str, person: str) -> None:
    """Take a person, or the app's bot, out of a channel; the bot itself gets ``channel_left`` or ``group_left``."""
    place, who = workspace.channel(channel), workspace.person(person)
    place.members.remove(who.id)
    _changed(workspace, place)
    event = {"user": who.id, "channel": place.id, "channel_type": _letter(place), "team": who.team_id}
    workspace.emit({"type": "member_left_channel", **event})
    if who.id == workspace.app.user_id:
        workspace.emit({"type": f"{_kind(place)}_left", "channel": place.id, "actor_id": who.id})


def archive(workspace: Workspace, channel: str, person: str) -> None:
    """Archive a channel: nothing can be posted there."""
    _set_archived(workspace, channel, person, archived=True)


def unarchive(workspace: Workspace, channel: str, person: str) -> None:
    """Bring an archived channel back."""
    _set_archived(workspace, channel, person, archived=False)


def rename(workspace: Workspace, channel: str, name: str) -> None:
    """Give a channel another name."""
    place = workspace.channel(channel)
    place.name = name
    _changed(workspace, place)
    renamed = {"id": place.id, "name": name, "created": place.created}
    workspace.emit({"type": f"{_kind(place)}_rename", "channel": renamed})


def delete(workspace: Workspace, channel: str) -> None:
    """Delete a channel with all that is in it."""
    place = workspace.channels.pop(workspace.channel(channel).id)
    _changed(workspace, place)
    workspace.emit({"type": f"{_kind(place)}_deleted", "channel": place.id})


def uninstall(workspace: Workspace) -> None:
    """Take the app out of the workspace: its tokens die; it gets ``tokens_revoked`` and ``app_uninstalled``."""
    workspace.app.is_installed = False
    workspace.emit({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [workspace.app.user_id]}})
    workspace.emit({"type": "app_uninstalled"})


def revoke_token(workspace: Workspace) -> None:
    """Revoke the app's bot token."""
    workspace.app.is_revoked = True
    workspace.emit({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [workspace.app.user_id]}})


def _set_archived(workspace: Workspace, channel: str, person: str, *, archived: bool) -> None:
    place = workspace.channel(channel)
    place.is_archived = archived
    _changed(workspace, place)
    verb = "archive" if archived else "unarchive"
    event = {"type": f"{_kind(place)}_{verb}", "channel": place.id, "user": workspace.person(person).id}
    workspace.emit(event)


def _changed(workspace: Workspace, channel: Channel) -> None:
    workspace.changes.tell(Change(Kind.CHANNELS, channel.id))


def _kind(channel: Channel) -> str:
    return "group" if channel.kind is ChannelKind.PRIVATE else "channel"


def _letter(channel: Channel) -> str:
    return "G" if channel.kind is ChannelKind.PRIVATE else "C"
