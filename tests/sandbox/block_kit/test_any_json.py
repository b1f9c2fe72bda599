from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.block_kit import Problem, check_ack_message, check_blocks, check_message, check_view, is_plain_answer
from tests.sandbox.block_kit import samples as s

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "2"}
TEXT = {"type": "plain_text_input", "min_length": 1, "max_length": 2, "initial_value": "x"}
BLOCKS = [
    s.section(fields=[s.plain()], accessory=s.select(initial_option=s.option("a"))),
    s.actions(s.button(confirm={"text": s.plain()}), s.select(type="multi_static_select")),
    s.form_input(NUMBER),
    s.form_input(TEXT),
    s.table([s.raw(), s.rich_text()], column_settings=[{"align": "left"}]),
    s.data_table(),
    s.line_chart(),
    s.pie_chart(1),
    s.card(actions=[s.button()]),
    s.container(s.section()),
    {"type": "markdown", "text": "x"},
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "text", "elements"]), inner),
    max_leaves=5,
)


def places(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*at, key)
        yield from places(inner, (*at, key))


def replaced(value: Any, at: tuple[str | int, ...], by: object) -> Any:
    """Return the JSON value with the one at a path replaced."""
    if not at:
        return by
    copy = value.copy()
    copy[at[0]] = replaced(value[at[0]], at[1:], by)
    return copy


@given(st.data())
def test_never_stumbles(data: st.DataObject) -> None:
    """Whatever stands anywhere in a message or a view, the answer is a list of problems."""
    at = data.draw(st.sampled_from(list(places(BLOCKS))))
    blocks = replaced(BLOCKS, at, data.draw(JSON))
    assert all(isinstance(problem, Problem) for problem in check_blocks(blocks))
    assert isinstance(check_view(s.modal(*blocks)), list)
    assert isinstance(is_plain_answer({"blocks": blocks}), bool)


@given(JSON)
def test_never_stumbles_over_other_things(value: object) -> None:
    """What is no message or view at all is answered too."""
    assert isinstance(check_view(value), list)
    assert isinstance(check_ack_message(value), list)
    assert isinstance(check_message({"text": value, "blocks": value, "attachments": value}), list)


@pytest.mark.parametrize("kind", [[], {}, None, 7, True])
def test_a_type_is_a_word(kind: object) -> None:
    """A type that is no word is refused like one that does not exist."""
    assert [problem.pointer for problem in check_blocks([{"type": kind}])] == ["/blocks/0/type"]
