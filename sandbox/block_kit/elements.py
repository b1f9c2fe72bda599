"""The interactive elements: https://docs.slack.dev/reference/block-kit/block-elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.block_kit.objects import (
    CONFIRM,
    CONVERSATIONS,
    DISPATCH,
    ID,
    IMAGE_ELEMENT,
    LINK_OPTION,
    OPTION,
    OPTION_GROUP,
    RICH_OPTION,
    STYLE,
    URL,
    initial_among_options,
    plain_text,
)
from sandbox.block_kit.rich_text import RICH_TEXT
from sandbox.block_kit.shapes import (
    Problem,
    Rule,
    Shape,
    Shapes,
    array,
    boolean,
    exactly_one,
    integer,
    one_of,
    ordered,
    record,
    string,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CONFIRM = {"confirm": CONFIRM}
_FOCUS = {"focus_on_load": boolean}
_PLACEHOLDER = {"placeholder": plain_text(150)}
_DISPATCH = {"dispatch_action_config": DISPATCH}
_MOST = {"max_selected_items": integer(1)}
_CHOICES = {"options": array(OPTION, 100), "option_groups": array(OPTION_GROUP, 100)}
_NUMBER = string(pattern=r"[+-]?(\d+(\.\d*)?|\.\d+)")
_ANSWER_URL = {"response_url_enabled": boolean}
_LABEL = {"accessibility_label": string(75)}
_LOOKUP = {"min_query_length": integer(0)}
_FROM_CONVERSATION = {"default_to_current_conversation": boolean, "filter": CONVERSATIONS}


def _element(name: str, required: Shapes | None = None, optional: Shapes | None = None, *rules: Rule) -> Shape:
    return typed(name, required, {"action_id": ID, **(optional or {})}, *rules)


def _select(name: str, optional: Shapes, *rules: Rule) -> Shape:
    return _element(name, {}, {**_CONFIRM, **_FOCUS, **_PLACEHOLDER, **optional}, *rules)


def _input(name: str, required: Shapes, optional: Shapes, *rules: Rule) -> Shape:
    return _element(name, required, {**_FOCUS, **_PLACEHOLDER, **_DISPATCH, **optional}, *rules)


def _no_decimals(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    for name in ("initial_value", "min_value", "max_value"):
        if not value["is_decimal_allowed"] and not float(value.get(name, 0)).is_integer():
            yield Problem(f"{at}/{name}", "must be an integer when is_decimal_allowed is false")


def _initial_fits(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    initial = value.get("initial_value", "")
    if initial and len(initial) > value.get("max_length", 3000):
        yield Problem(f"{at}/initial_value", f"must be less than {value.get('max_length', 3000) + 1} characters")
    if initial and len(initial) < value.get("min_length", 0):
        yield Problem(f"{at}/initial_value", f"must be more than {value['min_length'] - 1} characters")


_BUTTON = _element(
    "button",
    {"text": plain_text(75)},
    {
        "url": URL,
        "value": string(2000),
        "style": STYLE,
        "agent_prompt": string(4000),
        "visible_to_user_ids": array(string()),
        **_CONFIRM,
        **_LABEL,
    },
)
_WORKFLOW = record(
    {
        "trigger": record(
            {"url": URL},
            {"customizable_input_parameters": array(record({"name": string(), "value": string()}))},
        )
    }
)
_FEEDBACK = record({"text": plain_text(75), "value": string(2000)}, _LABEL)
_TEXT_LENGTHS = {"min_length": integer(0, 3000), "max_length": integer(1, 3000)}

ELEMENTS: dict[str, Shape] = {
    "button": _BUTTON,
    "workflow_button": _element(
        "workflow_button", {"text": plain_text(75), "workflow": _WORKFLOW}, {"style": STYLE, **_CONFIRM, **_LABEL}
    ),
    "image": IMAGE_ELEMENT,
    "overflow": _element("overflow", {"options": array(LINK_OPTION, 5)}, _CONFIRM),
    "checkboxes": _element(
        "checkboxes",
        {"options": array(RICH_OPTION, 10)},
        {"initial_options": array(RICH_OPTION, 10), **_CONFIRM, **_FOCUS},
        initial_among_options,
    ),
    "radio_buttons": _element(
        "radio_buttons",
        {"options": array(RICH_OPTION, 10)},
        {"initial_option": RICH_OPTION, **_CONFIRM, **_FOCUS},
        initial_among_options,
    ),
    "datepicker": _select(
        "datepicker", {"initial_date": string(pattern=r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")}
    ),
    "timepicker": _select(
        "timepicker", {"initial_time": string(pattern=r"([01]\d|2[0-3]):[0-5]\d"), "timezone": string()}
    ),
    "datetimepicker": _element(
        "datetimepicker", {}, {"initial_date_time": integer(1_000_000_000, 9_999_999_999), **_CONFIRM, **_FOCUS}
    ),
    "static_select": _select(
        "static_select", {**_CHOICES, "initial_option": OPTION}, exactly_one(*_CHOICES), initial_among_options
    ),
    "multi_static_select": _select(
        "multi_static_select",
        {**_CHOICES, "initial_options": array(OPTION, 100), **_MOST},
        exactly_one(*_CHOICES),
        initial_among_options,
    ),
    "external_select": _select("external_select", {"initial_option": OPTION, **_LOOKUP}),
    "multi_external_select": _select(
        "multi_external_select", {"initial_options": array(OPTION, 100), **_LOOKUP, **_MOST}
    ),
    "users_select": _select("users_select", {"initial_user": string()}),
    "multi_users_select": _select("multi_users_select", {"initial_users": array(string()), **_MOST}),
    "conversations_select": _select(
        "conversations_select", {"initial_conversation": string(), **_FROM_CONVERSATION, **_ANSWER_URL}
    ),
    "multi_conversations_select": _select(
        "multi_conversations_select", {"initial_conversations": array(string()), **_FROM_CONVERSATION, **_MOST}
    ),
    "channels_select": _select("channels_select", {"initial_channel": string(), **_ANSWER_URL}),
    "multi_channels_select": _select("multi_channels_select", {"initial_channels": array(string()), **_MOST}),
    "plain_text_input": _input(
        "plain_text_input",
        {},
        {"initial_value": string(least=0), "multiline": boolean, **_TEXT_LENGTHS},
        ordered("min_length", "max_length"),
        _initial_fits,
    ),
    "number_input": _input(
        "number_input",
        {"is_decimal_allowed": boolean},
        {"initial_value": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER},
        ordered("min_value", "max_value"),
        _no_decimals,
    ),
    "email_text_input": _input("email_text_input", {}, {"initial_value": string()}),
    "url_text_input": _input("url_text_input", {}, {"initial_value": string()}),
    "rich_text_input": _input(
        "rich_text_input",
        {},
        {"initial_value": RICH_TEXT, "min_lines": integer(1, 100), "max_lines": integer(1, 100)},
        ordered("min_lines", "max_lines"),
    ),
    "file_input": _element("file_input", {}, {"filetypes": array(string()), "max_files": integer(1, 10)}),
    "feedback_buttons": _element("feedback_buttons", {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}),
    "icon_button": _element(
        "icon_button",
        {"icon": one_of("trash"), "text": plain_text(75)},
        {"value": string(2000), "visible_to_user_ids": array(string(), 10), **_CONFIRM, **_LABEL},
    ),
}
"""The shape of each element, by type."""

SELECTS = {
    f"{many}{source}_select"
    for many in ("", "multi_")
    for source in ("static", "external", "users", "conversations", "channels")
}
_CHOOSERS = SELECTS | {"checkboxes", "radio_buttons", "datepicker", "timepicker"}
_BUTTONS = {"button", "workflow_button", "overflow"}

IN_SECTION = {name: ELEMENTS[name] for name in _CHOOSERS | _BUTTONS | {"image"}}
"""What may be a section's accessory."""
IN_ACTIONS = {name: ELEMENTS[name] for name in _CHOOSERS | _BUTTONS | {"datetimepicker", "rich_text_input"}}
"""What may stand in an actions block."""
IN_INPUT = {
    name: ELEMENTS[name]
    for name in _CHOOSERS
    | {"datetimepicker", "plain_text_input", "number_input", "email_text_input"}
    | {"url_text_input", "rich_text_input", "file_input"}
}
"""What may stand in an input block."""
IN_CONTEXT_ACTIONS = {name: ELEMENTS[name] for name in ("feedback_buttons", "icon_button")}
"""What may stand in a context_actions block."""
