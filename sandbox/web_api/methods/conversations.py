"""The methods ``conversations.*``, but for the messages in them.

Source: the pages below docs.slack.dev/reference/methods/conversations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state import happenings
from sandbox.state.channels import ChannelKind
from sandbox.web_api import places
from sandbox.web_api.errors import ApiError
from sandbox.web_api.method import Method, Request, page
from sandbox.web_api.methods.users import kinds
from sandbox.web_api.rates import Tier

if TYPE_CHECKING:
    from sandbox.state.channels import Channel
    from sandbox.wire import Json


def info(request: Request) -> Json:
    """Tell about one conversation."""
    channel = places.visible(request)
    told = channel.as_channel(request.app.user_id)
    if request.arguments.flag("include_num_members"):
        told["num_members"] = len(channel.members)
    return {"ok": True, "channel": told}


def list_all(request: Request) -> Json:
    """Return the public channels and those that the bot is in."""
    wanted, bot = kinds(request), request.app.user_id
    shown = [
        channel
        for channel in request.workspace.channels.values()
        if channel.kind in wanted
        and (channel.kind is ChannelKind.PUBLIC or bot in channel.members)
        and not (channel.is_archived and request.arguments.flag("exclude_archived"))
    ]
    part, metadata = page(request, shown)
    return {"ok": True, "channels": [one.as_channel(bot) for one in part], "response_metadata": metadata}


def members(request: Request) -> Json:
    """Return the ids of the people in a conversation."""
    part, metadata = page(request, places.visible(request).members)
    return {"ok": True, "members": part, "response_metadata": metadata}


def open_direct(request: Request) -> Json:
    """Open the direct messages with a person."""
    if "channel" in request.arguments:
        return _opened(request, places.visible(request), known=True)
    people = request.arguments.several("users")
    if not people:
        raise ApiError("users_list_not_supplied")
    if len(people) > 1:
        raise ApiError("too_many_users")
    person = request.workspace.people.get(people[0])
    if person is None:
        raise ApiError("user_not_found")
    if person.deleted:
        raise ApiError("user_disabled")
    before = len(request.workspace.channels)
    channel = places.direct(request, person, refused="user_not_visible" if person.is_stranger else "cannot_dm_bot")
    return _opened(request, channel, known=len(request.workspace.channels) == before)


def join(request: Request) -> Json:
    """Let the bot into a public channel."""
    channel = request.workspace.channels.get(request.arguments.required("channel"))
    if channel is None:
        raise ApiError("channel_not_found")
    if channel.kind is not ChannelKind.PUBLIC:
        raise ApiError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise ApiError("is_archived")
    if request.app.user_id in channel.members:
        request.warnings.append("already_in_channel")
    happenings.join(request.workspace, channel.id, request.app.user_id)
    return {"ok": True, "channel": channel.as_channel(request.app.user_id)}


def _opened(request: Request, channel: Channel, *, known: bool) -> Json:
    told = channel.as_channel(request.app.user_id) if request.arguments.flag("return_im") else {"id": channel.id}
    return {"ok": True, **({"no_op": True, "already_open": True} if known else {}), "channel": told}


_READ = ("channels:read", "groups:read", "im:read", "mpim:read")

METHODS = {
    "conversations.info": Method(info, _READ, Tier.THREE),
    "conversations.list": Method(list_all, _READ, Tier.TWO),
    "conversations.members": Method(members, _READ, Tier.FOUR),
    "conversations.open": Method(open_direct, ("im:write", "mpim:write"), Tier.THREE),
    "conversations.join": Method(join, ("channels:join",), Tier.THREE),
}
