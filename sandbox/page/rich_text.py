"""Rich text blocks as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from sandbox.page.emoji import character
from sandbox.page.markup import link, mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sandbox.page.markup import Names
    from sandbox.wire import Json

_TAGS = (("code", "code"), ("bold", "strong"), ("italic", "em"), ("strike", "s"), ("underline", "u"))


def rich_text(block: Json, names: Names) -> Markup:
    """Return the HTML of a rich text block."""
    return Markup().join(_part(part, names) for part in block.get("elements", []))


def _part(part: Json, names: Names) -> Markup:
    elements = part.get("elements", [])
    if part["type"] == "rich_text_list":
        return _list(part, names)
    inner = _line(elements, names)
    if part["type"] == "rich_text_quote":
        return Markup("<blockquote>{}</blockquote>").format(inner)
    if part["type"] == "rich_text_preformatted":
        return Markup("<pre>{}</pre>").format(inner)
    return Markup("<div>{}</div>").format(inner)


def _list(part: Json, names: Names) -> Markup:
    items = Markup().join(
        Markup("<li>{}</li>").format(_line(item.get("elements", []), names)) for item in part["elements"]
    )
    indent = int(part.get("indent", 0))
    if part.get("style") == "ordered":
        start = int(part.get("offset", 0)) + 1
        return Markup('<ol class="indent-{}" start="{}">{}</ol>').format(indent, start, items)
    return Markup('<ul class="indent-{}">{}</ul>').format(indent, items)


def _line(elements: Iterable[Json], names: Names) -> Markup:
    return Markup().join(_styled(_piece(element, names), element.get("style") or {}) for element in elements)


def _styled(inner: Markup, style: dict[str, Any]) -> Markup:
    for name, tag in _TAGS:
        if style.get(name):
            inner = Markup(f"<{tag}>{{}}</{tag}>").format(inner)  # noqa: S704 - the tag is one of ours
    return inner


def _piece(element: Json, names: Names) -> Markup:
    kind = element["type"]
    if kind in {"user", "channel", "usergroup", "broadcast"}:
        return _mention(element, names)
    if kind == "link":
        return link(element["url"], element.get("text") or element["url"])
    return Markup("<br>").join(escape(line) for line in _words(element, names).split("\n"))


def _mention(element: Json, names: Names) -> Markup:
    match element["type"]:
        case "user":
            return mention(f"@{names.person(element['user_id'])}", loud=names.is_me(element["user_id"]))
        case "channel":
            return mention(f"#{names.channel(element['channel_id'])}")
        case "usergroup":
            return mention(f"@{names.group(element['usergroup_id'])}")
        case _:
            return mention(f"@{element['range']}", loud=True)


def _words(element: Json, names: Names) -> str:
    match element["type"]:
        case "text":
            return str(element["text"])
        case "emoji":
            return character(element["name"]) or f":{element['name']}:"
        case "date":
            return names.date(str(element["timestamp"]), element["format"])
        case _:
            return str(element.get("value") or element.get("team_id") or "")
