from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.office import SETUP

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office

ADMIN_LINES = (SETUP, "/upshot post now", "/upshot preview")
REPORTS = ("/ssi 72", "/checkin ssi 72", "/shares 4", "/outcomes meetings 3", "/deal won 12000 Acme", "/undo")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("line", ADMIN_LINES)
@pytest.mark.parametrize("handle", ["anna", "gus", "mia"])
async def test_admins_alone_change_and_post(office: Office, handle: str, line: str) -> None:
    """A seller, a manager and a guest are refused, and nothing changes."""
    entries = office.entries
    said = await office.sits(handle).types(line)
    assert "Only admins" in said or "members of this workspace" in said
    assert office.entries == entries
    assert office.posts == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("handle", ["gus", "sam"])
@pytest.mark.parametrize("line", [*REPORTS, "/mystats", "/leaderboard", "/checkin", *ADMIN_LINES])
async def test_guests_and_strangers_are_refused_by_command(office: Office, handle: str, line: str) -> None:
    """A guest whom no admin added, and somebody of another company, store and see nothing."""
    await office.sits("anna").types("/outcomes meetings 3")
    entries = office.entries
    said = await office.sits(handle).types(line)
    assert "members of this workspace" in said or "Only admins" in said
    assert "Anna" not in said
    assert office.entries == entries


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("handle", ["gus", "sam"])
@pytest.mark.parametrize("label", ["My numbers", "Why this score", "Report"])
async def test_guests_and_strangers_are_refused_by_button(
    office: Office, anna: Colleague, handle: str, label: str
) -> None:
    """The buttons of the post are doors of their own."""
    await anna.types("/outcomes meetings 3")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    entries = office.entries
    said = await office.sits(handle).clicks(label, office.posts[0])
    assert "members of this workspace" in said
    assert office.entries == entries


async def test_an_admin_who_became_a_guest_is_none(office: Office, alva: Colleague) -> None:
    """Slack's word about a person counts from the moment it is told."""
    office.workspace.change_person("alva", is_restricted=True, is_admin=False, is_owner=False)
    await office.server.slack.events.settle()
    assert "I am posting" not in await alva.types("/upshot post now")


async def test_somebody_who_left_is_refused(office: Office, anna: Colleague) -> None:
    """A deactivated account reports nothing more, and its numbers stay."""
    await anna.types("/outcomes meetings 3")
    office.workspace.change_person("anna", deleted=True)
    await office.server.slack.events.settle()
    entries = office.entries
    assert "members of this workspace" in await anna.types("/ssi 72")
    assert office.entries == entries
    assert "1. Anna Berg" in await office.sits("bernd").types("/leaderboard")


async def test_only_the_top_are_named(office: Office) -> None:
    """Below the third place everybody sees the own place and no names."""
    for number in range(6):
        office.workspace.add_person(f"s{number}", real_name=f"Seller {number}")
        await office.sits(f"s{number}").types(f"/outcomes meetings {number + 1}")
    said = await office.sits("s0").types("/leaderboard")
    assert "Seller 5" in said
    assert "Seller 3" in said
    assert "Seller 2" not in said
    assert "6" in said
    own = await office.sits("s0").types("/mystats")
    assert "Seller" not in own
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    assert "Seller 2" not in str(office.posts[0].blocks)
