from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("line", "repeated", "example"),
    [
        ("/ssi nan", "nan", "/ssi 72"),
        ("/ssi inf", "inf", "/ssi 72"),
        ("/ssi 1e9", "1e9", "/ssi 72"),
        ("/ssi -5", "-5", "/ssi 72"),
        ("/ssi 101", "101", "/ssi 72"),
        ("/ssi ٧٢", "٧٢", "/ssi 72"),
        ("/ssi 🙂", "🙂", "/ssi 72"),
        ("/ssi 72 18 17", "72 18 17", "/ssi 72"),
        ("/ssi 72 1 2 3 4", "72 1 2 3 4", "/ssi 72"),
        ("/ssi 72.555", "72.555", "/ssi 72"),
        ("/ssi +1", "+1", "/ssi 72"),
        ("/ssi 72 week 20", "week 20", "/ssi 72"),
        ("/ssi 72 next week", "next week", "/ssi 72"),
        ("/connections many", "many", "/connections 930"),
        ("/connections 930 target 931", "931", "/connections 930"),
        ("/connections 9.5", "9.5", "/connections 930"),
        ("/shares 1 2", "1 2", "/shares 4"),
        ("/shares ftp://example.com/x", "ftp://example.com/x", "/shares 4"),
        ("/outcomes", "", "/outcomes"),
        ("/outcomes coffees 3", "coffees", "/outcomes"),
        ("/outcomes meetings", "meetings", "/outcomes"),
        ("/outcomes meetings 3 meetings 4", "meetings", "/outcomes"),
        ("/outcomes ssi 72", "ssi", "/checkin ssi"),
        ("/checkin 72", "72", "/checkin ssi"),
        ("/checkin ssi 72 teapots 4", "teapots", "/checkin ssi"),
        ("/deal maybe 12000 Acme", "maybe", "/deal won"),
        ("/deal won 12000", "12000", "/deal won"),
        ("/deal lost Nobody", "Nobody", "/deal won"),
        ("/deal won -5 Acme", "-5", "/deal won"),
        ("/deal won 12000 Acme closed 2027-01-01", "2027-01-01", "/deal won"),
        ("/undo everything", "everything", "/undo"),
        ("/leaderboard of doom", "of doom", "/leaderboard"),
        ("/upshot weihgts", "weihgts", "/upshot"),
    ],
)
async def test_what_cannot_be_meant_is_refused(
    office: Office, anna: Colleague, line: str, repeated: str, example: str
) -> None:
    """The refusal repeats what was typed and shows a line that works; nothing is stored."""
    entries = office.entries
    said = await anna.types(line)
    assert repeated in said
    assert f"`{example}" in said
    assert office.entries == entries


async def test_a_refused_line_keeps_what_was_right_before(anna: Colleague) -> None:
    """A wrong number beside a right one stores neither, and loses nothing that was there."""
    await anna.types("/outcomes meetings 3")
    await anna.types("/checkin ssi 72 meetings nan")
    assert await anna.week() == {"Meetings held": "3"}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "command",
    [
        *("checkin", "ssi", "connections", "shares", "outcomes", "deal", "undo", "mystats", "leaderboard"),
        *("upshot setup", "upshot weights", "upshot goals", "upshot admins", "upshot post", "upshot preview"),
        *("upshot health", "upshot away", "upshot parttime"),
    ],
)
async def test_every_command_explains_itself(office: Office, anna: Colleague, command: str) -> None:
    """Help after any command shows lines to type in backquotes, to everybody, and stores nothing."""
    entries = office.entries
    said = await anna.types(f"/{command} help")
    assert f"`/{command}" in said
    assert "I do not" not in said
    assert office.entries == entries


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "line",
    [
        *("checkin ssi 72 meetings 2", "ssi 72", "connections 930", "shares 4", "outcomes meetings 3"),
        *("deal won 12000 Acme", "mystats", "leaderboard", "checkin", "ssi nan", "deal maybe 3"),
    ],
)
async def test_a_clash_of_commands_locks_nobody_out(office: Office, anna: Colleague, mia: Colleague, line: str) -> None:
    """`/upshot` before a command does the same as the command."""
    office.workspace.change_person("mia", locale="en-US", real_name="Anna Berg")
    await office.server.slack.events.settle()
    said = await mia.types(f"/upshot {line}")
    await mia.types("/undo")
    assert await anna.types(f"/{line}") == said.replace(f"You typed: /upshot {line}", f"You typed: /{line}")


async def test_a_refusal_repeats_the_whole_line(anna: Colleague) -> None:
    """What was typed stands in the refusal with its command, to be copied and mended."""
    assert "You typed: /ssi x1\n" in await anna.types("/ssi x1")
    assert "You typed: /upshot parttime 600%\n" in await anna.types("/upshot parttime 600%")


async def test_no_line_is_shown_where_none_helps(anna: Colleague) -> None:
    """Nothing to undo, and an absence of somebody who takes no part: the sentence says all there is."""
    assert "This works" not in await anna.types("/undo")
    assert "This works" not in await anna.types("/upshot away tomorrow")


async def test_a_clash_locks_nobody_out_of_undo(anna: Colleague) -> None:
    """`/upshot undo` takes back what `/upshot ssi` stored."""
    await anna.types("/upshot ssi 72")
    assert "SSI 72" in await anna.types("/upshot undo")
    assert "nothing of yours" in await anna.types("/undo")
