"""The blocks: https://docs.slack.dev/reference/block-kit/blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.block_kit.charts import DATA_VISUALIZATION
from sandbox.block_kit.elements import (
    ELEMENTS,
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)
from sandbox.block_kit.objects import ID, IMAGE_ELEMENT, PICTURE, SECURE_URL, WEB_URL, mrkdwn, plain_text, text
from sandbox.block_kit.rich_text import RICH_TEXT
from sandbox.block_kit.shapes import (
    Problem,
    Rule,
    Shape,
    Shapes,
    array,
    at_least_one,
    boolean,
    by_type,
    exactly_one,
    one_of,
    string,
    typed,
)
from sandbox.block_kit.tables import DATA_TABLE, TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def _block(name: str, required: Shapes | None = None, optional: Shapes | None = None, *rules: Rule) -> Shape:
    return typed(name, required, {"block_id": ID, **(optional or {})}, *rules)


def _unique_action_ids(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, element in enumerate(value["elements"]):
        action_id = element.get("action_id")
        if action_id in seen:
            yield Problem(f"{at}/elements/{index}/action_id", f"`action_id` {action_id} already exists in this block")
        elif action_id is not None:
            seen.add(action_id)


def _not_both_header_and_fold(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    if value.get("is_collapsible") and value.get("has_header_divider"):
        yield Problem(f"{at}/has_header_divider", "cannot be set when is_collapsible is true")
    if value.get("default_collapsed") and not value.get("is_collapsible"):
        yield Problem(f"{at}/default_collapsed", "requires is_collapsible to be true")


_CONTEXT_ITEM = by_type({"plain_text": plain_text(), "mrkdwn": mrkdwn(), "image": IMAGE_ELEMENT}, union=True)
_CARD = _block(
    "card",
    {},
    {
        "hero_image": IMAGE_ELEMENT,
        "icon": IMAGE_ELEMENT,
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "actions": array(ELEMENTS["button"], 2),
    },
    at_least_one("hero_image", "title", "actions", "body"),
)
_SOURCE = typed("url", {"url": WEB_URL, "text": string()})
_TASK_CARD = _block(
    "task_card",
    {
        "task_id": string(),
        "title": string(),
        "status": one_of("pending", "in_progress", "complete", "error"),
    },
    {"details": RICH_TEXT, "output": RICH_TEXT, "sources": array(_SOURCE)},
)

BLOCKS: dict[str, Shape] = {
    "header": _block("header", {"text": plain_text(150)}),
    "section": _block(
        "section",
        {},
        {
            "text": text(),
            "fields": array(text(2000), 10),
            "accessory": by_type(IN_SECTION, union=True),
            "expand": boolean,
        },
        at_least_one("text", "fields"),
    ),
    "context": _block("context", {"elements": array(_CONTEXT_ITEM, 10)}),
    "divider": _block("divider"),
    "actions": _block("actions", {"elements": array(by_type(IN_ACTIONS, union=True), 25)}, {}, _unique_action_ids),
    "context_actions": _block(
        "context_actions",
        {"elements": array(by_type(IN_CONTEXT_ACTIONS, union=True), 5)},
        {},
        _unique_action_ids,
    ),
    "input": _block(
        "input",
        {"label": plain_text(2000), "element": by_type(IN_INPUT, union=True)},
        {"hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "image": _block("image", {"alt_text": string(2000)}, {"title": plain_text(2000), **PICTURE}, exactly_one(*PICTURE)),
    "video": _block(
        "video",
        {"alt_text": string(2000), "title": plain_text(199), "thumbnail_url": WEB_URL, "video_url": SECURE_URL},
        {
            "title_url": SECURE_URL,
            "author_name": string(49),
            "provider_name": string(50),
            "provider_icon_url": WEB_URL,
            "description": plain_text(200),
        },
    ),
    "file": _block("file", {"external_id": string(255), "source": one_of("remote")}),
    "markdown": _block("markdown", {"text": string(12_000)}),
    "rich_text": RICH_TEXT,
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "alert": _block("alert", {"text": text(200)}, {"level": one_of("default", "info", "warning", "error", "success")}),
    "card": _CARD,
    "carousel": _block("carousel", {"elements": array(by_type({"card": _CARD}), 10)}),
    "task_card": _TASK_CARD,
    "plan": _block("plan", {"title": string()}, {"tasks": array(by_type({"task_card": _TASK_CARD}), 50)}),
}
"""The shape of each block, by type."""

_IN_CONTAINER = {
    name: BLOCKS[name]
    for name in (
        "actions",
        "context",
        "divider",
        "file",
        "header",
        "image",
        "input",
        "rich_text",
        "section",
        "table",
        "video",
    )
}

BLOCKS["container"] = _block(
    "container",
    {"child_blocks": array(by_type(_IN_CONTAINER), 10)},
    {
        "title": plain_text(150),
        "rich_text_title": RICH_TEXT,
        "subtitle": text(150),
        "icon": IMAGE_ELEMENT,
        "width": one_of("narrow", "standard", "wide", "full"),
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "has_header_divider": boolean,
    },
    at_least_one("title", "rich_text_title"),
    _not_both_header_and_fold,
)
