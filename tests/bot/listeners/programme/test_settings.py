from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.channels import ChannelState
from bot.domain.people import Visibility
from bot.domain.seasons import Season
from bot.i18n import LANGUAGES
from bot.views.programme import settings_preview
from tests.admin_desk import AdminDesk
from tests.desk import Desk, buttons

if TYPE_CHECKING:
    from bot.domain.people import Programme
    from tests.teams import Team

_LINES = (
    "/upshot schedule tuesday 9:30",
    "/upshot channel <#C2|pipeline>",
    "/upshot season half-year",
    "/upshot language svenska",
    "/upshot metrics ssi connections shares",
    "/upshot policy top 5 cohort 7",
    '/upshot policy works council on agreement "BV 2026-3"',
)


@pytest.fixture
def admin(olga: AdminDesk) -> AdminDesk:
    """Give a desk whose person has set a programme up."""
    olga.slack.channels["C2"] = ChannelState("C2", "pipeline", is_member=True)
    return olga


async def _set_up(desk: AdminDesk) -> None:
    await desk.types("/upshot setup <#C1|sales> Europe/Berlin monday 10:00 EUR")


def _programme(desk: AdminDesk) -> Programme:
    programme = desk.actor.programme
    assert programme is not None
    return programme


async def _clicks(desk: AdminDesk, action: str) -> str:
    """Click the button of an action, whatever its label."""
    label = next(button["text"]["text"] for button in buttons(desk.shown) if button["action_id"] == action)
    return await desk.clicks(label)


async def _saves(desk: AdminDesk, line: str) -> str:
    await desk.types(line)
    return await _clicks(desk, settings_preview.SAVE)


@pytest.mark.parametrize("line", _LINES)
async def test_nothing_changes_before_the_click(admin: AdminDesk, line: str) -> None:
    """A line shows the old and the new value, and changes nothing by itself."""
    await _set_up(admin)
    before = _programme(admin)
    assert "→" in await admin.types(line)
    assert _programme(admin) == before
    assert "Saved." in await _clicks(admin, settings_preview.SAVE)
    assert _programme(admin) != before


async def test_a_line_becomes_what_was_typed(admin: AdminDesk) -> None:
    """After the click each setting is what the line said."""
    await _set_up(admin)
    for line in _LINES:
        await _saves(admin, line)
    now = _programme(admin)
    assert (now.post_weekday, now.post_time.isoformat("minutes"), now.channel_name) == (1, "09:30", "pipeline")
    assert (now.season, now.language, now.metrics_asked) == (Season.HALF_YEAR, "sv", ("ssi", "connections", "shares"))
    assert (now.visibility, now.named_places, now.minimum_cohort) == (Visibility.TEAMS, 5, 7)
    assert (now.works_council, now.agreement) == (True, "BV 2026-3")


async def test_what_is_not_named_stays(admin: AdminDesk) -> None:
    """One setting leaves all others as they were, also those that a form does not show."""
    await _set_up(admin)
    await _saves(admin, "/upshot policy two-person on")
    before = _programme(admin)
    await _saves(admin, "/upshot schedule 11:00")
    assert _programme(admin) == replace(before, post_time=_programme(admin).post_time)
    await admin.types("/upshot setup tuesday")
    assert _programme(admin).two_person


async def test_cancelling_leaves_everything(admin: AdminDesk) -> None:
    """The other button changes nothing."""
    await _set_up(admin)
    before = _programme(admin)
    await admin.types("/upshot policy off")
    assert "stays as it is" in await _clicks(admin, settings_preview.CANCEL)
    assert _programme(admin) == before


async def test_pseudonyms_are_drawn_anew_after_names(admin: AdminDesk) -> None:
    """Who saw names between two times of pseudonyms cannot tell by them who is who."""
    await _set_up(admin)
    await _saves(admin, "/upshot policy pseudonyms")
    first = _programme(admin).pseudonym_key
    await _saves(admin, "/upshot policy cohort 7")
    assert _programme(admin).pseudonym_key == first != ""
    await _saves(admin, "/upshot policy named")
    await _saves(admin, "/upshot policy pseudonyms")
    assert _programme(admin).pseudonym_key != first


async def test_without_an_agreement_nothing_is_collected(team: Team) -> None:
    """Where a works council has to agree, no number is noted before its agreement is entered; teams are compared."""
    alva = AdminDesk(team.database, "UA")
    await _saves(alva, "/upshot policy works council on")
    assert _programme(alva).visibility is Visibility.TEAMS
    anna = Desk(team.database, "U1")
    assert "works council" in await anna.types("/ssi 88")
    await _saves(alva, '/upshot policy agreement "BV 2026-3"')
    assert "88" in await anna.types("/ssi 88")


