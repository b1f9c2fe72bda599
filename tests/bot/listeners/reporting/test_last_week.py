from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.teams import WEEK, Team


async def test_on_monday_last_week_is_offered(anna: Desk) -> None:
    """Until the post, an entry without a week can be moved to the week before by a click."""
    anna.turns_to(2026, 11, 16, 7)
    assert "week 46 is not posted yet" in await anna.types("/outcomes meetings 3")
    said = await anna.clicks("Week 46 instead")
    assert "Moved from week 47." in said
    assert anna.numbers(WEEK) == {"meetings": 3}
    assert anna.numbers(WEEK + 1) == {}


@pytest.mark.parametrize(("moment", "is_offered"), [((16, 8, 59), True), ((16, 9, 0), False), ((15, 22, 59), False)])
async def test_last_week_is_offered_from_monday_to_the_post(
    anna: Desk,
    moment: tuple[int, ...],
    is_offered: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """The post of this programme comes on Monday at 10:00 in Berlin, which is 9:00 UTC."""
    anna.turns_to(2026, 11, *moment)
    await anna.types("/outcomes meetings 3")
    assert bool(anna.labels) is is_offered


async def test_a_named_week_is_not_asked_about(anna: Desk) -> None:
    """Whoever names the week means it."""
    anna.turns_to(2026, 11, 16, 7)
    await anna.types("/outcomes meetings 3 this week")
    assert anna.labels == []


async def test_moving_twice_moves_once(anna: Desk) -> None:
    """A double click is given the same answer, and an addition is added once."""
    await anna.types("/outcomes meetings 1")
    anna.turns_to(2026, 11, 16, 7)
    await anna.types("/outcomes meetings +2")
    asked = anna.shown
    first = await anna.clicks("instead", on=asked)
    assert await anna.clicks("instead", on=asked) == first
    assert anna.numbers(WEEK) == {"meetings": 3}


async def test_moving_keeps_what_stood_before(anna: Desk) -> None:
    """Only the entry moves; the number that it replaced stands again."""
    anna.turns_to(2026, 11, 16, 7)
    await anna.types("/ssi 70 this week")
    await anna.types("/ssi 72")
    await anna.clicks("instead")
    assert anna.numbers(WEEK) == {"ssi": 72}
    assert anna.numbers(WEEK + 1) == {"ssi": 70}


async def test_an_entry_that_was_replaced_is_not_moved(anna: Desk) -> None:
    """An old answer's button cannot take what was typed later."""
    anna.turns_to(2026, 11, 16, 7)
    await anna.types("/ssi 70")
    old = anna.shown
    await anna.types("/ssi 72")
    assert "changed or taken back since" in await anna.clicks("instead", on=old)
    assert anna.numbers(WEEK + 1) == {"ssi": 72}


async def test_an_address_and_a_deal_move_too(anna: Desk) -> None:
    """Everything that an entry may be has a week that it can be moved from."""
    anna.turns_to(2026, 11, 16, 7)
    await anna.types("/shares https://example.com/a")
    assert "Noted for week 46" in await anna.clicks("instead")
    await anna.types("/deal won 700 Acme")
    assert "won on 15 Nov 2026" in await anna.clicks("instead")


async def test_somebody_elses_entry_cannot_be_moved(anna: Desk, team: Team) -> None:
    """A button belongs to the person who was answered."""
    anna.turns_to(2026, 11, 16, 7)
    await anna.types("/ssi 70")
    bo = Desk(team.database, "U2", now=anna.now)
    assert "changed or taken back since" in await bo.clicks("instead", on=anna.shown)
    assert anna.numbers(WEEK + 1) == {"ssi": 70}
