from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Visibility
from bot.i18n import LANGUAGES
from bot.views.programme import checklist
from sandbox.block_kit import check_message
from tests.desk import buttons

if TYPE_CHECKING:
    from bot.domain.people import Programme
    from tests.admin_desk import AdminDesk

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
    """Four steps are offered after the first set-up, one of them first, in every language."""
    olga.language = language
    await olga.types(_LINE)
    steps = [button for button in buttons(olga.shown) if button["action_id"].startswith(checklist.STEP)]
    assert [step["value"] for step in steps] == ["invite", "weights", "preview", "admin"]
    assert [step.get("style") for step in steps] == ["primary", None, None, None]
    assert check_message({"text": olga.shown.text, "blocks": list(olga.shown.blocks)}) == []
