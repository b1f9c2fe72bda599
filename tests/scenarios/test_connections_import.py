"""Stories of LinkedIn's list of connections: its numbers are taken over, and nothing else of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sandbox.page.deeds import Deeds
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


async def drops(office: Office, person: Colleague, content: bytes, name: str = "Connections.csv") -> str:
    """Drop a file into the messages with the bot, and return what it says to that."""
    await person.seat.drops_file(name, content)
    await office.server.slack.events.settle()
    await office.bot.features.drain()
    return said_in(person.seat.direct.messages[-1])


async def test_a_list_dropped_into_the_messages_is_shown_and_saved_by_a_click(office: Office, anna: Colleague) -> None:
    """What the list says is shown first; one click stores it, and the file is not needed any more."""
    told = await drops(office, anna, LIST)
    assert "*10 connections* in your LinkedIn list" in told
    assert "• week 46: connections *10*" in told
    assert "Please delete the file from Slack" in told
    assert office.entries == 1
    stored = await anna.clicks("Save")
    assert "Noted from your LinkedIn list" in stored
    assert "connections *8*" in stored
    assert (await anna.week())["Connections"] == "10"


async def test_an_admin_says_whom_the_programme_wants_to_reach(
    office: Office, alva: Colleague, anna: Colleague
) -> None:
    """The titles that an admin sets are counted in everybody's list; a seller cannot set them."""
    assert "Only admins" in await anna.types('/upshot audience titles "CIO"')
    assert "has no target audience" in await anna.types("/upshot audience")
    assert "`IT manager, CIO`" in await alva.types("/upshot audience titles “IT manager, CIO”")
    assert "`IT manager, CIO`" in await anna.types("/upshot audience")
    told = await drops(office, anna, LIST)
    assert "*5* of them in your target audience: `IT manager, CIO`" in told
    assert "connections *10*, target audience *5*" in await anna.clicks("Save")
    assert (await anna.week())["Contacts in the target audience"] == "5"
    assert "no target audience any more" in await alva.types("/upshot audience off")


async def test_a_form_takes_the_file_as_well(office: Office, anna: Colleague) -> None:
    """The form names what is wrong with a file at its field, and takes one that is right."""
    for line in ("/connections import", "/upshot import connections", "/upshot import"):
        await anna.types(line)
        assert anna.seat.form is not None
        await anna.seat.closes()
    await anna.types("/connections help")
    await anna.clicks("Choose the file")
    seen = await anna.submits({"file": _chosen(anna, "report.xlsx", b"PK")})
    assert "That is a spreadsheet" in str(seen)
    seen = await anna.submits({"file": _chosen(anna, "Connections.csv", LIST)})
    assert "I am reading your list" in str(seen.view)
    await office.bot.features.drain()
    assert "*10 connections*" in said_in(anna.seat.direct.messages[-1])


async def test_the_same_file_twice_changes_nothing(office: Office, anna: Colleague) -> None:
    """What stands already is said to stand, without a button; so is a second click on the first one."""
    await drops(office, anna, LIST)
    await anna.clicks("Save")
    entries = office.entries
    assert "All of that stands already" in await drops(office, anna, LIST)
    assert "save_connections" not in str(anna.seat.direct.messages[-1].blocks)
    assert office.entries == entries


async def test_what_is_imported_is_not_undone(office: Office, anna: Colleague) -> None:
    """`/undo` takes back what was typed, back to the imported number, and leaves that alone."""
    await drops(office, anna, LIST)
    await anna.clicks("Save")
    await anna.types("/connections 12")
    assert "Now week 46 has connections 10" in await anna.types("/undo")
    await anna.types("/undo")
    assert (await anna.week())["Connections"] == "10"


async def test_a_discarded_list_leaves_nothing(office: Office, anna: Colleague) -> None:
    """Discard stores nothing and asks for the file to be deleted."""
    await drops(office, anna, LIST)
    told = await anna.clicks("Discard")
    assert "Nothing of it was stored" in told
    assert "delete the file" in told
    assert office.entries == 1


async def test_guests_and_strangers_are_refused(office: Office) -> None:
    """Nobody from outside has a file read."""
    assert "only work with the members" in await drops(office, office.sits("gus"), LIST)
    sam = office.sits("sam")
    before = len(sam.seat.direct.messages)
    await sam.seat.drops_file("Connections.csv", LIST)
    await office.server.slack.events.settle()
    await office.bot.features.drain()
    assert len(sam.seat.direct.messages) == before + 1


async def test_words_are_answered_once_and_never_by_a_loop(office: Office, anna: Colleague) -> None:
    """Somebody who writes to the bot is told once what it understands; it does not answer itself."""
    for words in ("hello", "are you there?"):
        await anna.seat.types(words, anna.seat.direct.id)
        await office.server.slack.events.settle()
        await office.bot.features.drain()
    assert [message.text[:15] for message in anna.seat.direct.messages if message.bot_id] == ["I read commands"]


def _chosen(person: Colleague, name: str, content: bytes) -> dict[str, object]:
    return dict(Deeds(person.seat).upload(name, content))
