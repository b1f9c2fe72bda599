from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.connections.levels import Level, LevelsGoneError, levels_of, packed, unpacked, weeks_taken_over
from bot.domain.typed.weeks import open_weeks
from bot.domain.weeks import Week
from tests.bot.domain.connections.lists import on_days, reading

NOW = Week.iso(2026, 47)
_LEVELS = st.tuples(st.integers(0, 30_000), st.none() | st.integers(0, 100)).map(
    lambda each: Level(max(each[0], each[1] or 0), each[1])
)


def test_open_weeks_are_taken_over() -> None:
    """Who takes part for long has the open weeks noted, and nothing that is closed."""
    assert weeks_taken_over(NOW - 20, open_weeks(NOW)) == tuple(NOW - ago for ago in (4, 3, 2, 1, 0))


def test_who_begins_gets_a_baseline() -> None:
    """As long as the first week is open, half a year before it is noted, too."""
    weeks = weeks_taken_over(NOW - 4, open_weeks(NOW))
    assert (weeks[0], weeks[-1], len(weeks)) == (NOW - 30, NOW, 31)
    assert weeks_taken_over(NOW, open_weeks(NOW))[0] == NOW - 26


def test_weeks_before_the_first_connection_have_no_level() -> None:
    """Nobody is noted to have had zero connections; without an audience nothing is said of one."""
    found = reading(on_days("20 Nov 2026", "10 Nov 2026"))
    levels = levels_of(found, [NOW - 2, NOW - 1, NOW], has_audience=False)
    assert levels == {NOW - 1: Level(1, None), NOW: Level(2, None)}
    assert levels_of(found, [NOW], has_audience=True) == {NOW: Level(2, 0)}


@given(st.dictionaries(st.integers(0, 150_000).map(Week), _LEVELS, min_size=1, max_size=40))
def test_a_button_carries_levels_exactly(levels: dict[Week, Level]) -> None:
    """What a button was given comes back, and it fits into what Slack lets a button carry."""
    assert unpacked(packed(levels)) == levels
    assert len(packed(levels)) < 2000


_TOO_MANY = "[" + ",".join(f"[{number},1,0]" for number in range(41)) + "]"
_ODD = ("[]", "[[1,2]]", "[[1,2,3]]", "[[1,-2,null]]", "[[1,2.5,1]]", '[[1,"2",1]]', "[[1,30001,1]]", "[[true,2,1]]")


@pytest.mark.parametrize("text", ["", "x", "{}", "null", *_ODD, _TOO_MANY])
def test_a_button_of_other_making_is_refused(text: str) -> None:
    """Numbers that are no levels are not stored."""
    with pytest.raises(LevelsGoneError):
        unpacked(text)
