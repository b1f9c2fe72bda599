from __future__ import annotations

import pytest

from sandbox.block_kit import Problem, check_ack_message, check_blocks, check_message, is_plain_answer
from tests.sandbox.block_kit import samples as s

GOOD_BLOCKS = [
    {"type": "header", "text": s.plain("x" * 150)},
    {"type": "divider", "block_id": "b" * 255},
    s.section(text=s.mrkdwn("x" * 3000)),
    {"type": "section", "fields": [s.mrkdwn("x" * 2000)] * 10},
    s.section(accessory=s.PICTURE),
    s.section(accessory=s.select(initial_option={**s.option("a"), "text": {**s.plain("a"), "emoji": True}})),
    s.section(accessory={"type": "overflow", "action_id": "o", "options": [s.option(url="https://a.example")]}),
    {"type": "context", "elements": [s.mrkdwn(), s.plain(), s.PICTURE]},
    s.actions(*(s.button(action_id=f"a{number}") for number in range(25))),
    s.actions(s.button(style="primary", url="https://a.example", value="v", confirm={"text": s.plain("Sure?")})),
    s.actions({"type": "datepicker", "action_id": "d", "initial_date": "2026-11-21"}),
    s.actions({"type": "users_select", "action_id": "u"}, {"type": "multi_users_select", "action_id": "m"}),
    s.actions({"type": "checkboxes", "action_id": "c", "options": [{"text": s.mrkdwn(), "value": "1"}]}),
    s.actions({"type": "static_select", "option_groups": [{"label": s.plain(), "options": [s.option()]}]}),
    s.form_input({"type": "plain_text_input", "action_id": "t"}),
    {"type": "context_actions", "elements": [{"type": "icon_button", "icon": "trash", "text": s.plain("Delete")}]},
    s.PICTURE,
    s.VIDEO,
    {"type": "markdown", "text": "# Hi"},
    s.rich_text({"type": "user", "user_id": "U1"}, {"type": "date", "timestamp": 1, "format": "{date}"}),
    s.table([s.raw(), {"type": "raw_number", "value": 1, "text": "1"}, s.rich_text()], column_settings=[None, {}]),
    s.data_table(page_size=20, row_header_column_index=0),
    s.line_chart(),
    s.pie_chart(1, 2),
    s.card(actions=[s.button()], body=s.mrkdwn("x" * 200)),
    {"type": "carousel", "elements": [s.card()]},
    s.container(s.section(), s.table(), is_collapsible=True, default_collapsed=True),
    s.TASK,
    {"type": "plan", "title": "Plan", "tasks": [s.TASK]},
]

