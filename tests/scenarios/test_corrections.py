from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


async def test_undo_goes_back_one_entry_at_a_time(anna: Colleague) -> None:
    """Each undo names what it took back and what the next one would take, deals included."""
    await anna.types("/ssi 70")
    await anna.types("/deal won 12000 Acme social")
    await anna.types("/ssi 72")
    first = await anna.types("/undo")
    assert "SSI 72" in first
    assert "70" in first
    assert "Acme" in first.splitlines()[-1]
    assert "Acme" in await anna.types("/undo")
    assert "SSI 70" in await anna.types("/undo")
    assert "nothing of yours" in await anna.types("/undo")
    assert "1. Anna" not in await anna.types("/leaderboard")


async def test_undo_takes_back_own_entries_only(anna: Colleague, bernd: Colleague) -> None:
    """What a colleague reported in between stays."""
    await anna.types("/outcomes meetings 3")
    await bernd.types("/outcomes meetings 4")
    await anna.types("/undo")
    assert "1. Bernd Vogt" in await bernd.types("/leaderboard")


async def test_on_monday_an_entry_moves_to_last_week_by_a_click(office: Office, anna: Colleague) -> None:
    """Before the post, a bare entry belongs to the new week, and one click gives it to the old one."""
    await office.turns_to(2026, 11, 16, 7)
    assert "week 46 is not posted yet" in await anna.types("/outcomes meetings 3")
    assert "Moved from week 47" in await anna.clicks("Week 46 instead")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    assert "1. Anna Berg" in office.posts[0].text


async def test_two_clicks_move_once(office: Office, anna: Colleague) -> None:
    """A second click on a button that was shown before changes nothing more."""
    await office.turns_to(2026, 11, 16, 7)
    await anna.types("/outcomes meetings +3")
    assert anna.seen is not None
    asked = anna.seen.message
    assert asked is not None
    blocks = asked.blocks
    await anna.clicks("Week 46 instead")
    entries = office.entries
    office.workspace.edit(asked, blocks=blocks)
    await anna.clicks("Week 46 instead", asked)
    assert office.entries == entries
    assert await anna.week("last week") == {"Meetings held": "3"}


async def test_an_old_undo_button_takes_back_nothing_else(anna: Colleague) -> None:
    """The button of an answer takes back that answer's entry, never a later one."""
    await anna.types("/deal won 12000 Acme social")
    assert anna.seen is not None
    deal = anna.seen.message
    await anna.types("/ssi 72")
    await anna.clicks("Undo", deal)
    assert await anna.week() == {"SSI": "72"}
    await anna.types("/undo")
    assert "Acme" in await anna.types("/deal list")


async def test_the_same_deal_again_asks_first(anna: Colleague) -> None:
    """A second deal with the same customer, value and week is stored only when it is confirmed."""
    await anna.types("/deal won 12000 Acme social")
    await anna.types("/deal won 12000 ACME social")
    (yes, *_) = [label for label in anna.labels if label.startswith("Yes")]
    assert "Acme" in (await anna.clicks(yes)).title()


async def test_an_address_counts_once(anna: Colleague) -> None:
    """The same address, dressed differently, adds nothing and says for which week it counts."""
    assert "*shares and comments 1*" in await anna.types("/shares https://www.linkedin.com/posts/anna_1?utm_source=a")
    assert "counts already" in await anna.types("/shares https://linkedin.com/posts/anna_1/")
    await anna.types("/shares https://example.com/2")
    assert "*own posts 1*" in await anna.chooses("say_kind_of_share", "Own post")
