"""The messages in a conversation: ``conversations.history``, ``conversations.replies``, ``reactions.*``.

Source: docs.slack.dev/reference/methods/conversations.history and the pages beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.web_api import content, places
from sandbox.web_api.errors import ApiError
from sandbox.web_api.method import Method, Request, page
from sandbox.web_api.rates import Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.state.channels import Channel
    from sandbox.state.messages import Message
    from sandbox.wire import Json

_MOST = 999
_TS = re.compile(r"\d+(\.\d*)?")


def history(request: Request) -> Json:
    """Return the messages of a channel, the newest first; answers in threads are not among them."""
    channel = places.joined(request, "history")
    return _page(request, channel, channel.history()[::-1]) | {"pin_count": 0}


def replies(request: Request) -> Json:
    """Return a message and its answers, the oldest first."""
    channel = places.joined(request, "history")
    if not (thread := channel.thread(request.arguments.required("ts"))):
        raise ApiError("thread_not_found")
    return _page(request, channel, thread)


def add_reaction(request: Request) -> Json:
    """Add the bot's reaction to a message."""
    name, message = _reaction(request)
    if request.app.user_id in message.reactions.get(name, []):
        raise ApiError("already_reacted")
    request.workspace.react(message, request.app.user_id, name)
    return {"ok": True}


def remove_reaction(request: Request) -> Json:
    """Take the bot's reaction back."""
    name, message = _reaction(request)
    if request.app.user_id not in message.reactions.get(name, []):
        raise ApiError("no_reaction")
    request.workspace.unreact(message, request.app.user_id, name)
    return {"ok": True}


def _reaction(request: Request) -> tuple[str, Message]:
    channel = request.workspace.channels.get(request.arguments.required("channel"))
    name = request.arguments.required("name").strip(":")
    if channel is None or request.app.user_id not in channel.members:
        raise ApiError("channel_not_found")
    if channel.is_archived:
        raise ApiError("is_archived")
    if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?", name):
        raise ApiError("invalid_name")
    if not _TS.fullmatch(ts := request.arguments.required("timestamp")):
        raise ApiError("bad_timestamp")
    if (message := channel.message(ts)) is None:
        raise ApiError("message_not_found")
    return name, message


def _page(request: Request, channel: Channel, messages: Sequence[Message]) -> Json:
    part, metadata = page(request, _between(request, messages), most=_MOST)
    everything = request.arguments.flag("include_all_metadata")
    told = [
        content.told(_with_thread(channel, message, request), request.app, everything=everything) for message in part
    ]
    more = bool(metadata["next_cursor"])
    return {"ok": True, "messages": told, "has_more": more} | ({"response_metadata": metadata} if more else {})


def _between(request: Request, messages: Sequence[Message]) -> list[Message]:
    oldest, latest = _moment(request, "oldest"), _moment(request, "latest")
    inclusive = request.arguments.flag("inclusive")
    return [
        message
        for message in messages
        if oldest < (at := float(message.ts)) < (latest or float("inf")) or (inclusive and at in {oldest, latest})
    ]


def _moment(request: Request, name: str) -> float:
    given = request.arguments.text(name) or "0"
    if not _TS.fullmatch(given):
        raise ApiError(f"invalid_ts_{name}")
    return float(given)


def _with_thread(channel: Channel, message: Message, request: Request) -> Json:
    told = message.as_message(request.workspace.team_id, request.workspace.base_url)
    if message.thread_ts != message.ts:
        return told
    answers = channel.thread(message.ts)[1:]
    people = sorted({answer.user for answer in answers})
    counted = {"reply_count": len(answers), "reply_users": people, "reply_users_count": len(people)}
    return told | counted | ({"latest_reply": answers[-1].ts} if answers else {})


_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")

METHODS = {
    "conversations.history": Method(history, _HISTORY, Tier.THREE),
    "conversations.replies": Method(replies, _HISTORY, Tier.THREE),
    "reactions.add": Method(add_reaction, ("reactions:write",), Tier.THREE),
    "reactions.remove": Method(remove_reaction, ("reactions:write",), Tier.TWO),
}
