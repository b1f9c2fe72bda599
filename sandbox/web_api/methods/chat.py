"""The methods ``chat.*``.

Source: the pages below docs.slack.dev/reference/methods/chat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state.channels import ChannelKind
from sandbox.web_api import content, places
from sandbox.web_api.errors import ApiError
from sandbox.web_api.method import Method, Request
from sandbox.web_api.rates import Tier

if TYPE_CHECKING:
    from sandbox.state.channels import Channel
    from sandbox.state.messages import Message
    from sandbox.wire import Json


def post_message(request: Request) -> Json:
    """Post a message of the bot."""
    channel = places.destination(request)
    given = content.message(request.arguments)
    metadata = content.metadata(request.arguments, request.warnings)
    thread_ts = _thread(request, channel)
    app = request.app
    posted = request.workspace.post(
        channel.id, app.user_id, **given, metadata=metadata, thread_ts=thread_ts, bot_id=app.bot_id, app_id=app.id
    )
    return {"ok": True, "channel": channel.id, "ts": posted.ts, "message": _answered(request, posted)}


def post_ephemeral(request: Request) -> Json:
    """Show a message to one person in a channel."""
    channel = places.destination(request)
    person = request.someone(error="user_not_in_channel")
    if person.id not in channel.members:
        raise ApiError("user_not_in_channel")
    given = content.message(request.arguments)
    shown = request.workspace.whisper(channel.id, person.id, **given, thread_ts=_thread(request, channel))
    return {"ok": True, "message_ts": shown.ts}


def update(request: Request) -> Json:
    """Change a message of the bot: its text and blocks are replaced together.

    Slack's pages disagree on what becomes of blocks when only a text is given; here they go.
    """
    channel, message = _own_message(request, "cant_update_message")
    if len(request.arguments.text("text")) > content.MOST_UPDATED_TEXT:
        raise ApiError("msg_too_long")
    given = content.message(request.arguments)
    if metadata := content.metadata(request.arguments, request.warnings):
        given["metadata"] = metadata
    request.workspace.edit(message, **given)
    answer = {"ok": True, "channel": channel.id, "ts": message.ts, "text": message.text}
    return answer | {"message": _answered(request, message)}


def delete(request: Request) -> Json:
    """Delete a message of the bot."""
    channel, message = _own_message(request, "cant_delete_message")
    request.workspace.delete(message)
    return {"ok": True, "channel": channel.id, "ts": message.ts}


def get_permalink(request: Request) -> Json:
    """Return the address of a message."""
    channel = request.workspace.channels.get(request.arguments.required("channel"))
    if channel is None or not (channel.kind is ChannelKind.PUBLIC or request.app.user_id in channel.members):
        raise ApiError("channel_not_found")
    if (message := channel.message(request.arguments.required("message_ts"))) is None:
        raise ApiError("message_not_found")
    link = f"{request.workspace.base_url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"ok": True, "channel": channel.id, "permalink": link}


def _own_message(request: Request, refused: str) -> tuple[Channel, Message]:
    wanted, ts = request.arguments.required("channel"), request.arguments.required("ts")
    channel = request.workspace.channels.get(wanted)
    if channel is None:
        raise ApiError("channel_not_found")
    if (message := channel.message(ts)) is None:
        raise ApiError("message_not_found")
    if message.bot_id != request.app.bot_id:
        raise ApiError(refused)
    return channel, message


def _thread(request: Request, channel: Channel) -> str | None:
    if not (thread_ts := request.arguments.text("thread_ts")):
        return None
    if (parent := channel.message(thread_ts)) is None:
        raise ApiError("thread_not_found")
    return parent.thread_ts or parent.ts


def _answered(request: Request, message: Message) -> Json:
    app = request.app
    told = content.told(message.as_message(request.workspace.team_id, request.workspace.base_url), app)
    profile = {"id": app.bot_id, "app_id": app.id, "name": app.manifest.bot_name, "deleted": False}
    return told | {"bot_profile": profile | {"team_id": request.workspace.team_id}}


METHODS = {
    "chat.postMessage": Method(post_message, ("chat:write",), Tier.SPECIAL, posts=True),
    "chat.postEphemeral": Method(post_ephemeral, ("chat:write",), Tier.FOUR),
    "chat.update": Method(update, ("chat:write",), Tier.THREE),
    "chat.delete": Method(delete, ("chat:write",), Tier.THREE),
    "chat.getPermalink": Method(get_permalink, (), Tier.SPECIAL),
}
