"""The fields of forms: input blocks, the elements in them, and files that were handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.views.answers import Block, cut, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LABEL = 2000
_PLACEHOLDER = 150
_OPTION = 75


def field(block_id: str, label: str, element: Block, *, optional: bool = True, hint: str = "") -> Block:
    """Return an input block around an element."""
    block: Block = {"type": "input", "block_id": block_id, "label": plain(label, _LABEL), "element": element}
    if optional:
        block["optional"] = True
    return block | {"hint": plain(hint, _LABEL)} if hint else block


def typed(action_id: str, *, most: int, initial: str = "", placeholder: str = "", multiline: bool = False) -> Block:
    """Return an element to type into, for at most so many characters."""
    element: Block = {"type": "plain_text_input", "action_id": action_id, "max_length": most}
    if multiline:
        element["multiline"] = True
    if initial:
        element["initial_value"] = cut(initial, most)
    return element | {"placeholder": plain(placeholder, _PLACEHOLDER)} if placeholder else element


def option(text: str, value: str) -> Block:
    """Return one of several to choose from."""
    return {"text": plain(text, _OPTION), "value": str(value)}


def choice(action_id: str, options: Sequence[Block], chosen: str = "", *, kind: str = "static_select") -> Block:
    """Return an element that offers options; ``kind`` is a select or radio buttons."""
    element: Block = {"type": kind, "action_id": action_id, "options": list(options)}
    initial = next((each for each in options if each["value"] == chosen), None)
    return element | {"initial_option": initial} if initial else element


def file(block_id: str, label: str, types: Sequence[str]) -> Block:
    """Return a field that takes one file of these types."""
    element = {"type": "file_input", "action_id": block_id, "filetypes": list(types), "max_files": 1}
    return field(block_id, label, element, optional=False)


def chosen_file(values: Mapping[str, Any], block_id: str) -> Mapping[str, Any]:
    """Return Slack's description of the file in a form that was sent; empty where there is none."""
    files = values[block_id][block_id].get("files") or [{}]
    described: Mapping[str, Any] = files[0]
    return described
