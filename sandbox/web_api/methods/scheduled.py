"""Messages for later: ``chat.scheduleMessage`` and its kin.

Source: docs.slack.dev/reference/methods/chat.scheduleMessage, with its warning that a message with metadata is taken
and never posted.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sandbox.web_api import content, places
from sandbox.web_api.errors import ApiError
from sandbox.web_api.method import Method, Request, page
from sandbox.web_api.rates import Tier

if TYPE_CHECKING:
    from sandbox.slack import Slack
    from sandbox.wire import Json

_FURTHEST = 120 * 24 * 3600
"""Seconds ahead; 120 days."""
_GLANCE = 0.1
"""Seconds between two looks at the clock, which may have been moved."""


def schedule_message(request: Request) -> Json:
    """Take a message to be posted at a time by the workspace's clock."""
    channel = places.destination(request)
    post_at = _post_at(request)
    given = content.message(request.arguments)
    metadata = content.metadata(request.arguments, request.warnings)
    scheduled_id = request.workspace.ids.new("Q")
    entry = {"id": scheduled_id, "channel_id": channel.id, "post_at": post_at, "date_created": _now(request)}
    request.slack.scheduled[scheduled_id] = (entry | {"text": given["text"]}, given)
    if metadata is None:
        request.slack.start(_post_in_time(request.slack, scheduled_id, post_at))
    answer = {"ok": True, "channel": channel.id, "scheduled_message_id": scheduled_id, "post_at": post_at}
    return answer | {"message": {"type": "delayed_message", "text": given["text"], "bot_id": request.app.bot_id}}


def delete_scheduled_message(request: Request) -> Json:
    """Drop a message that was to be posted later."""
    request.arguments.required("channel")
    wanted = request.arguments.required("scheduled_message_id")
    if request.slack.scheduled.pop(wanted, None) is None:
        raise ApiError("invalid_scheduled_message_id")
    return {"ok": True}


def list_scheduled(request: Request) -> Json:
    """Return the messages that wait, in the order they came."""
    channel = request.arguments.text("channel")
    waiting = [entry for entry, _ in request.slack.scheduled.values() if channel in {"", entry["channel_id"]}]
    part, metadata = page(request, waiting)
    return {"ok": True, "scheduled_messages": part, "response_metadata": metadata}


def _post_at(request: Request) -> int:
    given = request.arguments.required("post_at")
    if not given.isdecimal():
        raise ApiError("invalid_time")
    ahead = int(given) - _now(request)
    if ahead <= 0:
        raise ApiError("time_in_past")
    if ahead > _FURTHEST:
        raise ApiError("time_too_far")
    return int(given)


def _now(request: Request) -> int:
    return request.workspace.ids.seconds()


async def _post_in_time(slack: Slack, scheduled_id: str, post_at: int) -> None:
    while slack.workspace.ids.seconds() < post_at:  # noqa: ASYNC110 - time sets no event when it comes
        await asyncio.sleep(_GLANCE)
    if waiting := slack.scheduled.pop(scheduled_id, None):
        entry, given = waiting
        app = slack.workspace.app
        slack.workspace.post(entry["channel_id"], app.user_id, **given, bot_id=app.bot_id, app_id=app.id)


METHODS = {
    "chat.scheduleMessage": Method(schedule_message, ("chat:write",), Tier.THREE),
    "chat.deleteScheduledMessage": Method(delete_scheduled_message, ("chat:write",), Tier.THREE),
    "chat.scheduledMessages.list": Method(list_scheduled, (), Tier.THREE),
}
