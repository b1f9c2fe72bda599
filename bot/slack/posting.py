"""Putting messages into channels, with an honest account of what Slack did with them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.posting import Absent, Ambiguous, Posted, Rejected, Unfindable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from slack_sdk.web.async_client import AsyncWebClient

    from bot.domain.posting import SearchOutcome, SendingOutcome

EVENT_TYPE = "upshot_weekly_post"
NOTICE_TYPE = "upshot_notice"

_PAGE = 15
"""Messages asked for at once: what apps outside the Marketplace get [Slack: apis/web-api/rate-limits]."""
_MOST_PAGES = 10
_CLOCKS_DIFFER_BY = timedelta(hours=1, minutes=2)
"""How far before the claim a search begins: our clock may have been an hour ahead of Slack's."""
_UNREACHABLE = timedelta(seconds=10)
_RATE_LIMITED = timedelta(seconds=30)
_TRY_AGAIN = timedelta(seconds=60)
_OF_UNKNOWN_EFFECT = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout", ""})
"""With these Slack may have done part of the work [Slack: reference/methods, common errors]."""
_NO_SENSE = (json.JSONDecodeError, AttributeError, KeyError, TypeError)
"""What slack_sdk 3.47 raises when an answer is no JSON object, by its content type."""
_TOO_MANY = 429
_SERVER_ERROR = 500


class Message(Protocol):
    """What is to be posted: blocks, and the same in words."""

    @property
    def text(self) -> str:
        """What notifications and screen readers say, as mrkdwn."""
        ...

    @property
    def blocks(self) -> Sequence[Mapping[str, Any]]:
        """The blocks."""
        ...


@dataclass(frozen=True, slots=True)
class Poster:
    """Posts, edits and finds messages of one workspace."""

    client: AsyncWebClient
    """A client that never repeats a call by itself: the answer to a post may be lost after the post was taken."""

    async def post(self, channel_id: str, message: Message, key: str = "") -> SendingOutcome:
        """Post a message in a channel."""
        payload = _payload(channel_id, message, key)
        return await _sent(lambda: self.client.chat_postMessage(**payload))

    async def post_direct(self, person_id: str, message: Message, key: str, thread_ts: str = "") -> SendingOutcome:
        """Send a message to a person directly, or to a channel; below another message if one is named."""
        payload = _payload(person_id, message, key, NOTICE_TYPE) | ({"thread_ts": thread_ts} if thread_ts else {})
        return await _sent(lambda: self.client.chat_postMessage(**payload))

    async def edit(self, posted: Posted, message: Message, key: str) -> SendingOutcome:
        """Put a message in place of what an earlier one says."""
        payload = {**_payload(posted.channel_id, message, key), "ts": posted.message_ts}
        return await _sent(lambda: self.client.chat_update(**payload))

    async def find(self, channel_id: str, key: str, since: datetime, thread_ts: str = "") -> SearchOutcome:
        """Look for a message that carries a key, in a channel or below one of its messages.

        It is absent only if Slack showed everything that was posted since; a little is added for clocks that differ.
        """
        cursor = ""
        for _ in range(_MOST_PAGES):
            try:
                page = await self._page(channel_id, since, cursor, thread_ts)
            except (TimeoutError, aiohttp.ClientError, SlackApiError, *_NO_SENSE) as error:
                return _unfindable(error)
            hit = next((message for message in page["messages"] if _carries(message, key)), None)
            if hit is not None:
                return Posted(channel_id, str(hit["ts"]))
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not page.get("has_more"):
                return Absent()
            if not cursor:
                break
        return Unfindable("too many messages")

    async def find_direct(
        self, person_id: str, key: str, since: datetime, channel_id: str = "", thread_ts: str = ""
    ) -> SearchOutcome:
        """Look for a message to a person that carries a key.

        Args:
            person_id: who was to get it.
            key: the key.
            since: before that it cannot have been sent.
            channel_id: where the person was reached before; without it Slack is asked, which needs ``im:write``.
            thread_ts: the message below which it was to stand, if any.
        """
        try:
            known = channel_id or await self._direct(person_id)
        except (TimeoutError, aiohttp.ClientError, SlackApiError, *_NO_SENSE) as error:
            return _unfindable(error)
        return await self.find(known, key, since, thread_ts)

    async def _direct(self, person_id: str) -> str:
        answer = await self.client.conversations_open(users=person_id)
        return str(answer["channel"]["id"])

    async def _page(self, channel_id: str, since: datetime, cursor: str, thread_ts: str) -> Mapping[str, Any]:
        oldest = (since - _CLOCKS_DIFFER_BY).timestamp()
        asked: dict[str, Any] = {
            "channel": channel_id,
            "oldest": f"{oldest:.6f}",
            "inclusive": True,
            "limit": _PAGE,
            "include_all_metadata": True,
            **({"cursor": cursor} if cursor else {}),
        }
        if thread_ts:
            answer = await self.client.conversations_replies(ts=thread_ts, **asked)
        else:
            answer = await self.client.conversations_history(**asked)
        return answer.data if isinstance(answer.data, dict) else {}


