"""The objects that blocks and elements are composed of: texts, options, dialogs, images.

Limits: https://docs.slack.dev/reference/block-kit/composition-objects
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox.block_kit.shapes import (
    Problem,
    Shape,
    array,
    boolean,
    by_type,
    exactly_one,
    one_of,
    record,
    string,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ID = string(255)
URL = string(3000, pattern=r"[a-zA-Z][a-zA-Z0-9+.\-]*:\S+")
WEB_URL = string(3000, pattern=r"https?://\S+")
SECURE_URL = string(3000, pattern=r"https://\S+")
_PRIVATE = re.compile(r"https?://(localhost|127\.|10\.|192\.168\.|\[::1\])")
STYLE = one_of("primary", "danger")


def plain_text(most: int = 3000) -> Shape:
    """Return the shape of a plain text object of up to ``most`` characters."""
    return typed("plain_text", {"text": string(most)}, {"emoji": boolean})


def mrkdwn(most: int = 3000) -> Shape:
    """Return the shape of a text object with Slack's markup."""
    return typed("mrkdwn", {"text": string(most)}, {"verbatim": boolean})


def text(most: int = 3000) -> Shape:
    """Return the shape of a text object of either kind."""
    return by_type({"plain_text": plain_text(most), "mrkdwn": mrkdwn(most)}, union=True)


CONFIRM = record(
    {"text": text(300)},
    {"title": plain_text(100), "confirm": plain_text(30), "deny": plain_text(30), "style": STYLE},
)

DISPATCH = record({"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2)})

CONVERSATIONS = record(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), 4),
        "exclude_bot_users": boolean,
        "exclude_external_shared_channels": boolean,
    },
)

OPTION = record({"text": plain_text(75), "value": string(150)}, {"description": plain_text(75)})
RICH_OPTION = record({"text": text(75), "value": string(150)}, {"description": text(75)})
LINK_OPTION = record({"text": plain_text(75), "value": string(150)}, {"description": plain_text(75), "url": URL})
OPTION_GROUP = record({"label": plain_text(75), "options": array(OPTION, 100)})

SLACK_FILE = record({}, {"id": string(), "url": WEB_URL}, exactly_one("id", "url"))


def public_url(value: object, at: str) -> Iterator[Problem]:
    """Yield a problem unless the value is a web address that Slack's servers could fetch a picture from."""
    yield from WEB_URL(value, at)
    if isinstance(value, str) and _PRIVATE.match(value):
        yield Problem(at, "downloading image failed")


PICTURE = {"image_url": public_url, "slack_file": SLACK_FILE}
IMAGE_ELEMENT = typed("image", {"alt_text": string(2000)}, PICTURE, exactly_one(*PICTURE))


def initial_among_options(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    """Yield a problem for each initial option whose text and value are not those of one of the options."""
    groups = value.get("option_groups", [])
    options = [*value.get("options", []), *(option for group in groups for option in group["options"])]
    known = [_said(option) for option in options]
    if "initial_option" in value and _said(value["initial_option"]) not in known:
        yield Problem(f"{at}/initial_option", "does not match any of the options")
    for index, option in enumerate(value.get("initial_options", [])):
        if _said(option) not in known:
            yield Problem(f"{at}/initial_options/{index}", "does not match any of the options")


def _said(option: Mapping[str, Any]) -> tuple[str, str, str]:
    return option["text"]["type"], option["text"]["text"], option["value"]
