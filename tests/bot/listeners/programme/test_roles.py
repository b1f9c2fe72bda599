from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.i18n import LANGUAGES
from tests.admin_desk import AdminDesk

if TYPE_CHECKING:
    from tests.teams import Team


def _described(person_id: str, name: str, **marks: bool) -> dict[str, object]:
    return {"id": person_id, "name": name, "locale": "en-US", "team_id": "T1", **marks}


async def test_everybody_sees_who_the_admins_are(anna: AdminDesk, gus: AdminDesk) -> None:
    """A seller is told the admins' names; a guest whom no admin added is not."""
    assert "Admins: Alva" in await anna.types("/upshot admins")
    assert "members of this workspace" in await gus.types("/upshot admins")


async def test_an_admin_appoints_another(alva: AdminDesk, anna: AdminDesk) -> None:
    """Who is added can do what admins do from the next command on."""
    answer = await alva.types("/upshot admins add <@U1|anna>")
    assert "Now an admin: Seller 1." in answer
    assert "Admins: Alva and Seller 1" in answer
    assert "preview" in (await anna.types("/upshot weights meetings 20")).lower()


async def test_who_may_not_appoint(anna: AdminDesk, gus: AdminDesk) -> None:
    """Neither a seller nor a guest makes anybody an admin."""
    assert "Only admins" in await anna.types("/upshot admins add <@U1>")
    assert "Only admins" in await gus.types("/upshot admins add <@UG>")
    assert not anna.actor.is_admin


@pytest.mark.parametrize("mark", ["is_restricted", "is_bot", "deleted", "is_stranger"])
async def test_who_cannot_be_an_admin(alva: AdminDesk, mark: str) -> None:
    """Guests, bots, deactivated people and people of other organisations never get the role."""
    alva.slack.directory["U9"] = _described("U9", "Nemo", **{mark: True})
    assert "Nemo cannot get a role" in await alva.types("/upshot admins add <@U9>")
    assert "Admins: Alva" in await alva.types("/upshot admins")


async def test_all_of_them_or_none(alva: AdminDesk) -> None:
    """If one of several people cannot be an admin, none of them becomes one."""
    await alva.types("/upshot admins add <@U1> <@UG>")
    assert "Admins: Alva\n" in await alva.types("/upshot admins")


async def test_an_unknown_person_is_asked_of_slack(alva: AdminDesk) -> None:
    """Somebody never seen before is looked up once; without an answer nothing changes."""
    assert "Slack did not answer" in await alva.types("/upshot admins add <@U9>")
    alva.slack.directory["U9"] = _described("U9", "Nora")
    assert "Now an admin: Nora." in await alva.types("/upshot admins add <@U9>")


async def test_the_last_admin_stays(alva: AdminDesk, team: Team) -> None:
    """The last admin cannot be removed, and somebody deactivated does not count as one who is left."""
    assert "the last admin stays" in await alva.types("/upshot admins remove <@UA>")
    await alva.types("/upshot admins add <@U1>")
    team.knows("U1", "Seller 1", is_deleted=True)
    assert "the last admin stays" in await alva.types("/upshot admins remove <@UA>")
    assert alva.actor.is_admin


async def test_an_admin_is_removed(alva: AdminDesk, anna: AdminDesk) -> None:
    """Who is removed is refused from then on; removing them again changes nothing."""
    await alva.types("/upshot admins add <@U1>")
    assert "No longer an admin: Seller 1." in await alva.types("/upshot admins remove <@U1>")
    assert "Only admins" in await anna.types("/upshot weights meetings 20")
    assert "Nothing to change for Seller 1." in await alva.types("/upshot admins remove <@U1>")


async def test_two_admins_remove_each_other(alva: AdminDesk, anna: AdminDesk) -> None:
    """When two admins remove each other in the same moment, one of them is left."""
    await alva.types("/upshot admins add <@U1>")
    await asyncio.gather(
        alva.types("/upshot admins remove <@U1>"),
        anna.types("/upshot admins remove <@UA>"),
    )
    assert [alva.actor.is_admin, anna.actor.is_admin].count(True) == 1


@pytest.mark.parametrize("line", ["add anna", "add <!subteam^S1|@sales>", "promote <@U1>", "add"])
async def test_a_line_that_names_nobody(alva: AdminDesk, line: str) -> None:
    """A name that was not picked from Slack's list, a group or another word is refused."""
    await alva.types(f"/upshot admins {line}")
    assert alva.shown.is_refusal


async def test_a_repeated_delivery_is_told_the_same(alva: AdminDesk) -> None:
    """The same line delivered twice appoints once."""
    first = await alva.types("/upshot admins add <@U1>", key="command:same")
    assert await alva.types("/upshot admins add <@U1>", key="command:same") == first


@pytest.mark.parametrize("language", LANGUAGES)
async def test_help_in_every_language(alva: AdminDesk, language: str) -> None:
    """The help shows lines that work."""
    alva.language = language
    assert "`/upshot admins add @anna`" in await alva.types("/upshot admins help")


async def test_a_manager_leads(alva: AdminDesk, anna: AdminDesk) -> None:
    """A manager sees the open claims, and changes no rules; without the role neither works."""
    assert "There are no managers yet." in await alva.types("/upshot managers")
    assert "Now a manager: Seller 1." in await alva.types("/upshot managers add <@U1> because leads the north")
    assert "settles it" in await anna.types("/upshot help")
    assert "Only admins" in await anna.types("/upshot managers add <@U2>")
    assert "No longer a manager: Seller 1." in await alva.types("/upshot managers remove <@U1>")
    assert "settles it" not in await anna.types("/upshot help")


async def test_an_auditor_reads_along(alva: AdminDesk, team: Team) -> None:
    """An auditor sees the rules and how things are, and neither changes nor reports anything."""
    team.knows("U9", "Otto")
    assert "Now an auditor: Otto." in await alva.types("/upshot auditors add <@U9>")
    otto = AdminDesk(team.database, "U9")
    assert "Auditors: Otto" in await otto.types("/upshot auditors")
    assert "meetings" in (await otto.types("/upshot weights")).lower()
    assert "Only admins" in await otto.types("/upshot weights meetings 20")
    assert "as an auditor" in await otto.types("/upshot parttime 50%")


async def test_an_auditor_who_sells_reports(alva: AdminDesk, anna: AdminDesk) -> None:
    """Who takes part already goes on as before, with whatever role."""
    await alva.types("/upshot auditors add <@U1>")
    assert "I have asked" in await anna.types("/upshot parttime 50%")


async def test_the_reason_is_kept(alva: AdminDesk, team: Team) -> None:
    """Why somebody got a role stands in the journal."""
    await alva.types('/upshot managers add <@U1> because "leads the north"')
    with team.database.snapshot() as tx:
        entries = tx.journal.entries_of("T1", "UA", ["role"])
    assert entries[0].reason == "leads the north"
