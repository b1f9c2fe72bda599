from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


@pytest.mark.parametrize("line", ["/shares +1", "/deal won 12000 Acme social", "/undo", "/checkin ssi 72 meetings 2"])
async def test_a_repeated_delivery_stores_once_and_is_answered_alike(
    office: Office, anna: Colleague, line: str
) -> None:
    """Slack may deliver the same command three times; there is one entry, and three times the same answer."""
    await anna.types("/shares 2")
    entries = office.entries
    office.server.slack.sockets.misbehaviour.copies = 2
    said = await anna.types(line)
    late = await office.acknowledged_late(2)
    assert office.entries == entries + 1
    assert [answer["payload"]["text"] in said for answer in late] == [True, True]


async def test_a_repeated_click_moves_once(office: Office, anna: Colleague) -> None:
    """A click that Slack delivers twice is one click."""
    await office.turns_to(2026, 11, 16, 7)
    await anna.types("/outcomes meetings +3")
    entries = office.entries
    office.server.slack.sockets.misbehaviour.copies = 1
    await anna.clicks("Week 46 instead")
    await office.acknowledged_late(1)
    await office.bot.features.drain()
    assert office.entries == entries + 1


async def test_commands_out_of_order_are_all_taken(office: Office, anna: Colleague, mia: Colleague) -> None:
    """Two people type at once, and Slack sends the later one first."""
    await anna.types("/shares 1")
    entries = office.entries
    office.server.slack.sockets.misbehaviour.hold = 2
    said = await asyncio.gather(anna.types("/shares +1"), mia.types("/shares 4"))
    assert "*shares and comments 1 → 2*" in said[0]
    assert "*shares and comments 4*" in said[1]
    assert office.entries == entries + 2


async def test_many_at_once_are_all_answered(office: Office) -> None:
    """Thirty sellers report in the same moment: thirty entries, thirty answers."""
    for number in range(30):
        office.workspace.add_person(f"s{number}")
    entries = office.entries
    said = await asyncio.gather(*(office.sits(f"s{number}").types("/ssi 72") for number in range(30)))
    assert all("*SSI 72*" in answer for answer in said)
    assert office.entries == entries + 30


async def test_additions_of_one_person_on_two_devices_add_up(office: Office, anna: Colleague) -> None:
    """Ten times one more, typed at once, are ten."""
    await anna.types("/shares 0")
    await asyncio.gather(*(office.sits("anna").types("/shares +1") for _ in range(10)))
    assert await anna.week() == {"Shares and comments": "10"}


async def test_a_restart_forgets_nothing(office: Office, anna: Colleague) -> None:
    """What was acknowledged is there after a restart, and a repeated undo goes on where it was."""
    await anna.types("/ssi 72")
    before = await anna.types("/mystats")
    await office.bot.stop()
    await office.starts_bot()
    assert await anna.types("/mystats") == before
    assert "SSI 72" in await anna.types("/undo")
