from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.scenarios.office import Office

if TYPE_CHECKING:
    from storage.database import Database


async def test_everybody_of_a_channel_is_added_by_one_click(sqlite_database: Database) -> None:
    """Full members take part after the click; apps and guests are left out and counted."""
    office = await Office.open(sqlite_database)
    alva = office.sits("alva")
    await alva.types("/upshot setup #sales Europe/Berlin monday 10:00 EUR")
    await alva.types("/upshot sellers add #sales")
    await office.bot.features.drain()
    message = alva.seat.direct.seen_by(alva.seat.person.id)[-1]
    assert "5 people can be added." in message.text
    assert "Left out: 2" in message.text
    assert "I am adding them" in await alva.clicks("Add 5 people", message)
    listed = await alva.types("/upshot people")
    assert "5 sellers take part." in listed
    assert "Gus" not in listed
    await office.closes()


async def test_a_user_group_joins_a_team_by_one_click(sqlite_database: Database) -> None:
    """Where user groups may be read, one is added whole: as sellers, and to a team; who is in it already is counted."""
    office = await Office.open(sqlite_database)
    app = office.workspace.app
    app.manifest = replace(app.manifest, bot_scopes=app.manifest.bot_scopes | app.manifest.optional_scopes)
    people = [office.workspace.person(name).id for name in ("anna", "bernd", "gus")]
    office.workspace.usergroups["S0CLOSERS"] = ("closers", people)
    alva = office.sits("alva")
    await alva.types("/upshot setup #sales Europe/Berlin monday 10:00 EUR")
    assert "I am looking" in await alva.types("/upshot sellers add @closers")
    await office.bot.features.drain()
    await alva.clicks("Add 2 people", alva.seat.direct.seen_by(alva.seat.person.id)[-1])
    assert "2 sellers take part." in await alva.types("/upshot people")
    await alva.types("/upshot teams add Nord @anna")
    await alva.types("/upshot teams add @closers to Nord")
    await office.bot.features.drain()
    message = alva.seat.direct.seen_by(alva.seat.person.id)[-1]
    assert "1 is in it already." in message.text
    await alva.clicks("Add 1 person", message)
    assert "*Nord* · 2 sellers" in await alva.types("/upshot teams")
    await office.closes()


async def test_user_groups_without_the_permission(sqlite_database: Database) -> None:
    """Where user groups may not be read, the answer names the optional permission and what works without it."""
    office = await Office.open(sqlite_database)
    office.workspace.usergroups["S0CLOSERS"] = ("closers", [])
    alva = office.sits("alva")
    await alva.types("/upshot setup #sales Europe/Berlin monday 10:00 EUR")
    await alva.types("/upshot sellers add @closers")
    await office.bot.features.drain()
    told = alva.seat.direct.seen_by(alva.seat.person.id)[-1].text
    assert "`usergroups:read`" in told
    assert "`/upshot sellers add #sales`" in told
    assert "`usergroups:read`" in await alva.types("/upshot health")
    assert "no team “Nord”" in await alva.types("/upshot teams add @closers to Nord")
    await office.closes()
