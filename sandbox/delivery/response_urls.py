"""Response addresses: an app may answer five times within thirty minutes.

Source: docs.slack.dev/interactivity/handling-user-interaction.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.block_kit import check_ack_message
from sandbox.clock import seconds
from sandbox.state.calls import Dropped

if TYPE_CHECKING:
    from sandbox.delivery.timings import Timings
    from sandbox.state.messages import Message
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json

USES = 5
"""How often one address may be used."""


@dataclass(slots=True)
class _Address:
    channel: str
    person: str
    message: Message | None
    issued: float
    uses: int = 0


class ResponseUrls:
    """Issues response addresses and takes what apps send there."""

    def __init__(self, workspace: Workspace, timings: Timings) -> None:
        self._workspace = workspace
        self._timings = timings
        self._issued: dict[str, _Address] = {}

    def issue(self, channel: str, person: str, message: Message | None = None) -> str:
        """Return the path of a fresh address for what a person did in a channel, perhaps on a message."""
        path = f"/response/{self._workspace.team_id}/{secrets.token_hex(12)}"
        self._issued[path] = _Address(channel, person, message, seconds())
        return path

    def take(self, path: str, body: bytes) -> tuple[int, str]:
        """Act on what an app sent to an address; return the HTTP status and body that it gets.

        The words of the refusals are not documented by Slack.
        """
        address = self._issued.get(path)
        if address is None or seconds() - address.issued > self._timings.response_url:
            return 404, "expired_url"
        if address.uses >= USES:
            return 404, "used_url"
        answer = _read(body)
        if answer is None:
            return 500, "invalid_payload"
        if problems := check_ack_message(answer):
            self._workspace.dropped.append(Dropped("response_url", answer, tuple(map(str, problems))))
            return 500, "invalid_blocks"
        address.uses += 1
        self._show(address, answer)
        return 200, "ok"

    def _show(self, address: _Address, answer: Json) -> None:
        if answer.get("delete_original"):
            if address.message:
                self._workspace.delete(address.message)
        elif answer.get("replace_original") and address.message:
            self._workspace.edit(address.message, **content_of(answer))
        else:
            show(self._workspace, address.channel, address.person, answer)


def show(workspace: Workspace, channel: str, person: str, answer: Json) -> Message | None:
    """Show an app's answer where a person acted: to that person only, unless it says ``in_channel``."""
    content = content_of(answer)
    if not content["text"] and not content["blocks"] and not content["attachments"]:
        return None
    content["thread_ts"] = answer.get("thread_ts")
    if answer.get("response_type") != "in_channel":
        return workspace.whisper(channel, person, **content)
    app = workspace.app
    return workspace.post(channel, app.user_id, bot_id=app.bot_id, app_id=app.id, **content)


def content_of(answer: Json) -> dict[str, Any]:
    """Return the content of a message as an app gave it: text, blocks, attachments."""
    return {
        "text": str(answer.get("text") or ""),
        "blocks": list(answer.get("blocks") or []),
        "attachments": list(answer.get("attachments") or []),
    }


def _read(body: bytes) -> Json | None:
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
