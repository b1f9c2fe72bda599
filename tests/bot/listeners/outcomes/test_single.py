from __future__ import annotations

from typing import TYPE_CHECKING

from tests.teams import WEEK

if TYPE_CHECKING:
    from tests.outcome_desk import OutcomeDesk

SHARE = "https://www.linkedin.com/posts/anna_activity-7123456789012345678-abcd?utm_source=share"


async def test_a_lead_is_logged_by_its_customer(anna: OutcomeDesk) -> None:
    """It adds to the number that was typed, and the answer shows both parts."""
    await anna.types("/outcomes leads 2")
    said = await anna.types("/outcomes lead Acme")
    assert "Noted for week 46: a lead, *Acme*" in said
    assert "*qualified leads 3* (2 typed + 1 one by one)" in said
    assert anna.numbers()["leads"] == 2


async def test_a_meeting_and_a_call_are_logged_too(anna: OutcomeDesk) -> None:
    """In any of the languages, with the customer in quotes where it needs them."""
    assert "a meeting with *Beta GmbH*" in await anna.types('/outcomes meeting "Beta GmbH"')
    anna.language = "de"
    assert "*3M*" in await anna.types('/outcomes Termin mit "3M"')
    anna.language = "sv"
    assert "*Volvo*" in await anna.types("/outcomes samtal med Volvo")


async def test_numbers_stay_what_they_were(anna: OutcomeDesk) -> None:
    """A line with a number is about numbers, and what has neither is refused with a right example."""
    assert "*meetings held 3*, *qualified leads 1*" in await anna.types("/outcomes meetings 3 leads 1")
    refusal = await anna.types("/outcomes lead")
    assert "There is no number for “lead”" in refusal
    assert "You typed: lead" in refusal


async def test_a_lead_names_the_share_that_it_came_from(anna: OutcomeDesk) -> None:
    """The own share is found however its address was copied."""
    await anna.types(f"/shares {SHARE}")
    said = await anna.types(
        "/outcomes lead Acme from <https://linkedin.com/feed/update/urn:li:activity:7123456789012345678>"
    )
    assert "It came from your share `linkedin.com/feed/update/7123456789012345678`." in said


async def test_a_colleagues_share_is_named_to_both(anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """The colleague is told by name, without the customer; there are no points for it."""
    await anna.types(f"/shares {SHARE}")
    said = await ben.types(f"/outcomes lead Acme from {SHARE}")
    assert "Anna shared what it came from, and is told" in said
    told = ben.notices()["U1"].text
    assert "Your share" in told
    assert "Ben" in told
    assert "Acme" not in told


async def test_a_share_that_nobody_logged_is_kept_all_the_same(anna: OutcomeDesk) -> None:
    """The answer says that nobody logged it."""
    assert "nobody here logged in the last 13 weeks" in await anna.types("/outcomes lead Acme from https://a.example/1")
    assert anna.notices() == {}


async def test_a_share_of_long_ago_is_nobodys(anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """After 13 weeks a share is forgotten."""
    await anna.types(f"/shares {SHARE}")
    ben.waits(weeks=13)
    assert "nobody here logged" in await ben.types(f"/outcomes lead Acme from {SHARE}")


async def test_undo_takes_a_single_lead_back(anna: OutcomeDesk) -> None:
    """What stands now is what stood before, and the colleague whose share it was is not told any more."""
    await anna.types("/outcomes leads 2")
    await anna.types("/outcomes lead Acme")
    said = await anna.types("/undo")
    assert "Taken back: a lead, *Acme* (week 46)" in said
    assert "No longer noted: a lead, *Acme*." in said
    assert "Now week 46 has qualified leads 2." in said


async def test_what_was_taken_back_is_not_told(anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """A notice that is on its way is dropped."""
    await anna.types(f"/shares {SHARE}")
    await ben.types(f"/outcomes lead Acme from {SHARE}")
    await ben.types("/undo")
    assert ben.notices() == {}


async def test_a_lead_moves_to_the_week_before(anna: OutcomeDesk) -> None:
    """As every entry does on Monday, and back again by undo."""
    anna.turns_to(2026, 11, 16, 8)
    await anna.types("/outcomes lead Acme")
    said = await anna.clicks("Week 46 instead")
    assert "Moved from week 47." in said
    assert "*qualified leads 1*\n" in said
    assert "Now week 47 has qualified leads 1." in await anna.types("/undo")
    assert "Now week 47 has no qualified leads." in await anna.types("/undo")


async def test_a_repeated_delivery_logs_once(anna: OutcomeDesk) -> None:
    """The second one is given the first answer."""
    first = await anna.types("/outcomes lead Acme", key="command:again")
    assert await anna.types("/outcomes lead Acme", key="command:again") == first


async def test_a_named_week_is_kept(anna: OutcomeDesk) -> None:
    """A lead of last week counts there; a closed one is refused with the open ones."""
    assert "Noted for week 45: a lead, *Acme*" in await anna.types("/outcomes lead Acme last week")
    assert "Week 40 is closed. Open are `week 46`, `week 45`" in await anna.types(f"/outcomes lead Acme {WEEK - 6}")


async def test_too_many_are_refused(anna: OutcomeDesk) -> None:
    """What was typed and logged together stays within what a week may have."""
    await anna.types("/outcomes leads 100")
    assert "outside of what is possible" in await anna.types("/outcomes lead Acme")
    assert anna.numbers()["leads"] == 100


async def test_a_customer_comes_to_life_nowhere(anna: OutcomeDesk) -> None:
    """Mentions and mark-up in a name are only text."""
    await anna.types("/outcomes lead <!channel> & <@U2|ben>")
    assert "<!channel>" not in str(anna.shown.blocks)
    assert "<@U2" not in str(anna.shown.blocks)
