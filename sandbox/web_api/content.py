"""What an app wants to show: messages and views, checked as Slack checks them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sandbox.block_kit import check_message, check_view
from sandbox.block_kit.layouts import is_too_large
from sandbox.web_api.errors import ApiError, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sandbox.state.app import App
    from sandbox.web_api.arguments import Arguments
    from sandbox.wire import Json

MOST_TEXT = 40_000
"""A longer text of a new message is cut (docs.slack.dev/reference/methods/chat.postMessage)."""
MOST_UPDATED_TEXT = 4_000
"""A longer text of an update is ``msg_too_long`` (docs.slack.dev/reference/methods/chat.update)."""
MOST_IN_BLOCKS = 12_000
"""Characters in all blocks of a message; beyond, ``msg_blocks_too_long``. Slack documents no number, and its engineers
speak of this one; tables have a limit of their own."""
MOST_ATTACHMENTS = 100
MOST_METADATA_BYTES = 4_000
"""Larger metadata is left out with a warning; the number is what users found."""


def message(arguments: Arguments) -> dict[str, Any]:
    """Return the text, blocks and attachments of a message.

    Raises:
        ApiError: there is no content, or Slack would refuse it.
    """
    text, blocks = arguments.text("text"), _listed(arguments, "blocks", "invalid_blocks_format")
    attachments = _listed(arguments, "attachments", "invalid_attachments")
    if markdown := arguments.text("markdown_text"):
        if text or blocks:
            raise ApiError("markdown_text_conflict")
        blocks = [{"type": "markdown", "text": markdown}]
    if not text and not blocks and not attachments:
        raise ApiError("no_text")
    if len(attachments) > MOST_ATTACHMENTS:
        raise ApiError("too_many_attachments")
    _check(blocks, attachments)
    return {"text": text[:MOST_TEXT], "blocks": blocks, "attachments": attachments}


def metadata(arguments: Arguments, warnings: list[str]) -> Json | None:
    """Return the metadata of a message; too large ones are left out with a warning, as Slack does.

    Raises:
        ApiError: it has not the shape of metadata.
    """
    if "metadata" not in arguments:
        return None
    given = arguments.json("metadata")
    if not isinstance(given, dict):
        raise ApiError("invalid_metadata_format")
    if not isinstance(given.get("event_type"), str) or not isinstance(given.get("event_payload"), dict):
        raise ApiError("invalid_metadata_schema")
    if len(json.dumps(given)) > MOST_METADATA_BYTES:
        warnings.append("metadata_too_large")
        return None
    return {"event_type": given["event_type"], "event_payload": given["event_payload"]}


def told(message: Json, app: App, *, everything: bool = False) -> Json:
    """Return a message as a reader gets it: without the payload of its metadata unless it asked for it.

    The payload is told anyway when the manifest registers the type of the event.
    """
    given = message.get("metadata")
    if not given or everything or given["event_type"] in app.manifest.metadata_events:
        return message
    return message | {"metadata": {"event_type": given["event_type"]}}


def view(arguments: Arguments) -> Json:
    """Return the view that an app wants to show.

    Raises:
        ApiError: Slack would refuse it.
    """
    if "view" not in arguments:
        raise missing("view")
    given = arguments.json("view")
    if problems := check_view(given):
        raise ApiError("invalid_arguments", problems)
    if is_too_large(given):
        raise ApiError("view_too_large")
    checked: Json = given
    return checked


def _listed(arguments: Arguments, name: str, error: str) -> list[Json]:
    given = arguments.json(name)
    if given is None and arguments.text(name) in {"", "null"}:
        return []
    if not isinstance(given, list) or not all(isinstance(entry, dict) for entry in given):
        raise ApiError(error)
    return given


def _check(blocks: list[Json], attachments: list[Json]) -> None:
    problems = check_message({"blocks": blocks, "attachments": attachments})
    tables = [problem for problem in problems if problem.message == "only_one_table_allowed"]
    if tables:
        raise ApiError("invalid_attachments", tables)
    if attached := [problem for problem in problems if problem.pointer.startswith("/attachments")]:
        raise ApiError("invalid_attachments", attached)
    if problems:
        raise ApiError("invalid_blocks", problems)
    if sum(len(text) for block in blocks for text in _texts(block)) > MOST_IN_BLOCKS:
        raise ApiError("msg_blocks_too_long")


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, list):
        for entry in part:
            yield from _texts(entry)
    elif isinstance(part, dict) and part.get("type") not in {"table", "data_table", "data_visualization"}:
        for key, value in part.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