BAD_BLOCKS: list[tuple[object, str, str]] = [
    ({"type": "sections"}, "/type", "unsupported type: sections"),
    ({"text": s.plain()}, "", "missing required field: type"),
    ({"type": "header"}, "", "missing required field: text"),
    ({"type": "header", "text": s.plain("x" * 151)}, "/text/text", "must be less than 151 characters"),
    ({"type": "header", "text": s.mrkdwn()}, "/text/type", "must be a valid enum value"),
    ({"type": "header", "text": "Hi"}, "/text", "must provide an object"),
    ({"type": "divider", "text": s.plain()}, "", "invalid additional property: text"),
    ({"type": "divider", "block_id": "x" * 256}, "/block_id", "must be less than 256 characters"),
    ({"type": "divider", "block_id": ""}, "/block_id", "must be more than 0 characters"),
    ({"type": "section"}, "", "must define either `text` or `fields`"),
    (s.section(text=s.mrkdwn("x" * 3001)), "/text", "failed to match all allowed schemas"),
    (s.section(text=s.mrkdwn("x" * 3001)), "/text/text", "must be less than 3001 characters"),
    (s.section(text=s.mrkdwn("")), "/text/text", "must be more than 0 characters"),
    (s.section(fields=[s.plain()] * 11), "/fields", "no more than 10 items allowed"),
    (s.section(fields=[s.plain("x" * 2001)]), "/fields/0/text", "must be less than 2001 characters"),
    (s.section(accessory={"type": "plain_text_input"}), "/accessory/type", "unsupported type: plain_text_input"),
    ({"type": "context", "elements": [s.plain()] * 11}, "/elements", "no more than 10 items allowed"),
    ({"type": "context", "elements": [s.button()]}, "/elements/0/type", "unsupported type: button"),
    (s.actions(), "/elements", "must provide at least 1 items"),
    (s.actions(s.button(), s.button()), "/elements/1/action_id", "`action_id` go already exists in this block"),
    (
        s.actions(*(s.button(action_id=str(n)) for n in range(26))),
        "/elements",
        "no more than 25 items allowed",
    ),
    (s.form_input({"type": "number_input"}), "/element/type", "unsupported type: number_input"),
    ({"type": "alert", "text": s.plain()}, "/type", "unsupported type: alert"),
    ({"type": "file", "external_id": "1", "source": "remote"}, "/type", "unsupported type: file"),
    ({**s.PICTURE, "slack_file": {"id": "F1"}}, "", "must define exactly one of `image_url` or `slack_file`"),
    ({**s.PICTURE, "image_url": "http://localhost/a.png"}, "/image_url", "downloading image failed"),
    ({**s.VIDEO, "title": s.plain("x" * 200)}, "/title/text", "must be less than 200 characters"),
    ({"type": "markdown", "text": "x" * 12_001}, "/text", "must be less than 12001 characters"),
    (s.rich_text({"type": "text", "text": ""}), "/elements/0/elements/0/text", "must be more than 0 characters"),
    (s.rich_text({"type": "shout"}), "/elements/0/elements/0/type", "unsupported type: shout"),
    (s.card(actions=[s.button()] * 3), "/actions", "no more than 2 items allowed"),
    ({"type": "card", "subtitle": s.plain()}, "", "must define either `hero_image` or `title` or `actions` or `body`"),
    ({"type": "carousel", "elements": [s.card()] * 11}, "/elements", "no more than 10 items allowed"),
    (s.container(*[s.section()] * 11), "/child_blocks", "no more than 10 items allowed"),
    (s.container(s.container(s.section())), "/child_blocks/0/type", "unsupported type: container"),
    (s.container(s.section(), default_collapsed=True), "/default_collapsed", "requires is_collapsible to be true"),
    ({**s.TASK, "status": "late"}, "/status", "must be a valid enum value"),
]

BAD_TABLES: list[tuple[object, str, str]] = [
    (s.table(*[[s.raw()]] * 101), "/rows", "no more than 100 items allowed"),
    (s.table([s.raw()] * 21), "/rows/0", "no more than 20 items allowed"),
    (s.table([s.raw("")]), "/rows/0/0/text", "must be more than 0 characters"),
    (s.table([{"type": "raw_number", "value": 1}]), "/rows/0/0", "missing required field: text"),
    (s.table([s.plain()]), "/rows/0/0/type", "unsupported type: plain_text"),
    (s.table(*[[s.raw("x" * 101)]] * 100), "/rows", "must be less than 10001 characters"),
    (s.table(column_settings=[{"align": "top"}]), "/column_settings/0/align", "must be a valid enum value"),
    (s.data_table([s.raw()]), "/rows", "must provide at least 2 items"),
    (s.data_table(*[[s.raw()]] * 102), "/rows", "no more than 101 items allowed"),
    (s.data_table([s.raw(), s.raw()], [s.raw()]), "/rows/1", "must provide exactly 2 items"),
    (s.data_table([s.rich_text()], [s.raw()]), "/rows/0/0/type", "unsupported type: rich_text"),
    (s.data_table(page_size=0), "/page_size", "must be greater than 1"),
    (s.data_table(row_header_column_index=1), "/row_header_column_index", "must be less than 1"),
    ({**s.data_table(), "caption": ""}, "/caption", "must be more than 0 characters"),
]

