"""Stories of LinkedIn's list of connections: its numbers are taken over, and nothing else of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.scenarios.linkedin import connections_csv
from tests.scenarios.office import said_in

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office

WEDNESDAY = date(2026, 11, 11)
"""In week 46, which is running."""
LIST = connections_csv(
    [
        *[(WEDNESDAY, "Senior IT Manager")] * 2,
        (WEDNESDAY - timedelta(weeks=1), "Poet"),
        *[(WEDNESDAY - timedelta(weeks=8), "CIO")] * 3,
        *[(WEDNESDAY - timedelta(weeks=60), "")] * 4,
    ]
)


async def _drops(office: Office, person: Colleague, content: bytes, name: str = "Connections.csv") -> str:
    """Drop a file into the messages with the bot, and return what it says to that."""
    await person.seat.drops_file(name, content)
    await office.server.slack.events.settle()
    await office.bot.features.drain()
    return said_in(person.seat.direct.messages[-1])


async def test_a_list_dropped_into_the_messages_is_shown_and_saved_by_a_click(office: Office, anna: Colleague) -> None:
    """What the list says is shown first; one click stores it, and the file is not needed any more."""
    told = await _drops(office, anna, LIST)
    assert "*10 connections* in your LinkedIn list" in told
    assert "• week 46: connections *10*" in told
    assert "Please delete the file from Slack" in told
    assert office.entries == 1
    stored = await anna.clicks("Save")
    assert "Noted from your LinkedIn list" in stored
    assert "connections *8*" in stored
    assert (await anna.week())["Connections"] == "10"
