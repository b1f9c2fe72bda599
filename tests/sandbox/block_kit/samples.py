"""Small valid blocks and elements to change one thing in."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def plain(text: str = "Hello") -> Json:
    """Return a plain text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "*Hello*") -> Json:
    """Return a text object with markup."""
    return {"type": "mrkdwn", "text": text}


def section(**fields: object) -> Json:
    """Return a section, with other fields if given."""
    return {"type": "section", "text": mrkdwn(), **fields}


def actions(*elements: Json) -> Json:
    """Return an actions block."""
    return {"type": "actions", "elements": list(elements)}


def button(**fields: object) -> Json:
    """Return a button."""
    return {"type": "button", "text": plain("Go"), "action_id": "go", **fields}


def option(value: str = "a", **fields: object) -> Json:
    """Return an option whose text is its value."""
    return {"text": plain(value), "value": value, **fields}


def select(**fields: object) -> Json:
    """Return a select with two options."""
    return {"type": "static_select", "action_id": "pick", "options": [option("a"), option("b")], **fields}


def form_input(element: Json, **fields: object) -> Json:
    """Return an input block around an element."""
    return {"type": "input", "label": plain("Label"), "element": element, **fields}


def modal(*blocks: Json, **fields: object) -> Json:
    """Return a modal with a submit button."""
    return {"type": "modal", "title": plain("Form"), "submit": plain("Save"), "blocks": list(blocks), **fields}


def home(*blocks: Json, **fields: object) -> Json:
    """Return a Home view."""
    return {"type": "home", "blocks": list(blocks), **fields}


def rich_text(*pieces: Json) -> Json:
    """Return a rich text block of one line."""
    line = {"type": "rich_text_section", "elements": list(pieces) or [{"type": "text", "text": "Hi"}]}
    return {"type": "rich_text", "elements": [line]}


def raw(text: str = "x") -> Json:
    """Return a table cell with text."""
    return {"type": "raw_text", "text": text}


def table(*rows: list[Json], **fields: object) -> Json:
    """Return a table."""
    return {"type": "table", "rows": list(rows) or [[raw()]], **fields}


def data_table(*rows: list[Json], **fields: object) -> Json:
    """Return a data table; by default a header and one row."""
    return {"type": "data_table", "caption": "Week", "rows": list(rows) or [[raw("#")], [raw("1")]], **fields}


def line_chart(**fields: object) -> Json:
    """Return a chart of two weeks."""
    points = [{"label": "W1", "value": 3}, {"label": "W2", "value": -1.5}]
    chart = {
        "type": "line",
        "series": [{"name": "Deals", "data": points}],
        "axis_config": {"categories": ["W1", "W2"], "x_label": "Week"},
        **fields,
    }
    return {"type": "data_visualization", "title": "Trend", "chart": chart}


def pie_chart(*values: float) -> Json:
    """Return a pie."""
    segments = [{"label": f"s{index}", "value": value} for index, value in enumerate(values)]
    return {"type": "data_visualization", "title": "Share", "chart": {"type": "pie", "segments": segments}}


def card(**fields: object) -> Json:
    """Return a card."""
    return {"type": "card", "title": mrkdwn("Top"), **fields}


def container(*blocks: Json, **fields: object) -> Json:
    """Return a container."""
    return {"type": "container", "title": plain("More"), "child_blocks": list(blocks), **fields}


PICTURE = {"type": "image", "image_url": "https://pictures.example/a.png", "alt_text": "A"}
VIDEO = {
    "type": "video",
    "alt_text": "A",
    "title": plain("Film"),
    "thumbnail_url": "https://films.example/a.png",
    "video_url": "https://films.example/a",
}
TASK = {"type": "task_card", "task_id": "1", "title": "Count", "status": "complete"}
