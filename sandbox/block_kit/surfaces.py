"""Which block and which element may stand where.

Source: the availability that https://docs.slack.dev/reference/block-kit/blocks gives for each block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from sandbox.block_kit.shapes import Problem, type_of


class Surface(StrEnum):
    """A place that shows blocks."""

    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"


_REFUSED_BLOCKS = {
    Surface.MESSAGE: {"alert", "file"},
    Surface.MODAL: {
        "card",
        "carousel",
        "container",
        "context_actions",
        "data_table",
        "data_visualization",
        "file",
        "markdown",
        "plan",
        "table",
        "task_card",
    },
    Surface.HOME: {"alert", "context_actions", "file", "markdown", "plan", "task_card"},
}
_ONLY_MODAL = {"number_input", "email_text_input", "url_text_input", "file_input"}
_ONLY_MESSAGE = {"workflow_button", "feedback_buttons", "icon_button"}
_REFUSED_ELEMENTS = {
    Surface.MESSAGE: _ONLY_MODAL | {"rich_text_input"},
    Surface.MODAL: _ONLY_MESSAGE,
    Surface.HOME: _ONLY_MODAL | _ONLY_MESSAGE | {"datetimepicker"},
}


def misplaced(block: object, at: str, surface: Surface) -> Iterator[Problem]:
    """Yield a problem for the block, or each of its children and elements, that the surface does not show."""
    if not isinstance(block, Mapping):
        return
    if type_of(block) in _REFUSED_BLOCKS[surface]:
        yield Problem(f"{at}/type", f"unsupported type: {block['type']}")
        return
    for element, pointer in every_element(block, at):
        yield from _misplaced_element(element, pointer, surface, block)
    for index, child in enumerate(_children(block)):
        yield from misplaced(child, f"{at}/child_blocks/{index}", surface)


def every_block(blocks: list[Any], at: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield each block with its pointer, and those inside containers."""
    for index, block in enumerate(blocks):
        if isinstance(block, Mapping):
            yield block, f"{at}/{index}"
            yield from every_block(_children(block), f"{at}/{index}/child_blocks")


def every_element(block: Mapping[str, Any], at: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield each element of a block with its pointer."""
    places = [(block.get(name), f"{at}/{name}") for name in ("accessory", "element")]
    many = block.get("elements")
    if isinstance(many, list):
        places += [(element, f"{at}/elements/{index}") for index, element in enumerate(many)]
    for element, pointer in places:
        if isinstance(element, Mapping):
            yield element, pointer


def _misplaced_element(
    element: Mapping[str, Any], at: str, surface: Surface, block: Mapping[str, Any]
) -> Iterator[Problem]:
    if type_of(element) in _REFUSED_ELEMENTS[surface]:
        yield Problem(f"{at}/type", f"unsupported type: {element['type']}")
    in_form = surface is Surface.MODAL and type_of(block) == "input"
    if element.get("response_url_enabled") and not in_form:
        yield Problem(f"{at}/response_url_enabled", "only available in input blocks of modals")


def _children(block: Mapping[str, Any]) -> list[Any]:
    children = block.get("child_blocks")
    return children if isinstance(children, list) else []
