"""Rich text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block."""

from __future__ import annotations

from sandbox.block_kit.objects import ID, URL
from sandbox.block_kit.shapes import Shape, array, boolean, by_type, integer, one_of, record, string, typed

_BASIC = record({}, {"bold": boolean, "italic": boolean, "strike": boolean, "code": boolean, "underline": boolean})
_STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
_MENTION = record({}, dict.fromkeys(_STYLES, boolean))


def _piece(name: str, required: dict[str, Shape], optional: dict[str, Shape] | None = None) -> Shape:
    style = _BASIC if name in {"text", "link"} else _MENTION
    return typed(name, required, {**(optional or {}), "style": style})


PIECES = {
    "text": _piece("text", {"text": string()}),
    "link": _piece("link", {"url": URL}, {"text": string(), "unsafe": boolean}),
    "user": _piece("user", {"user_id": string()}),
    "usergroup": _piece("usergroup", {"usergroup_id": string()}),
    "channel": _piece("channel", {"channel_id": string()}),
    "team": _piece("team", {"team_id": string()}),
    "emoji": _piece("emoji", {"name": string()}, {"unicode": string(), "url": URL, "skin_tone": integer(1, 6)}),
    "broadcast": _piece("broadcast", {"range": one_of("here", "channel", "everyone")}),
    "date": _piece("date", {"timestamp": integer(), "format": string()}, {"url": URL, "fallback": string()}),
    "color": _piece("color", {"value": string()}),
}
"""What may stand in a line of rich text, by type."""

_LINE = array(by_type(PIECES), least=0)
_VERBATIM = array(by_type({"text": PIECES["text"], "link": PIECES["link"]}), least=0)
_BORDER = {"border": one_of(0, 1)}
_SECTION = typed("rich_text_section", {"elements": _LINE})
_LIST = typed(
    "rich_text_list",
    {"style": one_of("bullet", "ordered"), "elements": array(_SECTION, least=0)},
    {"indent": integer(0, 8), "offset": integer(0), **_BORDER},
)
_PARTS = {
    "rich_text_section": _SECTION,
    "rich_text_list": _LIST,
    "rich_text_quote": typed("rich_text_quote", {"elements": _LINE}, _BORDER),
    "rich_text_preformatted": typed(
        "rich_text_preformatted", {"elements": _VERBATIM}, {"language": string(), **_BORDER}
    ),
}

RICH_TEXT = typed("rich_text", {"elements": array(by_type(_PARTS))}, {"block_id": ID})
"""The rich text block; table cells and other blocks hold it too."""
