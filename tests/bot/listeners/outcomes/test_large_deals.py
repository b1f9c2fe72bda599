"""Large deals wait for a second person: asked, verified, refused, and let alone by those with a part in them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.teams import SETTINGS, WEEK

if TYPE_CHECKING:
    from tests.outcome_desk import OutcomeDesk
    from tests.teams import Team

LARGE = "/deal won 60000 Acme social"
"""Above ten weekly revenue goals of 5,000."""


def _later(desk: OutcomeDesk) -> OutcomeDesk:
    desk.now += timedelta(minutes=11)
    return desk


async def test_a_large_deal_is_marked_until_a_manager_verifies_it(anna: OutcomeDesk, mia: OutcomeDesk) -> None:
    """It counts at once; a manager is asked a while later, and their click takes the mark away."""
    told = await anna.types(LARGE)
    assert "Unverified" in told
    assert "a manager or admin looks at it" in told
    assert anna.notices() == {}
    question = _later(anna).notices()["U9"]
    assert "*Acme* · €60,000" in question.text
    assert "*Acme* is verified" in await mia.clicks("It is right", on=question)
    assert "Mia verified the deal with *Acme*" in _later(anna).notices()["U1"].text
    assert "unverified" not in await anna.types("/deal list")
    assert "No large deal waits" in await mia.types("/upshot verify")


async def test_a_refusal_makes_it_void_until_somebody_stands_for_it(anna: OutcomeDesk, mia: OutcomeDesk) -> None:
    """A refused deal comes back through the second person, not through its seller, who reopens it or types it again."""
    await anna.types(LARGE)
    await mia.types("/upshot verify")
    assert "*Acme* is void now" in await mia.clicks("Refuse")
    assert "it is void and counts no more" in anna.notices()["U1"].text
    for line in ("/deal reopened Acme", "/deal won 60k acme"):
        assert "could not confirm the deal with" in await anna.types(line)
    await mia.types("/upshot verify")
    assert "*Acme* is verified" in await mia.clicks("Count it after all")
    assert "won on" in await anna.types("/deal list")
    assert "This deal was changed since by something else, and stays: *Acme*" in await anna.types("/undo")


async def test_a_refused_deal_comes_back_with_an_id_of_the_crm(anna: OutcomeDesk, mia: OutcomeDesk) -> None:
    """The CRM is as good as a second person."""
    await anna.types(LARGE)
    await mia.types("/upshot verify")
    await mia.clicks("Refuse")
    assert "open since" in await anna.types("/deal reopened 60000 Acme opened 2026-11-10 id 4711")
    assert "Unverified" not in await anna.types("/deal won Acme")


@pytest.mark.parametrize("line", ["/deal won 49000 Acme", "/deal won 60000 Acme id 4711", "/deal open 60000 Acme"])
async def test_what_waits_for_nobody(anna: OutcomeDesk, line: str) -> None:
    """Smaller deals, those that the CRM knows, and those that are not won are no question."""
    assert "Unverified" not in await anna.types(line)
    assert _later(anna).notices() == {}


async def test_nobody_verifies_a_deal_of_their_own(team: Team, anna: OutcomeDesk, mia: OutcomeDesk) -> None:
    """A manager with a part in it is neither asked nor let through; another one is."""
    team.joins("U9", "Mia")
    team.knows("U8", "Nils")
    team.appoints("U8", "admin")
    await anna.types(f"{LARGE} with <@U9> 10%")
    asked = _later(anna).notices()
    assert "It is right" in str(asked["U8"].blocks)
    assert "It is right" not in str(asked["U9"].blocks)
    assert "You have a part in these" in await mia.types("/upshot verify")
    assert "You have a part in this deal" in await mia.clicks("It is right", on=asked["U8"])


async def test_who_verified_a_deal_and_is_given_a_part_stood_for_it_in_vain(
    team: Team, anna: OutcomeDesk, mia: OutcomeDesk
) -> None:
    """It waits again, for somebody else; without the part the word stands as before."""
    team.joins("U9", "Mia")
    team.knows("U8", "Nils")
    team.appoints("U8", "admin")
    await anna.types(LARGE)
    await mia.types("/upshot verify")
    await mia.clicks("It is right")
    _later(anna).notices()
    await anna.types("/deal list")
    await anna.clicks("Edit")
    assert "Unverified" in await anna.saves(shared=["U9"], parts="10")
    assert [key for key, asked in _later(anna).notices().items() if "Is this deal right?" in asked.text] == ["U8"]
    assert "You have a part in these" in await mia.types("/upshot verify")
    await anna.types("/undo")
    assert "unverified" not in await anna.types("/deal list")


async def test_a_part_that_is_declined_only_to_verify_the_deal_comes_back_unverified(
    team: Team, anna: OutcomeDesk, mia: OutcomeDesk
) -> None:
    """Whoever takes the declining back stood for a deal of their own."""
    team.joins("U9", "Mia")
    await anna.types(f"{LARGE} with <@U9> 10%")
    await mia.clicks("Not mine", on=_later(anna).notices()["U9"])
    await mia.types("/upshot verify")
    await mia.clicks("It is right")
    assert "unverified" not in await anna.types("/deal list")
    await mia.types("/undo")
    assert "unverified" in await anna.types("/deal list")


async def test_an_undone_deal_asks_nobody(anna: OutcomeDesk) -> None:
    """A slip of the finger that is taken back at once reaches no manager."""
    await anna.types(LARGE)
    await anna.types("/undo")
    assert _later(anna).notices() == {}


async def test_a_larger_value_waits_again(anna: OutcomeDesk, mia: OutcomeDesk) -> None:
    """A deal is verified up to what it was worth; an old button says that it changed."""
    await anna.types(LARGE)
    await mia.types("/upshot verify")
    old = mia.shown
    await mia.clicks("It is right")
    await anna.types("/deal list")
    await anna.clicks("Edit")
    assert "Unverified" in await anna.saves(value="90000")
    assert "has changed since" in await mia.clicks("It is right", on=old)


async def test_the_admin_says_what_is_large(team: Team, anna: OutcomeDesk) -> None:
    """An amount of the programme's goes before the goals."""
    with team.entry() as (tx, sequence):
        tx.programmes.record("T1", sequence, (tx.programmes.of("T1") or SETTINGS)._replace(large_deal=Decimal(100_000)))
    assert "Unverified" not in await anna.types(LARGE)
    assert "Unverified" in await anna.types("/deal won 100001 Beta")


async def test_five_times_the_usual_value_is_large(team: Team, anna: OutcomeDesk) -> None:
    """With eight deals to compare with, far above their median is large, whatever the goals are."""
    for number in range(8):
        team.deals("U2", f"Customer {number}", 1000, closed_on=WEEK.days[1] - timedelta(weeks=2))
    assert "Unverified" in await anna.types("/deal won 5001 Acme")


async def test_who_is_no_manager_sees_and_says_nothing(anna: OutcomeDesk, ben: OutcomeDesk, mia: OutcomeDesk) -> None:
    """Sellers verify nothing, and two clicks are one."""
    await anna.types(LARGE)
    await mia.types("/upshot verify")
    shown = mia.shown
    assert "manager" in await ben.types("/upshot verify")
    await ben.clicks("It is right", on=shown)
    assert "unverified" in await anna.types("/deal list")
    await mia.clicks("It is right", on=shown)
    assert "waits for nobody" in await mia.clicks("It is right", on=shown)
