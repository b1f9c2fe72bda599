from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.shelf_desk import ShelfDesk
from tests.teams import NOW, Team

if TYPE_CHECKING:
    from bot.views.answers import Answer

ARTICLE = "https://example.com/report?utm_source=mail"
ADD = f'/upshot shelf add {ARTICLE} "New figures on energy prices" industry news'


def _shelf(team: Team, state: str = "on") -> list[str]:
    with team.database.snapshot() as tx:
        return [row.item.address for row in tx.shelf.items("T1") if row.item.state == state]


def _entries(team: Team) -> int:
    with team.database.snapshot() as tx:
        return tx.journal.last_sequence("T1")


@pytest.mark.parametrize("who", ["UM", "UA"])
async def test_a_manager_puts_something_on_the_shelf(team: Team, anna: ShelfDesk, who: str) -> None:
    """What a manager or admin adds is seen by all at once: category, why, who, and a link that names its host."""
    answer = await ShelfDesk(team.database, who).types(ADD)
    assert "On the shelf now:" in answer
    shown = await anna.types("/upshot shelf")
    assert f"*Industry news* · <{ARTICLE}|example.com>" in shown
    assert "New figures on energy prices" in shown
    assert ("found by Mia" if who == "UM" else "found by Alva") in shown
    assert anna.labels == ["I shared it"]


async def test_only_those_who_keep_it_can_take_off(mia: ShelfDesk, anna: ShelfDesk, team: Team) -> None:
    """The button stands with managers and admins, and whoever else clicks it is refused."""
    await mia.types(ADD)
    await mia.types("/upshot shelf")
    assert mia.labels == ["I shared it", "Take off"]
    shown = mia.shown
    assert "Only managers and admins" in await anna.clicks("Take off", on=shown)
    assert "Only managers and admins" in await anna.types("/upshot shelf remove 1")
    assert _shelf(team) == [ARTICLE]
    assert "Taken off: New figures" in await mia.clicks("Take off", on=shown)
    assert mia.shown.is_replacement
    assert "nothing on the shelf yet" in mia.shown.text
    assert "not there any more" in await mia.clicks("Take off", on=shown)


async def test_strangers_and_guests_see_and_keep_nothing(mia: ShelfDesk, team: Team) -> None:
    """A guest whom no admin added is refused by every door, and other workspaces have shelves of their own."""
    await mia.types(ADD)
    shown = mia.shown
    await mia.types("/upshot shelf")
    entries = _entries(team)
    gus = ShelfDesk(team.database, "UG")
    for line in ("/upshot shelf", ADD, "/upshot shelf remove 1", "/upshot shelf nonsense"):
        answer = await gus.types(line)
        assert "members of this workspace" in answer or "Only managers" in answer
        assert "found by" not in answer
    assert "members of this workspace" in await gus.clicks("I shared it", on=mia.shown)
    assert "Only managers and admins" in await gus.clicks("Take off", on=shown)
    assert _entries(team) == entries
    other = Team.found(team.database, "T2")
    other.knows("UX", "Xaver")
    other.appoints("UX", "admin")
    stranger = ShelfDesk(team.database, "UX", workspace_id="T2")
    assert "energy" not in await stranger.types("/upshot shelf")
    assert "not there any more" in await stranger.clicks("Take off", on=shown)
    assert "not there any more" in await stranger.clicks("I shared it", on=mia.shown)


@pytest.mark.parametrize("named", ["2", "#2", "https://www.example.com/1/"])
async def test_something_is_taken_off_by_its_number_or_address(mia: ShelfDesk, team: Team, named: str) -> None:
    """The number is that of the list, and the address may be spelled otherwise."""
    await mia.types("/upshot shelf add https://example.com/1")
    mia.waits(minutes=1)
    await mia.types("/upshot shelf add https://example.com/2")
    answer = await mia.types(f"/upshot shelf remove {named}")
    assert _shelf(team) == ["https://example.com/2"]
    assert "1. *Other* · <https://example.com/2|example.com>" in answer


@pytest.mark.parametrize(("named", "words"), [("7", "no `7` on the shelf"), ("https://x.example/", "x.example")])
async def test_nothing_is_named_so(mia: ShelfDesk, named: str, words: str) -> None:
    """A number or an address that is not there is repeated, and nothing changes."""
    await mia.types(ADD)
    assert words in await mia.types(f"/upshot shelf remove {named}")
    assert mia.shown.is_refusal


