from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.teams import NOW, WEEK

if TYPE_CHECKING:
    from tests.shelf_desk import ShelfDesk
    from tests.teams import Team

ADD = '/upshot shelf add https://example.com/news?utm_source=x "New figures" industry news'


def _logged(team: Team) -> list[tuple[str, str, int | None]]:
    with team.database.snapshot() as tx:
        return [(row.seller_id, row.address, row.shelf_item_id) for row in tx.contents.all("T1")]


async def test_one_tap_logs_it(mia: ShelfDesk, anna: ShelfDesk, team: Team) -> None:
    """A tap counts the address for the running week, as an address typed by hand would, and keeps where it is from."""
    await mia.types(ADD)
    await anna.types("/upshot shelf")
    answer = await anna.clicks("I shared it")
    assert "Noted for week 46: `example.com/news`" in answer
    assert "0 typed + 1 by address" in answer
    with team.database.snapshot() as tx:
        item_id = tx.shelf.items("T1")[0].item.item_id
    assert _logged(team) == [("U1", "example.com/news", item_id)]


async def test_a_second_tap_says_so(mia: ShelfDesk, anna: ShelfDesk, bo: ShelfDesk, team: Team) -> None:
    """Whoever taps again is told for which week it counts, and a colleague may share the same."""
    await mia.types(ADD)
    await anna.types("/upshot shelf")
    shown = anna.shown
    await anna.clicks("I shared it", on=shown)
    anna.waits(weeks=1)
    answer = await anna.clicks("I shared it", on=shown)
    assert "You have shared `https://example.com/news?utm_source=x` already: it counts for week 46" in answer
    await bo.clicks("I shared it", on=shown)
    assert [seller for seller, *_ in _logged(team)] == ["U1", "U2"]


async def test_what_was_shared_shows_it(mia: ShelfDesk, anna: ShelfDesk, bo: ShelfDesk) -> None:
    """The own list shows what one has shared, by tap or by hand, and nobody sees that of others."""
    await mia.types(ADD)
    await anna.types("/shares https://example.com/news")
    assert "shared in week 46" in await anna.types("/upshot shelf")
    assert anna.labels == []
    assert "shared in" not in await bo.types("/upshot shelf")
    assert "shared in" not in await mia.types("/upshot shelf")
    await anna.types("/undo")
    assert "shared in" not in await anna.types("/upshot shelf")


async def test_undo_takes_it_back(mia: ShelfDesk, anna: ShelfDesk, team: Team) -> None:
    """What was logged by a tap is taken back like any other entry, and can be shared again."""
    await mia.types(ADD)
    await anna.types("/upshot shelf")
    shown = anna.shown
    await anna.clicks("I shared it")
    assert "Taken back" in await anna.types("/undo")
    assert _logged(team) == []
    await anna.clicks("I shared it", on=shown)
    assert len(_logged(team)) == 1


async def test_it_counts_after_it_has_left(mia: ShelfDesk, anna: ShelfDesk, team: Team) -> None:
    """A tap on an old message counts, although the item was taken off meanwhile."""
    await mia.types(ADD)
    await anna.types("/upshot shelf")
    shown = anna.shown
    await mia.types("/upshot shelf remove 1")
    await anna.clicks("I shared it", on=shown)
    assert len(_logged(team)) == 1


async def test_a_first_share_joins(mia: ShelfDesk, team: Team) -> None:
    """The tap of somebody who takes no part yet is their first report."""
    await mia.types(ADD)
    await mia.types("/upshot shelf")
    answer = await mia.clicks("I shared it")
    assert "Welcome" in answer
    assert _logged(team)[0][0] == "UM"


async def test_shares_alone_shows_what_is_worth_sharing(mia: ShelfDesk, anna: ShelfDesk, team: Team) -> None:
    """Below what one has shared stands what is worth sharing, at most three, with the button that logs it."""
    assert "Worth sharing" not in await anna.types("/shares")
    for number in range(4):
        mia.waits(minutes=1)
        await mia.types(f'/upshot shelf add https://example.com/{number} "Number {number}"')
    anna.waits(minutes=5)
    shown = await anna.types("/shares")
    assert "*Worth sharing this week*\nNumber 3 · <https://example.com/3|example.com>\nNumber 2" in shown
    assert "Number 0" not in shown
    assert "`/upshot shelf` has 1 more." in str(anna.shown.blocks)
    await anna.clicks("I shared it")
    assert "Number 3 · <https://example.com/3|example.com> · shared in week 46" in await anna.types("/shares")
    assert len(_logged(team)) == 1


@pytest.mark.parametrize("weeks", [1, 3])
async def test_it_counts_for_the_running_week(mia: ShelfDesk, anna: ShelfDesk, team: Team, weeks: int) -> None:
    """The week is that of the tap, whenever the list was drawn."""
    await mia.types(ADD)
    await anna.types("/upshot shelf")
    anna.waits(weeks=weeks)
    await anna.clicks("I shared it")
    with team.database.snapshot() as tx:
        assert [row.week_start for row in tx.contents.all("T1")] == [(WEEK + weeks).starts_on]
    assert anna.now > NOW
