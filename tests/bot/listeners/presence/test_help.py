"""Sellers ask for help, and managers read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.admin_desk import AdminDesk
    from tests.teams import Team


async def test_a_manager_reads_who_asked_for_help_and_with_what(anna: AdminDesk, mia: AdminDesk) -> None:
    """What a seller asks stands in the digest by name, in the seller's words."""
    said = await anna.types('/upshot ask "Nobody answers my messages"')
    assert "It stands in the next weekly digest of Mia: “Nobody answers my messages”" in said
    assert "• Anna: “Nobody answers my messages”" in await mia.types("/upshot digest")


async def test_asking_again_says_it_anew(anna: AdminDesk, mia: AdminDesk) -> None:
    """The last words of the week stand, once."""
    await anna.types("/upshot ask first")
    await anna.types("/upshot ask second")
    digest = await mia.types("/upshot digest")
    assert ("second" in digest, "first" in digest) == (True, False)


@pytest.mark.parametrize("way", ["/upshot ask never mind", "/upshot ask off", "button"])
async def test_what_was_asked_can_be_taken_back(anna: AdminDesk, mia: AdminDesk, way: str) -> None:
    """Taken back, nobody reads it any more."""
    await anna.types("/upshot ask about pricing")
    said = await anna.clicks("Never mind") if way == "button" else await anna.types(way)
    assert "Nobody reads it any more" in said
    assert "nothing waits for you" in await mia.types("/upshot digest")


async def test_there_may_be_nothing_to_take_back(anna: AdminDesk) -> None:
    """Who did not ask is told so."""
    assert "nothing to take back" in await anna.types("/upshot ask never mind")


async def test_a_button_asks_without_words(anna: AdminDesk, mia: AdminDesk) -> None:
    """The button below the help asks without saying what it is about."""
    await anna.types("/upshot ask")
    assert "says that you would like a hand" in await anna.clicks("Ask for help")
    assert "• Anna" in await mia.types("/upshot digest")


async def test_too_many_words_are_refused_with_their_number(anna: AdminDesk) -> None:
    """More than is kept is refused, and nothing is stored."""
    assert "That has 201 characters, and 200 are kept." in await anna.types(f"/upshot ask {'a' * 201}")


async def test_without_a_manager_the_answer_says_so(anna: AdminDesk, team: Team) -> None:
    """Where nobody would read it, the seller learns who can change that."""
    with team.entry() as (tx, sequence):
        for person_id, role in (("UM", "manager"), ("UA", "admin")):
            tx.people.record_role("T1", sequence, person_id, role, is_granted=False)
    assert "There is no manager yet" in await anna.types("/upshot ask for help")


async def test_sellers_read_no_digest(anna: AdminDesk, mia: AdminDesk, alva: AdminDesk) -> None:
    """Managers and admins see it, sellers do not."""
    assert "manager" in (await anna.types("/upshot digest")).lower()
    assert [("Your team" in await desk.types("/upshot digest")) for desk in (anna, mia, alva)] == [False, True, True]


async def test_a_manager_ends_the_messages_and_brings_them_back(mia: AdminDesk, team: Team) -> None:
    """Off and on are kept, and whatever else is typed is refused with what is understood."""
    for word, off in (("off", {"UM"}), ("on", set[str]())):
        await mia.types(f"/upshot digest {word}")
        with team.database.snapshot() as tx:
            assert tx.digests.switched_off("T1") == off
    assert "weekly" in await mia.types("/upshot digest weekly")


async def test_another_workspace_reads_nothing(anna: AdminDesk, mia: AdminDesk, team: Team) -> None:
    """A request stays within its workspace."""
    await anna.types("/upshot ask about pricing")
    with team.database.snapshot() as tx:
        assert [each.about for each in tx.digests.requests("T1")] == ["about pricing"]
        assert tx.digests.requests("T2") == []
    assert "about pricing" in await mia.types("/upshot digest")
