from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from storage.presence import Absence
from tests.teams import WEEK

if TYPE_CHECKING:
    from tests.admin_desk import AdminDesk
    from tests.teams import Team


async def test_an_admin_adds_people(alva: AdminDesk, team: Team) -> None:
    """Who is added takes part from today on; who did already is named as unchanged."""
    team.knows("U9", "Nora")
    answer = await alva.types("/upshot sellers add <@U9|nora> and <@U1>")
    assert "Taking part now: Nora." in answer
    assert "Nothing to change for Seller 1." in answer
    assert "7 sellers take part." in answer
    assert team.actor("U9").is_seller


async def test_a_guest_takes_part_once_added(alva: AdminDesk, gus: AdminDesk) -> None:
    """A guest may report from then on, and still has no role."""
    assert "members of this workspace" in await gus.types("/upshot parttime")
    await alva.types("/upshot sellers add <@UG>")
    assert "members of this workspace" not in await gus.types("/upshot parttime")
    assert "Gus cannot get a role" in await alva.types("/upshot managers add <@UG>")


@pytest.mark.parametrize("mark", ["is_bot", "is_deleted", "is_stranger"])
async def test_who_cannot_take_part(alva: AdminDesk, team: Team, mark: str) -> None:
    """Apps, people who left and people of other organisations are refused, and nobody else of the line is added."""
    team.knows("U9", "Nemo", **{mark: True})
    team.knows("U8", "Nora")
    assert "Nemo cannot take part" in await alva.types("/upshot sellers add <@U8> <@U9>")
    assert not team.actor("U8").is_seller


async def test_what_holds_for_somebody_is_set(alva: AdminDesk, team: Team) -> None:
    """Start, working share, holidays and licence stand in one line, and the answer tells them all."""
    team.knows("U9", "Nora")
    line = 'add <@U9> from 2026-12-01 share 60% country DE-BY licence "Sales Navigator Core" because "new"'
    answer = await alva.types(f"/upshot sellers {line}")
    assert "Nora: since 1 Dec 2026" in answer
    assert "Sales Navigator Core" in answer
    changed = await alva.types("/upshot sellers <@U1> share 80%")
    assert "80%" in changed
    assert "before" in changed
    with team.database.snapshot() as tx:
        assert tx.presence.working_shares("T1", seller_id="U1")[0].percent == 80
        assert tx.presence.residences("T1", seller_id="U9")[0][2:] == ("DE", "BY")
        assert tx.licences.all("T1") == {"U9": "Sales Navigator Core"}


async def test_who_may_not_add(anna: AdminDesk, gus: AdminDesk) -> None:
    """Neither sellers nor guests add anybody or see the list."""
    assert "Only admins" in await anna.types("/upshot sellers add <@U9>")
    assert "Only admins" in await gus.types("/upshot sellers add <@UG>")
    assert "Only admins" in await anna.types("/upshot people")


async def test_removing_keeps_what_was_reported(alva: AdminDesk, team: Team) -> None:
    """Who is removed takes part until today; added again, they go on where they left off."""
    assert "No longer taking part: Seller 1." in await alva.types("/upshot sellers remove <@U1>")
    assert not team.actor("U1").is_seller
    assert "Nothing to change for Seller 1." in await alva.types("/upshot sellers remove <@U1>")
    assert "Taking part now: Seller 1." in await alva.types("/upshot sellers add <@U1> from 2026-11-26")
    with team.database.snapshot() as tx:
        membership = tx.memberships.of("T1", "U1")
        away = tx.presence.absences("T1", seller_id="U1")
    assert membership is not None
    assert membership.ends_on is None
    assert [(each.starts_on, each.ends_on) for each in away] == [(date(2026, 11, 13), date(2026, 11, 25))]
    assert isinstance(away[0], Absence)


async def test_nobody_starts_before_the_programme(alva: AdminDesk) -> None:
    """A day before the programme's first week is refused with the first one possible."""
    assert "31 Aug 2026" in await alva.types("/upshot sellers <@U1> from 2026-08-01")


async def test_a_new_start_leaves_posts_alone(alva: AdminDesk, team: Team) -> None:
    """A later start of a seller changes what is computed now, and not what a post said."""
    sequence = team.publishes(WEEK - 1)
    await alva.types("/upshot sellers <@U1> from 2026-11-09")
    with team.database.snapshot() as tx:
        then = {member.seller_id: member for member in tx.memberships.all("T1", limit=sequence)}
        now = tx.memberships.of("T1", "U1")
    assert then["U1"].starts_on == date(2026, 8, 31)
    assert now is not None
    assert now.starts_on == date(2026, 11, 9)


async def test_people_are_listed_page_by_page(alva: AdminDesk, team: Team) -> None:
    """The list has fifteen people on a page, and buttons for the others."""
    for number in range(20, 40):
        team.joins(f"U{number}", f"Seller {number}")
    first = await alva.types("/upshot people")
    assert "26 sellers take part." in first
    assert [label for label in alva.labels if label != "Edit"] == ["More"]
    second = await alva.clicks("More")
    assert "Seller 6" in second
    assert [label for label in alva.labels if label != "Edit"] == ["Back"]


@pytest.mark.parametrize(
    "line", ["add anna", "add", "<@U1> foo", "<@U1> share 600%", "remove <#C1|sales>", "remove <!subteam^S1|@all>"]
)
async def test_a_line_that_is_not_understood(alva: AdminDesk, line: str) -> None:
    """What was not understood is repeated, and nothing changes."""
    await alva.types(f"/upshot sellers {line}")
    assert alva.shown.is_refusal
