"""Undo is the exact inverse: whatever was done, taking it back leaves the facts as they were."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.views.outcomes.deal_buttons import BELL, CONFIRM
from bot.views.reporting.buttons import CONFIRM_NUMBERS, UNDO
from bot.views.shelf.buttons import SUGGEST, WITHDRAW
from tests.scenarios.facts import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

    from tests.scenarios.facts import Facts
    from tests.scenarios.office import Colleague, Office

_NOT_HERE = (UNDO, CONFIRM_NUMBERS, CONFIRM, BELL, SUGGEST, WITHDRAW)
"""What is not taken back by `/undo`: itself, a yes to a question, the bell, and what goes to the shelf."""

_small = st.integers(0, 9)
_weeks = st.sampled_from(["", "", " last week", " week 44"])
_customers = st.sampled_from(["Acme", "Nordwind"])
_addresses = st.sampled_from(["https://a.example/1", "https://www.linkedin.com/posts/anna_activity-7"])


def _lines() -> SearchStrategy[str]:
    amounts = st.builds("/ssi {}{}".format, st.integers(40, 60), _weeks) | st.builds(
        "/connections {}{}".format, st.integers(900, 960), _weeks
    )
    counted = st.builds("/outcomes meetings {} leads {}{}".format, _small, _small, _weeks)
    added = st.builds("/shares +{}{}".format, st.integers(1, 5), _weeks)
    all_at_once = st.builds("/checkin ssi {} 12 13 14 11 shares {}{}".format, st.just(50), _small, _weeks)
    shared = st.builds("/shares {}{}".format, _addresses, _weeks)
    stages = st.sampled_from(["open", "qualified", "won", "lost"])
    values = st.sampled_from(["500 ", "12.000 ", "300 SEK ", ""])
    deals = st.builds("/deal {} {}{} social".format, stages, values, _customers)
    told = st.builds("/shares {} engagement {} impressions 800".format, _addresses, _small)
    single = st.builds("/outcomes lead {} from {}".format, _customers, _addresses)
    own = st.sampled_from(["/checkin hours 3.5", '/upshot target "IT managers" 5', "/upshot target off"])
    return st.one_of(amounts, counted, added, all_at_once, shared, deals, told, single, own)


_filled = st.dictionaries(
    st.sampled_from(["SSI", "Connections", "Meetings held"]),
    st.sampled_from(["", "3", "48", "950"]),
    min_size=1,
    max_size=3,
)
STEPS = st.one_of(
    st.tuples(st.just("types"), _lines()),
    st.tuples(st.just("types"), _lines()),
    st.tuples(st.just("fills"), _filled),
    st.tuples(st.just("clicks"), st.integers(0, 3)),
    st.tuples(st.just("undoes"), st.none()),
)


_SETTINGS = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],  # what fails is short already, and each try costs a second
)


@dataclass(slots=True)
class Doings:
    """What somebody did, with the facts before each of it."""

    office: Office
    person: Colleague
    before: list[Facts] = field(default_factory=list)

    async def does(self, step: tuple[str, Any]) -> None:
        """Do one thing; remember what it may be taken back to."""
        kind, what = step
        if kind == "undoes":
            await self.undoes()
            return
        facts, entries = standing(self.office), self.office.entries
        await getattr(self, f"_{kind}")(what)
        stored = self.office.entries - entries
        assert stored in {0, 1}
        if stored:
            self.before.append(facts)
        else:
            assert standing(self.office) == facts

    async def undoes(self) -> None:
        """Take back the last thing; the facts are those from before it."""
        facts = self.before.pop() if self.before else standing(self.office)
        said = await self.person.types("/undo")
        assert "went wrong" not in said
        assert standing(self.office) == facts

    async def _types(self, line: str) -> None:
        assert "went wrong" not in await self.person.types(line)

    async def _fills(self, fields: dict[str, str]) -> None:
        await self.person.types("/checkin")
        await self.person.submits(fields)
        while self.person.seat.form is not None:
            await self.person.seat.closes(everything=True)

    async def _clicks(self, number: int) -> None:
        buttons = list(self._buttons())
        if buttons:
            await self.person.clicks(buttons[number % len(buttons)])
        while self.person.seat.form is not None:
            await self.person.seat.closes(everything=True)

    def _buttons(self) -> Iterator[str]:
        newest = self.person.seat.sees("sales")[-1:]
        for block in (block for message in newest for block in message.blocks):
            for element in [*block.get("elements", ()), block.get("accessory", {})]:
                if element.get("type") == "button" and element["action_id"].split(":")[0] not in _NOT_HERE:
                    yield element["action_id"]


_NUMBERS = count(1)


async def _assert_taken_back(office: Office, steps: list[tuple[str, Any]]) -> None:
    handle = f"s{next(_NUMBERS)}"
    office.workspace.add_person(handle)
    doings = Doings(office, office.sits(handle))
    for step in steps:
        await doings.does(step)
    while doings.before:
        await doings.undoes()


@pytest.fixture
async def monday(office: Office) -> Office:
    """Let it be Monday before the post, when entries can still be moved to last week."""
    await office.turns_to(2026, 11, 16, 7)
    return office


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@settings(_SETTINGS, max_examples=30)
@given(steps=st.lists(STEPS, min_size=2, max_size=8))
async def test_undo_is_the_exact_inverse(monday: Office, steps: list[tuple[str, Any]]) -> None:
    """Lines, forms and clicks in any order, taken back in between and at the end, leave no trace in what stands."""
    await _assert_taken_back(monday, steps)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@settings(_SETTINGS, max_examples=5)
@given(steps=st.lists(STEPS, min_size=3, max_size=8))
async def test_undo_is_the_exact_inverse_on_postgresql(monday: Office, steps: list[tuple[str, Any]]) -> None:
    """The same is true for the other database."""
    await _assert_taken_back(monday, steps)
