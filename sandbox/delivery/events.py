"""The Events API: what happened, sent to the app, and sent again when it was not acknowledged.

Source: docs.slack.dev/apis/events-api.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sandbox.delivery.outcome import Cause, Parcel, Retry
from sandbox.state.calls import Failure

if TYPE_CHECKING:
    from sandbox.delivery.outcome import Carrier
    from sandbox.delivery.timings import Timings
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json

_REASONS = {
    Cause.TIMEOUT: "timeout",
    Cause.NOT_DISPATCHED: "connection_failed",
    Cause.REFUSED: "http_error",
}
_OF_MEMBERS = ("message", "app_mention", "member_", "group_")
"""Events that an app gets only of channels that it is in."""


class Events:
    """Sends the events to which the app has subscribed, each up to four times."""

    def __init__(self, workspace: Workspace, carrier: Carrier, timings: Timings) -> None:
        self._workspace = workspace
        self._carrier = carrier
        self._timings = timings
        self._tasks: set[asyncio.Task[None]] = set()
        self._fresh: set[asyncio.Event] = set()

    def take(self, event: Json) -> None:
        """Send an event in the background, if the app is to get it; without a running loop there is no app."""
        mention = f"<@{self._workspace.app.user_id}>"
        if event["type"] == "message" and mention in event.get("text", "") and "subtype" not in event:
            self.take(event | {"type": "app_mention"})
        if self._is_subscribed(event) and self._is_visible(event):
            self._start(event)

    async def settle(self) -> None:
        """Wait until every event was sent once, and acknowledged or not."""
        await asyncio.gather(*(sent.wait() for sent in self._fresh))

    def stop(self) -> None:
        """Give up what is under way."""
        for task in self._tasks:
            task.cancel()

    def _start(self, event: Json) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        sent = asyncio.Event()
        self._fresh.add(sent)
        task = loop.create_task(self._send(event, sent))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, event: Json, sent: asyncio.Event) -> None:
        payload, reason = self._wrapped(event), ""
        for attempt, pause in enumerate((0, *self._timings.retries)):
            await asyncio.sleep(pause)
            outcome = await self._carrier.deliver(Parcel.EVENT, payload, Retry(attempt, reason))
            sent.set()
            self._fresh.discard(sent)
            if outcome.cause is None or outcome.wants_no_retry:
                break
            reason = _REASONS[outcome.cause]
            self._workspace.failures.append(Failure(Parcel.EVENT, payload, outcome.cause))

    def _is_subscribed(self, event: Json) -> bool:
        named = {"im": "message.im", "group": "message.groups", "channel": "message.channels"}
        name = named[event["channel_type"]] if event["type"] == "message" else event["type"]
        return name in self._workspace.app.manifest.bot_events

    def _is_visible(self, event: Json) -> bool:
        if not event["type"].startswith(_OF_MEMBERS):
            return True
        bot = self._workspace.app.user_id
        channel = self._workspace.channels.get(str(event["channel"])) if isinstance(event["channel"], str) else None
        return channel is None or bot in channel.members or event.get("user") == bot

    def _wrapped(self, event: Json) -> Json:
        workspace, app = self._workspace, self._workspace.app
        channel = workspace.channels.get(event["channel"]) if isinstance(event.get("channel"), str) else None
        return {
            "token": app.verification_token,
            "team_id": workspace.team_id,
            "enterprise_id": None,
            "context_team_id": workspace.team_id,
            "context_enterprise_id": None,
            "api_app_id": app.id,
            "event": event,
            "type": "event_callback",
            "event_id": workspace.ids.new("Ev"),
            "event_time": workspace.ids.seconds(),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": workspace.team_id,
                    "user_id": app.user_id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": bool(channel and channel.is_ext_shared),
            "event_context": f"4-{workspace.ids.short()}",
        }