async def test_the_eleventh_lets_the_oldest_fall_off(mia: ShelfDesk, team: Team) -> None:
    """There is room for ten; the answer names the one that makes room."""
    for number in range(10):
        await mia.types(f'/upshot shelf add https://example.com/{number} "Number {number}"')
        mia.waits(minutes=1)
    answer = await mia.types("/upshot shelf add https://example.com/10")
    assert "the oldest one fell off: Number 0" in answer
    assert _shelf(team) == [f"https://example.com/{number}" for number in range(1, 11)]


async def test_the_same_again_moves_to_the_top(mia: ShelfDesk, team: Team) -> None:
    """An address that is there already is renewed: with the new words, and for four weeks more."""
    await mia.types(ADD)
    mia.waits(hours=1)
    await mia.types("/upshot shelf add https://example.com/2")
    mia.waits(hours=1)
    assert "Put anew" in await mia.types('/upshot shelf add https://example.com/report "Even newer"')
    assert len(_shelf(team)) == 2
    shown = await mia.types("/upshot shelf")
    assert shown.index("Even newer") < shown.index("https://example.com/2")
    assert "1. *Industry news*" in shown


async def test_items_leave_after_four_weeks(mia: ShelfDesk) -> None:
    """What has stood for four weeks is gone by itself, to the minute."""
    await mia.types(ADD)
    mia.now = NOW + timedelta(weeks=4)
    assert "energy" in await mia.types("/upshot shelf")
    mia.waits(minutes=1)
    assert "nothing on the shelf yet" in await mia.types("/upshot shelf")


async def test_a_repeated_delivery_adds_once(mia: ShelfDesk, team: Team) -> None:
    """The same line delivered twice is one item, and both answers are the first one."""
    first = await mia.types(ADD, key="command:same")
    assert await mia.types(ADD, key="command:same") == first
    assert len(_shelf(team)) == 1


async def test_the_journal_knows_who_and_why(mia: ShelfDesk, team: Team) -> None:
    """The entry holds the words of who put it there."""
    await mia.types(ADD)
    with team.database.snapshot() as tx:
        entry = tx.journal.entries_of("T1", "UM", ["shelf"])[0]
    assert (entry.reason, entry.origin) == ("New figures on energy prices", "command")


@pytest.mark.parametrize("language", ["en", "de", "sv"])
async def test_nothing_typed_comes_alive(mia: ShelfDesk, anna: ShelfDesk, language: str) -> None:
    """Mentions, links and mark-up in a reason stay words, and a long one is cut where it is shown."""
    nasty = "<!channel> <@U1|anna> <https://evil.example|our bank> 5 &lt; 6 &amp; 7 " + "x" * 300
    await mia.types(f'/upshot shelf add <https://example.com/a%7Cb?x=<y|label> "{nasty}"')
    await mia.types(f'/upshot shelf add https://example.com/a "{nasty}"')
    anna.language = language
    shown = await anna.types("/upshot shelf")
    assert "<!" not in shown
    assert "<@" not in shown
    assert "evil" not in shown
    assert "x" * 140 not in shown
    assert "@channel @anna our bank 5 &lt; 6 &amp; 7" in shown
    assert all(block["text"].get("verbatim") for block in _sections(anna.shown) if "example.com" in str(block))


async def test_other_languages_read_their_words(mia: ShelfDesk) -> None:
    """The line is understood in German and Swedish, with its category."""
    mia.language = "de"
    assert "Branchennews" in await mia.types("/upshot regal hinzufügen https://example.com/de „Neue Zahlen“ Branche")
    mia.language = "sv"
    assert "Mässa" in await mia.types('/upshot hylla lägg till https://example.com/sv "Kom förbi" mässa')
    assert "Mässa" not in await mia.types("/upshot hylla ta bort 1")


async def test_help_shows_lines_that_work(anna: ShelfDesk) -> None:
    """Help explains the line; something that is none is repeated with an example."""
    assert "industry news, reference, trade fair" in await anna.types("/upshot shelf help")
    assert "“dance”" in await anna.types("/upshot shelf dance")


def _sections(answer: Answer) -> list[dict[str, Any]]:
    return [block for block in answer.blocks if block["type"] == "section"]