def _payload(channel_id: str, message: Message, key: str, event_type: str = EVENT_TYPE) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "channel": channel_id,
        "text": message.text,
        "blocks": list(message.blocks),
        "unfurl_links": False,
        "unfurl_media": False,
    }
    if key:
        payload["metadata"] = {"event_type": event_type, "event_payload": {"key": key}}
    return payload


async def _sent(call: Callable[[], Awaitable[Any]]) -> SendingOutcome:
    try:
        answer = await call()
        return Posted(answer["channel"], answer["ts"])
    except aiohttp.ClientConnectorError:
        return Rejected("unreachable", _UNREACHABLE)  # no connection, so nothing was sent
    except SlackApiError as error:
        return _refusal(error)
    except (TimeoutError, aiohttp.ClientError, *_NO_SENSE) as error:
        return Ambiguous(type(error).__name__)


def _refusal(error: SlackApiError) -> SendingOutcome:
    code = _code(error)
    if _status(error) == _TOO_MANY:
        return Rejected(code or "ratelimited", _retry_after(error))
    if code in _OF_UNKNOWN_EFFECT or _status(error) >= _SERVER_ERROR:
        return Ambiguous(code or f"HTTP {_status(error)}")
    return Rejected(code)


def _unfindable(error: Exception) -> Unfindable:
    if not isinstance(error, SlackApiError):
        return Unfindable(type(error).__name__, _TRY_AGAIN)
    code = _code(error)
    if _status(error) == _TOO_MANY:
        return Unfindable("ratelimited", _retry_after(error))
    if code in _OF_UNKNOWN_EFFECT or code == "ratelimited" or _status(error) >= _SERVER_ERROR:
        return Unfindable(code or "no answer", _TRY_AGAIN)
    return Unfindable(code)


def _carries(message: Mapping[str, Any], key: str) -> bool:
    if not (message.get("bot_id") or message.get("app_id")):
        return False
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    ids = (str(block.get("block_id") or "") for block in message.get("blocks") or [])
    return payload.get("key") == key or any(block_id.startswith(f"{key}:") for block_id in ids)


def _code(error: SlackApiError) -> str:
    """Return Slack's word for what is wrong; nothing where Slack did not get to answer in its own words."""
    data = getattr(error.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def _status(error: SlackApiError) -> int:
    response = error.response
    return int(getattr(response, "status_code", None) or getattr(response, "status", None) or 0)


def _retry_after(error: SlackApiError) -> timedelta:
    headers = getattr(error.response, "headers", None) or {}
    named = {str(name).lower(): value for name, value in headers.items()}
    seconds = named.get("retry-after", "")
    return timedelta(seconds=int(seconds)) if str(seconds).isdigit() else _RATE_LIMITED
