"""Which conversation a call means, and whether the bot may see it or post in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state.channels import ChannelKind
from sandbox.web_api.errors import ApiError

if TYPE_CHECKING:
    from sandbox.state.channels import Channel
    from sandbox.state.people import Person
    from sandbox.web_api.method import Request

_SCOPE_PREFIX = {ChannelKind.PUBLIC: "channels", ChannelKind.PRIVATE: "groups", ChannelKind.DIRECT: "im"}


def visible(request: Request, right: str = "read") -> Channel:
    """Return the conversation in ``channel`` that the bot can see: a public one, or one that it is in.

    Args:
        request: the call.
        right: the scope for its kind that is needed, ``read`` or ``history``.

    Raises:
        ApiError: there is none, or the scope is missing.
    """
    channel = request.workspace.channels.get(request.arguments.required("channel"))
    if channel is None or not _is_visible(request, channel):
        raise ApiError("channel_not_found")
    request.require(f"{_SCOPE_PREFIX[channel.kind]}:{right}")
    return channel


def joined(request: Request, right: str = "read") -> Channel:
    """Return the conversation in ``channel`` that the bot is in.

    Raises:
        ApiError: there is none, the scope is missing, or the bot is not in it.
    """
    channel = visible(request, right)
    if request.app.user_id not in channel.members:
        raise ApiError("not_in_channel")
    return channel


def destination(request: Request) -> Channel:
    """Return where a message for ``channel`` goes: an id, a channel's name, or a person's id for a direct message.

    Raises:
        ApiError: there is no such place, it is archived or read-only, or the bot is not in it.
    """
    wanted = request.arguments.required("channel")
    if wanted in request.workspace.people:
        return direct(request, request.workspace.people[wanted], refused="channel_not_found")
    channel = _named(request, wanted)
    if channel is None or not _is_visible(request, channel):
        raise ApiError("channel_not_found")
    if channel.is_direct:
        _require_messages_tab(request)
    if channel.is_archived:
        raise ApiError("is_archived")
    if request.app.user_id not in channel.members and not request.may("chat:write.public"):
        raise ApiError("not_in_channel")
    if channel.is_read_only:
        raise ApiError("restricted_action_read_only_channel")
    return channel


def direct(request: Request, person: Person, refused: str) -> Channel:
    """Return the direct messages with a person, opened if need be.

    Raises:
        ApiError: the app's messages tab is off, or the person is a bot, gone, or a stranger (with ``refused``).
    """
    if person.is_bot or person.deleted or person.is_stranger:
        raise ApiError(refused)
    _require_messages_tab(request)
    return request.workspace.direct(person.id)


def destination_key(request: Request) -> str:
    """Return what messages to ``channel`` are counted by: the conversation, however it is named."""
    wanted = request.arguments.text("channel")
    channel = _named(request, wanted)
    if channel and channel.is_direct:
        return next(member for member in channel.members if member != request.app.user_id)
    return channel.id if channel else wanted


def _named(request: Request, wanted: str) -> Channel | None:
    try:
        return request.workspace.channel(wanted)
    except KeyError:
        return None


def _is_visible(request: Request, channel: Channel) -> bool:
    return channel.kind is ChannelKind.PUBLIC or request.app.user_id in channel.members


def _require_messages_tab(request: Request) -> None:
    if not request.app.manifest.messages_tab:
        raise ApiError("messages_tab_disabled")
