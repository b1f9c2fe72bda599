from __future__ import annotations

import pytest

from sandbox.block_kit import check_view
from sandbox.block_kit.layouts import is_too_large
from tests.sandbox.block_kit import samples as s

TEXT = {"type": "plain_text_input", "action_id": "t"}

GOOD_VIEWS = [
    s.modal(*[s.section()] * 100),
    s.modal(s.form_input({**TEXT, "multiline": True, "min_length": 1, "max_length": 3000, "initial_value": "x"})),
    s.modal(s.form_input({"type": "number_input", "is_decimal_allowed": True, "min_value": "-1.5"})),
    s.modal(s.form_input({"type": "email_text_input"}), s.form_input({"type": "url_text_input"})),
    s.modal(s.form_input({"type": "file_input", "filetypes": ["csv"], "max_files": 10})),
    s.modal(s.form_input({"type": "rich_text_input", "initial_value": s.rich_text()})),
    s.modal(s.form_input({"type": "datetimepicker", "initial_date_time": 1_764_000_000})),
    s.modal(s.form_input({"type": "timepicker", "initial_time": "23:59", "timezone": "Europe/Berlin"})),
    s.modal(s.form_input({"type": "conversations_select", "response_url_enabled": True}, optional=True)),
    s.modal(s.form_input({**TEXT, "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}})),
    s.modal(s.form_input({**TEXT, "focus_on_load": True}), {"type": "alert", "level": "warning", "text": s.plain()}),
    s.modal(s.section(), private_metadata="x" * 3000, callback_id="", notify_on_close=True, close=s.plain("x" * 24)),
    s.home(s.section(), s.data_table(), s.line_chart(), s.card(), private_metadata="{}"),
]

BAD_VIEWS = [
    (s.modal(s.section(), title=s.plain("x" * 25)), "/title/text", "must be less than 25 characters"),
    (s.modal(s.section(), title=s.mrkdwn()), "/title/type", "must be a valid enum value"),
    (s.modal(s.section(), submit=s.plain("x" * 25)), "/submit/text", "must be less than 25 characters"),
    (s.modal(s.section(), private_metadata="x" * 3001), "/private_metadata", "must be less than 3001 characters"),
    (s.modal(s.section(), private_metadata={}), "/private_metadata", "must provide a string"),
    (s.modal(s.section(), callback_id="x" * 256), "/callback_id", "must be less than 256 characters"),
    (s.modal(s.section(), submit_disabled=True), "", "invalid additional property: submit_disabled"),
    (s.modal(), "/blocks", "must provide at least 1 items"),
    (s.modal(*[s.section()] * 101), "/blocks", "no more than 100 items allowed"),
    ({"type": "modal", "blocks": [s.section()]}, "", "missing required field: title"),
    (
        {"type": "modal", "title": s.plain(), "blocks": [s.form_input(TEXT)]},
        "",
        "missing required field: submit",
    ),
    (s.home(s.section(), title=s.plain()), "", "invalid additional property: title"),
    ({"type": "sheet", "blocks": []}, "/type", "unsupported type: sheet"),
    ("modal", "", "must provide an object"),
]

BAD_INPUTS = [
    ({**TEXT, "min_length": 5, "max_length": 4}, "/min_length", "must not be greater than max_length"),
    ({**TEXT, "max_length": 3001}, "/max_length", "must be less than 3000"),
    ({**TEXT, "max_length": 2, "initial_value": "abc"}, "/initial_value", "must be less than 3 characters"),
    ({**TEXT, "min_length": 2, "initial_value": "a"}, "/initial_value", "must be more than 1 characters"),
    ({"type": "number_input"}, "", "missing required field: is_decimal_allowed"),
    ({"type": "number_input", "is_decimal_allowed": True, "min_value": 1}, "/min_value", "must provide a string"),
    (
        {"type": "number_input", "is_decimal_allowed": False, "initial_value": "1.5"},
        "/initial_value",
        "must be an integer when is_decimal_allowed is false",
    ),
    (
        {"type": "number_input", "is_decimal_allowed": True, "min_value": "2", "max_value": "1"},
        "/min_value",
        "must not be greater than max_value",
    ),
    ({"type": "file_input", "max_files": 11}, "/max_files", "must be less than 10"),
    ({"type": "datetimepicker", "initial_date_time": 17}, "/initial_date_time", "must be greater than 1000000000"),
    ({"type": "button", "text": s.plain()}, "/type", "unsupported type: button"),
    ({"type": "feedback_buttons"}, "/type", "unsupported type: feedback_buttons"),
]


@pytest.mark.parametrize("view", GOOD_VIEWS)
def test_takes_what_slack_takes(view: object) -> None:
    """A view within its limits has no problem."""
    assert check_view(view) == []


@pytest.mark.parametrize(("view", "pointer", "message"), BAD_VIEWS)
def test_refuses_what_slack_refuses(view: object, pointer: str, message: str) -> None:
    """A view beyond a limit is refused at the field, in Slack's words."""
    assert f"{message} [json-pointer:/view{pointer}]" in [str(problem) for problem in check_view(view)]


@pytest.mark.parametrize(("element", "pointer", "message"), BAD_INPUTS)
def test_refuses_bad_inputs(element: s.Json, pointer: str, message: str) -> None:
    """An input beyond a limit is refused at the field."""
    problems = [str(problem) for problem in check_view(s.modal(s.form_input(element)))]
    assert f"{message} [json-pointer:/view/blocks/0/element{pointer}]" in problems


@pytest.mark.parametrize("value", ["2026-13-01", "21.11.2026", ""])
def test_refuses_odd_dates(value: str) -> None:
    """A date picker starts at a date of the calendar's form."""
    assert check_view(s.modal(s.form_input({"type": "datepicker", "initial_date": value}))) != []


@pytest.mark.parametrize("value", ["24:00", "9:00"])
def test_refuses_odd_times(value: str) -> None:
    """A time picker starts at a time of the day's form."""
    assert check_view(s.modal(s.form_input({"type": "timepicker", "initial_time": value}))) != []


@pytest.mark.parametrize(
    "block",
    [
        s.table(),
        s.data_table(),
        s.line_chart(),
        s.card(),
        {"type": "carousel", "elements": [s.card()]},
        s.container(s.section()),
        {"type": "markdown", "text": "x"},
        s.TASK,
        {"type": "context_actions", "elements": [{"type": "icon_button", "icon": "trash", "text": s.plain()}]},
    ],
    ids=lambda block: block["type"],
)
def test_keeps_new_blocks_out_of_modals(block: s.Json) -> None:
    """A modal shows no tables, charts, cards or markdown."""
    assert [str(problem) for problem in check_view(s.modal(block))] == [
        f"unsupported type: {block['type']} [json-pointer:/view/blocks/0/type]"
    ]


@pytest.mark.parametrize(
    "block",
    [
        {"type": "alert", "text": s.plain()},
        {"type": "markdown", "text": "x"},
        s.TASK,
        s.form_input({"type": "number_input", "is_decimal_allowed": True}),
        s.actions({"type": "datetimepicker"}),
    ],
    ids=lambda block: block["type"],
)
def test_keeps_what_home_cannot_show_out_of_it(block: s.Json) -> None:
    """Home shows no alerts and no inputs that are for modals only."""
    assert [problem.message.split(":")[0] for problem in check_view(s.home(block))] == ["unsupported type"]


def test_focuses_one_element() -> None:
    """Only one element of a view may be in focus when it opens."""
    form = s.form_input({**TEXT, "focus_on_load": True})
    assert [str(problem) for problem in check_view(s.modal(form, form))] == [
        "only one element may be focused on load [json-pointer:/view/blocks/1/element/focus_on_load]"
    ]


def test_weighs_a_view() -> None:
    """A view of more than 250 KB is too large, though its blocks are right."""
    assert not is_too_large(s.modal(s.section()))
    assert is_too_large(s.modal(*[s.section(text=s.mrkdwn("ü" * 1500))] * 30))
