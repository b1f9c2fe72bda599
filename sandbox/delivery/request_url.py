"""Signed HTTP requests to the app's addresses, the other way than Socket Mode.

Sources: docs.slack.dev/authentication/verifying-requests-from-slack and docs.slack.dev/apis/events-api.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from sandbox import clock
from sandbox.delivery.outcome import Cause, Outcome, Parcel, Retry

if TYPE_CHECKING:
    from aiohttp import ClientResponse

    from sandbox.delivery.timings import Timings
    from sandbox.state.app import App
    from sandbox.wire import Json


class RequestUrls:
    """Sends payloads to the addresses in the app's manifest."""

    def __init__(self, app: App, timings: Timings) -> None:
        self._app = app
        self._timings = timings

    async def deliver(self, parcel: Parcel, payload: Json, retry: Retry) -> Outcome:
        """Send one request and read its answer."""
        body, content_type = _encode(parcel, payload)
        headers = self._sign(body) | {"Content-Type": content_type} | _again(retry)
        timeout = ClientTimeout(total=self._timings.ack)
        try:
            async with (
                ClientSession(timeout=timeout) as session,
                session.post(self._address(parcel, payload), data=body, headers=headers) as response,
            ):
                return await _outcome(response)
        except TimeoutError:
            return Outcome(cause=Cause.TIMEOUT)
        except ClientError:
            return Outcome(cause=Cause.NOT_DISPATCHED)

    async def verify(self) -> bool:
        """Send the challenge that Slack sends when an address for events is saved; say whether the app passed."""
        challenge = hashlib.sha256(self._app.verification_token.encode()).hexdigest()
        question = {"type": "url_verification", "token": self._app.verification_token, "challenge": challenge}
        outcome = await self.deliver(Parcel.EVENT, question, Retry())
        return outcome.ok and challenge in (outcome.answer or {}).values()

    def _address(self, parcel: Parcel, payload: Json) -> str:
        manifest = self._app.manifest
        if parcel is Parcel.COMMAND and (command := manifest.command(payload["command"])):
            return command.url
        return manifest.request_urls["events" if parcel is Parcel.EVENT else "interactivity"]

    def _sign(self, body: str) -> dict[str, str]:
        moment = str(int(clock.now().timestamp()))
        digest = hmac.new(self._app.signing_secret.encode(), f"v0:{moment}:{body}".encode(), hashlib.sha256)
        return {
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": moment,
            "X-Slack-Signature": f"v0={digest.hexdigest()}",
        }


def _encode(parcel: Parcel, payload: Json) -> tuple[str, str]:
    if parcel is Parcel.EVENT:
        return json.dumps(payload), "application/json"
    fields = payload if parcel is Parcel.COMMAND else {"payload": json.dumps(payload)}
    return urlencode(fields), "application/x-www-form-urlencoded"


def _again(retry: Retry) -> dict[str, str]:
    if not retry.attempt:
        return {}
    reasons = {"timeout": "http_timeout", "": "unknown_error"}
    return {
        "X-Slack-Retry-Num": str(retry.attempt),
        "X-Slack-Retry-Reason": reasons.get(retry.reason, retry.reason),
    }


async def _outcome(response: ClientResponse) -> Outcome:
    text = await response.text()
    if response.status != HTTPStatus.OK:
        return Outcome(cause=Cause.REFUSED, wants_no_retry=response.headers.get("x-slack-no-retry") == "1")
    return Outcome(answer=_answer(text, response.content_type) if text else None)


def _answer(text: str, content_type: str) -> Json:
    try:
        answer = json.loads(text) if content_type == "application/json" else None
    except ValueError:
        answer = None
    return answer if isinstance(answer, dict) else {"text": text}
