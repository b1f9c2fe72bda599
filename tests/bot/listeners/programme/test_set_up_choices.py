from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Visibility
from bot.domain.seasons import Season
from bot.i18n import LANGUAGES
from bot.views.programme import checklist
from sandbox.block_kit import check_message
from tests.admin_desk import AdminDesk
from tests.desk import buttons

if TYPE_CHECKING:
    from bot.domain.people import Programme
    from tests.teams import Team

_LINE = "/upshot setup <#C1|sales> Europe/Berlin monday 10:00 EUR"
_CHANNEL = {"selected_conversation": "C1"}


def _programme(desk: AdminDesk) -> Programme:
    programme = desk.actor.programme
    assert programme is not None
    return programme


def _options(*values: str) -> dict[str, list[dict[str, str]]]:
    return {"selected_options": [{"value": value} for value in values]}


async def test_the_usual_is_right_for_most(olga: AdminDesk) -> None:
    """Who chooses a channel and sends the form asks for three metrics, names the first three, and posts."""
    await olga.types("/upshot setup")
    await olga.sends(channel=_CHANNEL)
    now = _programme(olga)
    assert (now.metrics_asked, now.visibility, now.named_places) == (("ssi", "connections", "meetings"), "top", 3)
    assert (now.works_council, now.dry_run) == (False, False)


async def test_the_form_takes_choices(olga: AdminDesk) -> None:
    """Metrics, visibility, a works council and a dry run are chosen in the form."""
    await olga.types("/upshot setup")
    answer = await olga.sends(
        channel=_CHANNEL,
        metrics=_options("ssi", "leads"),
        visibility={"selected_option": {"value": "pseudonyms"}},
        switches=_options("works_council", "dry_run"),
    )
    now = _programme(olga)
    assert (now.metrics_asked, now.visibility) == (("ssi", "leads"), Visibility.PSEUDONYMS)
    assert (now.works_council, now.dry_run, len(now.pseudonym_key)) == (True, True, 32)
    assert "dry run" in answer
    assert "agreement" in answer


async def test_a_line_begins_with_a_dry_run(olga: AdminDesk) -> None:
    """The words behind the line say so, and a later line leaves it."""
    assert "dry run" in await olga.types(f"{_LINE} dry run")
    assert _programme(olga).dry_run
    await olga.types("/upshot setup tuesday")
    assert _programme(olga).dry_run
    await olga.types("/upshot start")
    await olga.clicks("Save")
    assert not _programme(olga).dry_run


async def test_nothing_is_posted_by_hand_in_a_dry_run(olga: AdminDesk) -> None:
    """The settings say that it is one."""
    await olga.types(f"{_LINE} dry run")
    assert "dry run" in await olga.types("/upshot schedule")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_list_of_what_is_left_has_buttons(olga: AdminDesk, language: str) -> None:
    """Five steps are offered after the first set-up, one of them first, in every language."""
    olga.language = language
    await olga.types(_LINE)
    steps = [button for button in buttons(olga.shown) if button["action_id"].startswith(checklist.STEP)]
    assert [step["value"] for step in steps] == ["invite", "weights", "preview", "manager", "admin"]
    assert [step.get("style") for step in steps] == ["primary", *[None] * 4]
    assert check_message({"text": olga.shown.text, "blocks": list(olga.shown.blocks)}) == []


async def test_the_form_asks_for_a_season_and_when_to_ask(olga: AdminDesk) -> None:
    """Season, day and time of the reminder are chosen in the form."""
    await olga.types("/upshot setup")
    await olga.sends(
        channel=_CHANNEL,
        season={"selected_option": {"value": "half-year"}},
        prompt_weekday={"selected_option": {"value": "1"}},
        prompt_at={"selected_time": "15:30"},
    )
    now = _programme(olga)
    assert (now.season, now.prompt_weekday, now.prompt_time) == (Season.HALF_YEAR, 1, time(15, 30))


async def test_nobody_is_asked_in_the_evening(olga: AdminDesk) -> None:
    """A time outside of working hours is refused at its field, with the hours that can be."""
    await olga.types("/upshot setup")
    await olga.sends(channel=_CHANNEL, prompt_at={"selected_time": "19:00"})
    assert "7:00 and 17:00" in olga.field_errors["prompt_at"]
    assert olga.actor.programme is None


async def test_a_works_council_compares_teams_unless_told_otherwise(olga: AdminDesk) -> None:
    """Who only ticks that there is a works council names nobody."""
    await olga.types("/upshot setup")
    await olga.sends(channel=_CHANNEL, switches=_options("works_council"))
    assert _programme(olga).visibility is Visibility.TEAMS


async def test_a_form_keeps_what_another_admin_changed_meanwhile(alva: AdminDesk, team: Team) -> None:
    """Of two admins with the same form open, each changes only what they touched; nothing is lost."""
    team.knows("UB", "Bea")
    team.appoints("UB", "admin")
    bea = AdminDesk(team.database, "UB")
    await alva.types("/upshot setup")
    await bea.types("/upshot setup")
    await bea.sends(weekday={"selected_option": {"value": "2"}}, zone={"value": "Europe/Stockholm"})
    said = await alva.sends(season={"selected_option": {"value": "half-year"}})
    now = _programme(alva)
    assert (now.post_weekday, now.zone.key, now.season) == (2, "Europe/Stockholm", Season.HALF_YEAR)
    assert "calendar quarter → *half a year*" in said


async def test_a_form_sent_as_it_was_changes_nothing(alva: AdminDesk) -> None:
    """Who touches no field is told so, and no version comes about."""
    before = _programme(alva)
    await alva.types("/upshot setup")
    assert "Everything stays as it was" in await alva.sends()
    assert _programme(alva) == before


@pytest.mark.parametrize("metadata", ["{", "null", '{"zone": 7}', "[]"])
async def test_a_form_whose_memory_was_meddled_with_is_refused(alva: AdminDesk, metadata: str) -> None:
    """What a form remembers is not trusted: the command that opens it anew is named, and nothing changes."""
    before = _programme(alva)
    await alva.types("/upshot setup")
    alva.form = {**alva.form, "private_metadata": metadata}
    assert "`/upshot setup`" in await alva.sends(weekday={"selected_option": {"value": "2"}})
    assert _programme(alva) == before


async def test_a_form_of_an_older_version_is_taken(alva: AdminDesk) -> None:
    """A form that remembers nothing says all that it holds."""
    await alva.types("/upshot setup")
    alva.form = {**alva.form, "private_metadata": ""}
    await alva.sends(weekday={"selected_option": {"value": "2"}})
    assert _programme(alva).post_weekday == 2