async def test_the_reason_is_kept(admin: AdminDesk) -> None:
    """Why something changed stands in the journal beside it."""
    await _set_up(admin)
    assert "Because: more of us" in await admin.types('/upshot policy top 5 because "more of us"')
    await _clicks(admin, settings_preview.SAVE)
    with admin.database.snapshot() as tx:
        row = tx.journal.entries_of("T1", admin.person_id, ["settings"])[0]
    assert row.reason == "more of us"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/upshot policy top 2", "3 to 25"),
        ("/upshot policy cohort 2", "3 to 50"),
        ("/upshot policy everything", "everything"),
        ("/upshot policy cohort 10000", "3 to 50"),
        ("/upshot season year", "year"),
        ("/upshot language fr", "“fr” is none of them"),
        ("/upshot channel none", "“none” is only text to me"),
        ("/upshot metrics ssi ssi", "ssi"),
        ("/upshot metrics happiness", "happiness"),
        ("/upshot schedule friday", "friday"),
    ],
)
async def test_what_cannot_be_is_repeated(admin: AdminDesk, line: str, said: str) -> None:
    """A refusal says what was typed or what may be, and nothing is stored."""
    await _set_up(admin)
    before = _programme(admin)
    assert said in await admin.types(line)
    assert _programme(admin) == before


async def test_a_channel_is_checked_before_the_preview(admin: AdminDesk) -> None:
    """A channel that the bot is not in, that others share, or in which a team posts, is refused at once."""
    await _set_up(admin)
    await admin.types("/upshot teams add Nord")
    await admin.types("/upshot teams channel Nord <#C2|pipeline>")
    said = await admin.types("/upshot channel <#C2|pipeline>")
    assert "leaderboard of team “Nord” comes to #pipeline" in said
    admin.slack.channels["C3"] = ChannelState("C3", "joint", is_member=True, is_shared=True)
    assert "shared with another organisation" in await admin.types("/upshot channel <#C3|joint>")
    assert "/invite" in await admin.types("/upshot channel <#C9|far>")


async def test_a_channel_is_checked_again_when_it_is_saved(admin: AdminDesk) -> None:
    """What happened to the channel between the preview and the click counts."""
    await _set_up(admin)
    await admin.types("/upshot channel <#C2|pipeline>")
    admin.slack.channels["C2"] = ChannelState("C2", "pipeline", is_member=True, is_archived=True)
    assert "archived" in await _clicks(admin, settings_preview.SAVE)
    assert _programme(admin).channel_id == "C1"


async def test_everybody_reads_and_admins_change(team: Team) -> None:
    """A seller sees how things are; changing is for admins, by line and by click."""
    team.joins("U1", "Anna")
    team.joins("U2", "Ben")
    team.appoints("U2", "admin")
    anna, ben = (AdminDesk(team.database, person) for person in ("U1", "U2"))
    for line in _LINES:
        name = " ".join(line.split()[:2])
        assert "*" in await anna.types(name)
        assert "admin" in (await anna.types(line)).lower()
    await ben.types("/upshot policy off")
    anna.shown = ben.shown
    await _clicks(anna, settings_preview.SAVE)
    assert _programme(ben).visibility is Visibility.TOP


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_said_in_every_language(admin: AdminDesk, language: str) -> None:
    """Settings, previews, receipts and helps are drawn in every language."""
    await _set_up(admin)
    admin.language = language
    for line in _LINES:
        name = " ".join(line.split()[:2])
        assert await admin.types(name)
        assert await admin.types(f"{name} help")
        assert await _saves(admin, line)


async def test_a_channel_in_plain_words_is_to_be_picked(alva: AdminDesk) -> None:
    """A name without Slack's link is answered with how to pick it."""
    assert "Please pick the channel" in await alva.types("/upshot channel sales")
    assert "Did you mean `monday`" in await alva.types("/upshot channel mondy")


async def test_a_bare_hour_is_offered_as_a_time(alva: AdminDesk) -> None:
    """A number alone may be an hour; it is offered as it is written."""
    assert "Did you mean `9:00`" in await alva.types("/upshot schedule tuesday 9")
    assert "Did you mean" not in await alva.types("/upshot schedule 99")


async def test_a_preview_from_before_anothers_change_is_shown_anew(alva: AdminDesk, team: Team) -> None:
    """What others saved in between is not mixed with what an admin saw: they look once more, and nothing is lost."""
    team.knows("UB", "Bea")
    team.appoints("UB", "admin")
    bea = AdminDesk(team.database, "UB")
    await alva.types('/upshot schedule wednesday because "a long weekend"')
    await bea.types("/upshot schedule monday 11:00")
    await bea.clicks("Save")
    said = await alva.clicks("Save")
    assert "in the meantime" in said
    assert "Monday 11:00 → *Wednesday 11:00*" in said
    assert "a long weekend" in said
    assert alva.shown.is_replacement
    assert _programme(alva).post_weekday == 0
    assert "Saved" in await alva.clicks("Save")
    assert (_programme(alva).post_weekday, _programme(alva).post_time.hour) == (2, 11)


async def test_what_another_saved_alike_needs_no_second_look(alva: AdminDesk, team: Team) -> None:
    """Two admins who want the same are not held up."""
    team.knows("UB", "Bea")
    team.appoints("UB", "admin")
    bea = AdminDesk(team.database, "UB")
    for desk in (alva, bea):
        await desk.types("/upshot schedule wednesday")
    await bea.clicks("Save")
    assert "nothing changes" in await alva.clicks("Save")