BAD_CHARTS: list[tuple[object, str, str]] = [
    ({**s.pie_chart(1), "title": "x" * 51}, "/title", "must be less than 51 characters"),
    (s.pie_chart(*range(1, 8)), "/chart/segments", "no more than 6 items allowed"),
    (s.pie_chart(0), "/chart/segments/0/value", "must be greater than 0"),
    (s.line_chart(type="radar"), "/chart/type", "unsupported type: radar"),
    (
        s.line_chart(axis_config={"categories": ["W1"]}),
        "/chart/series/0/data",
        "must have exactly one value per category",
    ),
    (
        s.line_chart(axis_config={"categories": ["x" * 21]}),
        "/chart/axis_config/categories/0",
        "must be less than 21 characters",
    ),
    (
        s.line_chart(series=s.line_chart()["chart"]["series"] * 2),
        "/chart/series/1/name",
        "must be unique",
    ),
]

BAD_ELEMENTS = [
    (s.button(text=s.plain("x" * 76)), "/text/text", "must be less than 76 characters"),
    (s.button(text=s.mrkdwn()), "/text/type", "must be a valid enum value"),
    (s.button(value=7), "/value", "must provide a string"),
    (s.button(value="x" * 2001), "/value", "must be less than 2001 characters"),
    (s.button(style="warning"), "/style", "must be a valid enum value"),
    (s.button(action_id="x" * 256), "/action_id", "must be less than 256 characters"),
    (s.button(disabled=True), "", "invalid additional property: disabled"),
    (s.button(confirm={"title": s.plain()}), "/confirm", "missing required field: text"),
    (
        s.button(confirm={"text": s.plain(), "deny": s.plain("x" * 31)}),
        "/confirm/deny/text",
        "must be less than 31 characters",
    ),
    (s.select(options=[]), "/options", "must provide at least 1 items"),
    (s.select(options=[s.option(str(n)) for n in range(101)]), "/options", "no more than 100 items allowed"),
    (s.select(options=[{"text": s.plain()}]), "/options/0", "missing required field: value"),
    (s.select(options=[s.option(text=s.mrkdwn())]), "/options/0/text/type", "must be a valid enum value"),
    (s.select(options=[s.option("x" * 76)]), "/options/0/text/text", "must be less than 76 characters"),
    (s.select(options=[s.option(value="x" * 151)]), "/options/0/value", "must be less than 151 characters"),
    (s.select(options=[s.option(url="https://a.example")]), "/options/0", "invalid additional property: url"),
    (s.select(option_groups=[]), "/option_groups", "must provide at least 1 items"),
    (
        s.select(option_groups=[{"label": s.plain(), "options": [s.option()]}]),
        "",
        "must define exactly one of `options` or `option_groups`",
    ),
    (s.select(initial_option=s.option("c")), "/initial_option", "does not match any of the options"),
    (s.select(placeholder=s.plain("x" * 151)), "/placeholder/text", "must be less than 151 characters"),
    (s.select(type="multi_static_select", max_selected_items=0), "/max_selected_items", "must be greater than 1"),
    (s.select(response_url_enabled=True), "", "invalid additional property: response_url_enabled"),
    (
        {"type": "channels_select", "response_url_enabled": True},
        "/response_url_enabled",
        "only available in input blocks of modals",
    ),
    (s.select(type="overflow", options=[s.option()] * 6), "/options", "no more than 5 items allowed"),
    (s.select(type="checkboxes", options=[s.option()] * 11), "/options", "no more than 10 items allowed"),
    (s.select(type="radio_buttons", options=[s.option()] * 11), "/options", "no more than 10 items allowed"),
]


