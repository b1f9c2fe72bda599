from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.channels import ChannelState
from tests.admin_desk import AdminDesk
from tests.desk import buttons

if TYPE_CHECKING:
    from storage.database import Database
    from tests.teams import Team


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Give a SQLite database: what is stored of teams is tried on both kinds elsewhere."""
    return sqlite_database


def _entries(team: Team) -> int:
    with team.database.snapshot() as tx:
        return tx.journal.last_sequence("T1")


async def test_a_team_begins_with_its_manager(alva: AdminDesk, team: Team) -> None:
    """A team is begun with who leads it, who becomes a manager with it; beginning it again changes nothing."""
    team.knows("UE", "Eva")
    answer = await alva.types('/upshot teams add "Nord" manager <@UE|eva>')
    assert "New team: *Nord*" in answer
    assert "Eva: a manager from now on" in answer
    assert team.actor("UE").is_manager
    entries = _entries(team)
    assert "Nothing to change for Eva." in await alva.types("/upshot teams add nord manager <@UE>")
    assert _entries(team) == entries


async def test_people_join_move_and_leave(alva: AdminDesk) -> None:
    """Somebody is in one team at a time, from the running week on."""
    await alva.types("/upshot teams add Nord")
    await alva.types("/upshot teams add Süd")
    assert "In Nord from week 46 on: Seller 1 and Seller 2." in await alva.types(
        "/upshot teams add <@U1> <@U2> to Nord"
    )
    assert "In Nord from week 1 of 2027 on" in await alva.types("/upshot teams add <@U3> to Nord from 2027-01-04")
    assert "In Süd from week 46 on: Seller 1 (Nord before)." in await alva.types("/upshot teams add <@U1> to süd")
    assert "In no team from week 46 on: Seller 2 (Nord before)." in await alva.types("/upshot teams remove <@U2>")
    shown = await alva.types("/upshot teams")
    assert "*Nord* · 0 sellers" in shown
    assert "*Süd* · 1 seller" in shown
    assert "In no team: Seller 2, Seller 3" in shown


async def test_a_team_is_renamed_and_ends(alva: AdminDesk) -> None:
    """A team keeps its people when it is called otherwise, and leaves them without a team when it ends."""
    await alva.types('/upshot teams add "Nord" <@U1>')
    assert "Nord is now called *North Sea*." in await alva.types("/upshot teams rename Nord to North Sea")
    assert "*North Sea* · 1 seller" in await alva.types("/upshot teams north sea")
    assert "The team North Sea has ended" in await alva.types('/upshot teams end "North Sea" because "merged"')
    assert "There are no teams yet." in await alva.types("/upshot teams")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("add <@U1> to Nrod", "There is no team “Nrod”. Nothing was changed. There are: “Nord”"),
        ("rename Nord to Süd", "There is a team “Süd” already"),
        ("end West", "There is no team “West”"),
        ("add <@U1>", "Which team do you mean?"),
        ("remove Nord", "Who is to leave a team?"),
        ("add @eva to Nord", "“@eva” is only text to me"),
        ("channel Nord", "Which channel?"),
        ("channel Nord <#C9|secret>", "invite"),
        ("channel Nord <#C1|sales>", "a team's would be a second one there"),
        ("add <@U1> to Nord from 2026-01-05", "before the programme"),
        ("add <!channel> to Nord", "is a group"),
        (f"add {'x' * 60}", "at most 40 characters"),
    ],
)
async def test_what_cannot_be(alva: AdminDesk, line: str, said: str) -> None:
    """A refusal says what was wrong and changes nothing."""
    await alva.types("/upshot teams add Nord")
    await alva.types("/upshot teams add Süd")
    before = await alva.types("/upshot teams")
    assert said in await alva.types(f"/upshot teams {line}")
    assert await alva.types("/upshot teams") == before


async def test_who_cannot_be_in_a_team(alva: AdminDesk, team: Team) -> None:
    """Apps, people who left and strangers are in no team; guests lead none, and nothing of the line happens."""
    team.knows("U9", "Nemo", is_stranger=True)
    assert "Nemo cannot take part" in await alva.types("/upshot teams add <@U1> <@U9> to Nord")
    assert "Gus cannot get a role" in await alva.types("/upshot teams add Nord manager <@UG>")
    assert "There are no teams yet." in await alva.types("/upshot teams")


async def test_who_does_not_take_part_yet_is_let_in_by_a_click(alva: AdminDesk, team: Team) -> None:
    """Nobody takes part for being put in a team; one click lets them."""
    team.knows("U9", "Nora")
    assert "Not taking part yet: Nora" in await alva.types("/upshot teams add <@U1> <@U9> to Nord")
    assert not team.actor("U9").is_seller
    assert "Taking part now: Nora." in await alva.clicks("Let them take part")
    assert "*Nord* · 2 sellers" in await alva.types("/upshot teams")


async def test_sellers_see_the_teams_and_not_who_is_in_them(alva: AdminDesk, anna: AdminDesk, team: Team) -> None:
    """Everybody is told names, managers and sizes, and which team is theirs; who leads sellers the members as well."""
    team.knows("UE", "Eva")
    await alva.types("/upshot teams add Nord <@U1> <@U2> manager <@UE>")
    seen = await anna.types("/upshot teams")
    assert "*Nord* · 2 sellers · led by Eva · your team" in seen
    assert "Seller 2" not in seen
    assert "Edit" not in anna.labels
    assert "Seller 2" in await AdminDesk(team.database, "UE").types("/upshot teams")
    assert "Only admins" in await anna.types("/upshot teams end Nord")


async def test_the_form_changes_only_what_was_changed_in_it(alva: AdminDesk, team: Team) -> None:
    """Two admins with the same form open do not undo each other."""
    team.knows("UB", "Bo")
    team.appoints("UB", "admin")
    await alva.types("/upshot teams add Nord <@U1> <@U2>")
    other = AdminDesk(team.database, "UB")
    for desk in (alva, other):
        await desk.types("/upshot teams")
        await desk.clicks("Edit")
    await alva.sends(members={"selected_users": ["U1", "U2", "U3"]})
    answer = await other.sends(members={"selected_users": ["U1"]}, name={"value": "North"})
    assert "Nord is now called *North*." in answer
    assert "In no team from week 46 on: Seller 2 (North before)." in answer or "Seller 2 (Nord before)" in answer
    assert "*North* · 2 sellers" in await alva.types("/upshot teams")


async def test_a_form_of_a_new_team(alva: AdminDesk, team: Team) -> None:
    """A team is begun by a form, too; what is wrong is said at its field."""
    team.knows("UE", "Eva")
    await alva.types("/upshot teams add Nord")
    await alva.types("/upshot teams")
    await alva.clicks("Add a team")
    await alva.sends(name={"value": "nord"})
    assert "already" in alva.field_errors["name"]
    await alva.sends(name={"value": "West"}, channel={"selected_conversation": "C9"})
    assert "invite" in alva.field_errors["channel"]
    alva.slack.channels["C9"] = ChannelState("C9", "west", is_member=True)
    people = {"members": {"selected_users": ["U1"]}, "managers": {"selected_users": ["UE"]}}
    answer = await alva.sends(name={"value": "West"}, channel={"selected_conversation": "C9"}, **people)
    assert "Its own leaderboard comes to #west each week." in answer
    assert "*West* · 1 seller · led by Eva · #west" in await alva.types("/upshot teams")


async def test_a_form_of_a_team_that_has_ended(alva: AdminDesk) -> None:
    """A form that outlived its team changes nothing."""
    await alva.types("/upshot teams add Nord")
    await alva.types("/upshot teams")
    shown = alva.shown
    await alva.clicks("Edit")
    await alva.types("/upshot teams end Nord")
    assert "has ended in the meantime" in await alva.sends(name={"value": "North"})
    assert "has ended in the meantime" in await alva.clicks("Edit", on=shown)


async def test_a_team_ends_by_the_form(alva: AdminDesk) -> None:
    """Ticking the box ends a team."""
    await alva.types("/upshot teams add Nord <@U1>")
    await alva.types("/upshot teams")
    await alva.clicks("Edit")
    assert "Nord has ended" in await alva.sends(end={"selected_options": [{"value": "yes"}]})


async def test_a_later_move_gives_way_to_a_newer_word(alva: AdminDesk) -> None:
    """A move that was planned is forgotten when somebody is moved again."""
    for name in ("Nord", "Süd"):
        await alva.types(f"/upshot teams add {name}")
    await alva.types("/upshot teams add <@U1> to Süd from 2026-11-30")
    assert "*Süd* · 0 sellers" in await alva.types("/upshot teams")
    await alva.types("/upshot teams add <@U1> to Nord")
    alva.waits(weeks=4)
    assert "*Nord* · 1 seller" in await alva.types("/upshot teams")


async def test_hostile_names_stay_names(alva: AdminDesk) -> None:
    """What somebody calls a team is never read as a mention or a link."""
    answer = await alva.types('/upshot teams add "<!channel> &amp; *x*"')
    assert "<!channel>" not in answer
    shown = await alva.types("/upshot teams")
    assert "<!channel>" not in shown
    assert [found["text"]["text"] for found in buttons(alva.shown)] == ["Edit", "Add a team"]


async def test_everybody_reads_what_became_of_teams(alva: AdminDesk, team: Team) -> None:
    """The audit tells what became of teams, who leads them and why; who is in them it tells those who may know."""
    team.knows("UE", "Eva")
    await alva.types('/upshot teams add Nord <@U1> manager <@UE> because "new regions"')
    await alva.types("/upshot teams rename Nord to North")
    await alva.types("/upshot teams add <@U1> to Süd")
    read = await alva.types("/upshot audit")
    assert "New team: *Nord*" in read
    assert "Eva leads the team *Nord*" in read
    assert "Seller 1: no team → *Nord*" in read
    assert "Seller 1: North → *Süd*" in read
    assert "Team Nord is called *North*" in read
    assert "_Reason:_ new regions" in read
    assert "Seller 2" not in await AdminDesk(team.database, "U2").types("/upshot audit")
    assert "A seller: no team → *Nord*" in await AdminDesk(team.database, "U2").types("/upshot audit")
