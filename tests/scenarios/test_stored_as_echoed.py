"""Whatever is typed or submitted is stored exactly as echoed, or nothing is and the answer says why."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from bot.domain.metrics import SSI_PILLARS
from bot.i18n import Texts
from bot.views import metrics
from tests.scenarios.facts import brought, standing

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office

ENGLISH = Texts("en")
_SETTINGS = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],  # what fails is short already, and each try costs a moment
)

_digits = st.text("0123456789", min_size=1, max_size=5)
_marks = st.sampled_from([",", ".", " ", "\N{NO-BREAK SPACE}", "'", "k", "T€", "%", "+", "-", "−", "½", "٣", ""])
_numbers = st.lists(_digits | _marks, min_size=1, max_size=4).map("".join)
_hostile = st.sampled_from(
    ["<!channel>", "\u202e72", "nan", "inf", "1e9", "=1+1", "🙂", "{week}", "`72`", "*7*", "0x10"]
)
_free = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
_texts = st.one_of(_numbers, _numbers, _hostile, _free)
_commands = st.sampled_from(["/ssi {}", "/connections {}", "/shares {}", "/outcomes meetings {}", "/checkin leads {}"])
_lines = st.builds(lambda command, text: command.format(text), _commands, _texts)
_fields = st.dictionaries(
    st.sampled_from(["SSI", "Connections", "Meetings held"]),
    _texts,
    min_size=1,
    max_size=3,
)
_names = count(1)


def _newcomer(office: Office) -> Colleague:
    handle = f"s{next(_names)}"
    office.workspace.add_person(handle)
    return office.sits(handle)


def _stored(office: Office, sequence: int) -> dict[str, Decimal]:
    """Return the numbers that an entry brought, by name."""
    rows = [row for table, row in brought(office, sequence) if table == "reported_amount"]
    kept = {row["metric"]: row["amount"] for row in rows if row["amount"] is not None}
    return {metrics.name(metric, ENGLISH): amount for metric, amount in kept.items() if metric not in SSI_PILLARS}


def _logged(office: Office, sequence: int) -> list[str]:
    """Return the addresses that an entry brought."""
    return [str(row["address"]) for _, row in brought(office, sequence) if row.get("address")]


def _echoed(said: str) -> dict[str, Decimal]:
    """Return the numbers that an answer repeats in bold, by name: the newest where an older one stands beside it."""
    found = re.findall(r"\*([A-Za-z][^*\d\N{MINUS SIGN}]*?) (?:[\d.,]+ → )?([\d.,]+)\*", said)
    return {name: Decimal(number.replace(",", "")) for name, number in found}


def _assert_told_alike(office: Office, entries: int, before: object, said: str) -> None:
    assert said
    assert "went wrong" not in said
    if office.entries == entries:
        assert standing(office) == before
        assert "Noted for" not in said
        return
    assert office.entries == entries + 1
    assert "Noted for week 46" in said
    if addresses := _logged(office, office.entries):  # what is typed may happen to be one, such as k.kk
        assert all(f"`{address}`" in said for address in addresses)
        return
    assert _stored(office, office.entries)
    assert _echoed(said) == _stored(office, office.entries)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@settings(_SETTINGS, max_examples=80)
@given(line=_lines)
@example(line="/ssi 63,5")
@example(line="/connections 1.234")
@example(line="/shares 12k")
@example(line="/shares k.kk")
async def test_a_line_is_stored_as_echoed_or_not_at_all(office: Office, line: str) -> None:
    """Of a line, the numbers in the answer and those in the database are the same."""
    person = _newcomer(office)
    entries, before = office.entries, standing(office)
    _assert_told_alike(office, entries, before, await person.types(line))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@settings(_SETTINGS, max_examples=50)
@given(fields=_fields)
@example(fields={"SSI": "720", "Meetings held": "3"})
async def test_a_form_is_stored_as_echoed_or_stays_open(office: Office, fields: dict[str, str]) -> None:
    """A form is stored as its receipt says, or stays open with a word at each wrong field and all that was typed."""
    await _assert_as_echoed_or_open(office, fields)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@settings(_SETTINGS, max_examples=10)
@given(fields=_fields)
async def test_a_form_is_as_good_on_postgresql(office: Office, fields: dict[str, str]) -> None:
    """The same is true for the other database."""
    await _assert_as_echoed_or_open(office, fields)


async def _assert_as_echoed_or_open(office: Office, fields: dict[str, str]) -> None:
    person = _newcomer(office)
    await person.types("/checkin")
    entries, before = office.entries, standing(office)
    seen = await person.submits(fields)
    if office.entries == entries:
        assert standing(office) == before
        assert seen.errors or "One more look" in str(seen.view and seen.view.blocks)
        assert _typed(person) == {label: text for label, text in fields.items() if text}
    else:
        assert seen.view is not None
        _assert_told_alike(office, entries, before, _words(seen.view.blocks))
    while person.seat.form is not None:
        await person.seat.closes(everything=True)


def _typed(person: Colleague) -> dict[str, str]:
    """Return what stands in the form in front, by label."""
    form = person.seat.form
    assert form is not None
    inputs = [block for block in form.blocks if block["type"] == "input"]
    values = {block["label"]["text"]: form.values.get(block["block_id"], {}).get("value", {}) for block in inputs}
    return {label: state["value"] for label, state in values.items() if state.get("value")}


def _words(blocks: list[dict[str, object]]) -> str:
    return "\n".join(re.findall(r"'text': '((?:[^'\\]|\\.)*)'", str(blocks))).replace("\\n", "\n")
