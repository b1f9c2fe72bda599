"""Tables: https://docs.slack.dev/reference/block-kit/blocks/table-block and data-table-block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.block_kit.objects import ID
from sandbox.block_kit.rich_text import RICH_TEXT
from sandbox.block_kit.shapes import (
    Problem,
    Shape,
    array,
    boolean,
    by_type,
    integer,
    number,
    one_of,
    record,
    string,
    typed,
)

MOST_CHARACTERS = 10_000
"""Characters over all cells of a table; for a data table Slack gives no number, so the same is assumed."""

_RAW = {
    "raw_text": typed("raw_text", {"text": string()}),
    "raw_number": typed("raw_number", {"value": number(), "text": string()}),
}
_CELL = by_type({**_RAW, "rich_text": RICH_TEXT}, union=True)
_COLUMN = record({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})


def _column(value: object, at: str) -> Iterator[Problem]:
    """Yield the problems of a column's settings; null skips the column."""
    if value is not None:
        yield from _COLUMN(value, at)


def characters(value: object) -> int:
    """Return how many characters people would see in the cells of a value."""
    if isinstance(value, list):
        return sum(characters(entry) for entry in value)
    if isinstance(value, Mapping):
        own = value.get("text", "")
        return (len(own) if isinstance(own, str) else 0) + characters(value.get("elements", []))
    return 0


def _not_too_long(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    if characters(value["rows"]) > MOST_CHARACTERS:
        yield Problem(f"{at}/rows", f"must be less than {MOST_CHARACTERS + 1} characters")


def _even_rows(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    width = len(value["rows"][0])
    for index, row in enumerate(value["rows"]):
        if len(row) != width:
            yield Problem(f"{at}/rows/{index}", f"must provide exactly {width} items")


def _plain_header(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    for index, cell in enumerate(value["rows"][0]):
        if cell["type"] == "rich_text":
            yield Problem(f"{at}/rows/0/{index}/type", "unsupported type: rich_text")


def _header_column_exists(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    width = len(value["rows"][0])
    if value.get("row_header_column_index", 0) >= width:
        yield Problem(f"{at}/row_header_column_index", f"must be less than {width}")


def _rows(least: int, most: int) -> Shape:
    return array(array(_CELL, 20), most, least=least)


TABLE = typed(
    "table",
    {"rows": _rows(1, 100)},
    {"block_id": ID, "column_settings": array(_column, 20)},
    _not_too_long,
)
DATA_TABLE = typed(
    "data_table",
    {"rows": _rows(2, 101), "caption": string()},
    {"block_id": ID, "page_size": integer(1, 100), "row_header_column_index": integer(0, 19)},
    _even_rows,
    _plain_header,
    _header_column_exists,
    _not_too_long,
)
