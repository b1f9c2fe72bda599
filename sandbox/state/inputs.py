"""What people enter into the elements of blocks: Slack's ``state.values``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from sandbox.wire import Json

Values: TypeAlias = dict[str, dict[str, Json]]
"""What stands in each element, by block id and action id, in the shape of ``state.values``."""

Answer: TypeAlias = str | Sequence[str] | Json | None
"""What a person entered: typed text, the value or label of an option, an id, or several of them; None for nothing."""

_FIELDS = {
    "plain_text_input": "value",
    "number_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "rich_text_input": "rich_text_value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "file_input": "files",
}
"""Where an element's state keeps its answer (docs.slack.dev/reference/views, the state object)."""

_SEVERAL = frozenset(
    {
        "selected_options",
        "selected_users",
        "selected_conversations",
        "selected_channels",
        "files",
    }
)


def elements(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield each interactive element with its block, in order, those of cards and containers included."""
    for block in blocks:
        for key in ("element", "accessory"):
            if "action_id" in (element := block.get(key) or {}):
                yield block, element
        for element in block.get("elements", []):
            if isinstance(element, dict) and "action_id" in element:
                yield block, element
        if block.get("type") == "card":
            yield from ((block, element) for element in block.get("actions", []))
        yield from elements(_children(block))


def _children(block: Json) -> list[Json]:
    if block.get("type") == "container":
        return list(block.get("child_blocks") or block.get("blocks") or [])
    return list(block.get("elements", [])) if block.get("type") == "carousel" else []


def initial_values(blocks: Sequence[Json], kept: Values | None = None) -> Values:
    """Return what stands in the elements at first.

    Args:
        blocks: the blocks with their ids.
        kept: what stood there before an update; kept where block id, action id and type are the same, as Slack does.
    """
    values: Values = {}
    for block, element in elements(blocks):
        if element["type"] not in _FIELDS:
            continue
        before = (kept or {}).get(block["block_id"], {}).get(element["action_id"])
        same = before is not None and before["type"] == element["type"]
        values.setdefault(block["block_id"], {})[element["action_id"]] = (
            before if same and before else _initial(element)
        )
    return values


def _initial(element: Json) -> Json:
    field = _FIELDS[element["type"]]
    initial = element.get(field.replace("selected_", "initial_") if "selected_" in field else "initial_value")
    return {"type": element["type"], field: initial if initial is not None else _nothing(field)}


def _nothing(field: str) -> list[Json] | None:
    return [] if field in _SEVERAL else None


def entered(element: Json, answer: Answer) -> Json:
    """Return the state of an element after a person's answer.

    Raises:
        ValueError: the element offers no such option.
    """
    if element["type"] == "overflow":
        return {"type": "overflow", "selected_option": option(element, str(answer))}
    field = _FIELDS[element["type"]]
    return {"type": element["type"], field: _answered(element, field, answer)}


def _answered(element: Json, field: str, answer: Answer) -> Any:  # noqa: ANN401 - any JSON value, by type of element
    if answer in (None, "", []):
        return _nothing(field)
    if field in _SEVERAL:
        several = [answer] if isinstance(answer, str | dict) else list(answer or [])
        return [_one(element, field, single) for single in several]
    return _one(element, field, answer)


def _one(element: Json, field: str, answer: Answer) -> Any:  # noqa: ANN401 - any JSON value, by type of element
    if isinstance(answer, Mapping):
        return answer
    if "option" in field:
        return option(element, str(answer))
    return int(str(answer)) if field == "selected_date_time" else answer


def option(element: Json, wanted: str) -> Json:
    """Return the option of an element with that value, or else with that label.

    Raises:
        ValueError: the element offers no such option.
    """
    groups = [group.get("options", []) for group in element.get("option_groups") or []]
    offered: list[Json] = [*(element.get("options") or []), *(entry for group in groups for entry in group)]
    for entry in offered:
        if entry.get("value") == wanted:
            return entry
    for entry in offered:
        if entry["text"]["text"] == wanted:
            return entry
    raise ValueError(f"{element.get('action_id')} offers no {wanted!r}")


def answer_of(state: Json) -> Any:  # noqa: ANN401 - any JSON value, by type of element
    """Return the bare answer in an element's state: what stands under its field."""
    return state.get(_FIELDS.get(state["type"], "value"))