def shown(problems: list[Problem]) -> list[str]:
    """Return the problems as Slack writes them."""
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("block", GOOD_BLOCKS, ids=lambda block: block["type"])
def test_takes_what_slack_takes(block: s.Json) -> None:
    """A block within its limits has no problem."""
    assert check_message({"text": "Hi", "blocks": [block]}) == []


@pytest.mark.parametrize(("block", "pointer", "message"), BAD_BLOCKS + BAD_TABLES + BAD_CHARTS)
def test_refuses_what_slack_refuses(block: s.Json, pointer: str, message: str) -> None:
    """A block beyond a limit is refused at the field, in Slack's words."""
    assert f"{message} [json-pointer:/blocks/0{pointer}]" in shown(check_message({"blocks": [block]}))


@pytest.mark.parametrize(("element", "pointer", "message"), BAD_ELEMENTS)
def test_refuses_bad_elements(element: s.Json, pointer: str, message: str) -> None:
    """An element beyond a limit is refused at the field."""
    problems = shown(check_blocks([s.actions(element)]))
    assert f"{message} [json-pointer:/blocks/0/elements/0{pointer}]" in problems


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ([s.section()] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
        ([s.table(), s.data_table()], "only_one_table_allowed [json-pointer:/blocks]"),
        ([s.table(), s.container(s.table())], "only_one_table_allowed [json-pointer:/blocks]"),
        ([s.pie_chart(1)] * 3, "no more than 2 data_visualization blocks allowed [json-pointer:/blocks]"),
        (
            [{"type": "markdown", "text": "x" * 6001}] * 2,
            "markdown blocks must be less than 12001 characters together [json-pointer:/blocks]",
        ),
        (
            [s.section(block_id="a"), s.container(s.section(block_id="a"))],
            "`block_id` a already exists [json-pointer:/blocks/1/child_blocks/0/block_id]",
        ),
        ("[]", "must provide an array [json-pointer:/blocks]"),
        (["x"], "must provide an object [json-pointer:/blocks/0]"),
    ],
)
def test_refuses_what_blocks_may_not_do_together(blocks: object, message: str) -> None:
    """Limits across the blocks of a message hold too."""
    assert shown(check_message({"blocks": blocks})) == [message]


def test_counts_a_text() -> None:
    """A message's text ends at 40,000 characters."""
    assert check_message({"text": "x" * 40_000}) == []
    assert shown(check_message({"text": "x" * 40_001})) == ["must be less than 40001 characters [json-pointer:/text]"]


def test_checks_attachments() -> None:
    """An attachment and its blocks are checked where they stand."""
    good = {"color": "#2eb67d", "blocks": [s.section()]}
    bad = {"colour": "red", "blocks": [{"type": "nope"}]}
    assert shown(check_message({"attachments": [good, bad]})) == [
        "invalid additional property: colour [json-pointer:/attachments/1]",
        "unsupported type: nope [json-pointer:/attachments/1/blocks/0/type]",
    ]
    assert check_message({"attachments": [good] * 101}) != []


@pytest.mark.parametrize("answer", [None, "", "Noted", {"text": "Noted", "response_type": "in_channel"}])
def test_takes_an_answer_to_a_command(answer: object) -> None:
    """A command may be acknowledged with nothing, a text or a message."""
    assert check_ack_message(answer) == []


@pytest.mark.parametrize("answer", [7, ["x"], {"txt": "Noted"}, {"response_type": "public"}, {"blocks": [{}]}])
def test_refuses_an_answer_that_slack_would_drop(answer: object) -> None:
    """An answer of another kind, or with bad blocks, is named."""
    assert check_ack_message(answer) != []


def test_knows_plain_answers() -> None:
    """Blocks that are newer than every client are not for an answer that acknowledges."""
    assert is_plain_answer({"text": "Hi", "blocks": [s.section(), s.actions(s.button())]})
    assert not is_plain_answer({"blocks": [s.section(), s.table()]})
