from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


async def test_a_week_is_reported_by_the_form(office: Office, anna: Colleague) -> None:
    """What is sent by the form is one entry, and stands where the line would have put it."""
    entries = office.entries
    await anna.types("/checkin")
    seen = await anna.submits({"SSI": "72", "Meetings held": "3"})
    assert seen.errors == {}
    assert office.entries == entries + 1
    await anna.seat.closes(everything=True)
    assert await anna.week() == {"SSI": "72", "Meetings held": "3"}
    assert "72" in await anna.types("/undo")
    assert await anna.week() == {}


async def test_a_form_that_is_sent_twice_is_stored_once(office: Office, anna: Colleague) -> None:
    """Slack may deliver the same submission again."""
    await anna.types("/checkin")
    entries = office.entries
    office.server.slack.sockets.misbehaviour.copies = 1
    await anna.submits({"SSI": "72"})
    await office.acknowledged_late(1)
    assert office.entries == entries + 1


@pytest.mark.parametrize(
    ("changes", "instead"),
    [({"callback_id": "of_old"}, "/upshot help"), ({"private_metadata": "of old"}, "/checkin")],
)
async def test_a_form_of_an_older_version_is_answered(
    office: Office, anna: Colleague, changes: dict[str, str], instead: str
) -> None:
    """A form that nobody reads any more names the way to the new one, and stays behind with what was typed."""
    await anna.types("/checkin")
    assert anna.seat.form is not None
    anna.seat.form.content.update(changes)
    entries = office.entries
    seen = await anna.submits()
    assert seen.view is not None
    told = json.dumps(seen.view.content, ensure_ascii=False)
    assert "This form is from an older version of mine" in told
    assert f"`{instead}`" in told
    assert office.entries == entries
    await anna.seat.closes()
    assert anna.seat.form is not None


async def test_a_wrong_number_stands_at_its_field(office: Office, anna: Colleague) -> None:
    """The form stays open with a word at the field, and nothing that was right is lost."""
    await anna.types("/checkin")
    entries = office.entries
    seen = await anna.submits({"SSI": "720", "Meetings held": "3"})
    assert [block.split(":")[0] for block in seen.errors] == ["ssi"]
    assert office.entries == entries
    await anna.submits({"SSI": "72"})
    assert office.entries == entries + 1
    await anna.seat.closes(everything=True)
    assert await anna.week() == {"SSI": "72", "Meetings held": "3"}


async def test_hostile_text_in_a_form_is_harmless(office: Office, anna: Colleague) -> None:
    """Whatever stands in a field is answered at the field."""
    await anna.types("/checkin")
    for text in ("<!channel>", "nan", "\u202e72", "🙂", "=1+1", "7" * 40):
        seen = await anna.submits({"SSI": text})
        assert anna.seat.form is not None, text
        assert seen.errors or text == "\u202e72"
        if not seen.errors:
            break
    for shown in office.everything_shown():
        assert "<!" not in shown


@pytest.mark.hurried("question")
async def test_a_form_that_slack_does_not_open_is_said_in_words(office: Office, anna: Colleague) -> None:
    """When views.open fails, the answer shows what is stored and the line to type."""
    await anna.types("/ssi 72")
    office.fails("error", "views.open", error="internal_error")
    said = await anna.types("/checkin")
    assert anna.seat.form is None
    assert "`/checkin" in said
    office.fails("hang", "views.open")
    assert "`/checkin" in await anna.types("/checkin")


async def test_two_forms_of_one_person_are_two_entries(office: Office, anna: Colleague) -> None:
    """Opening the form again is a new form, and the later one counts."""
    entries = office.entries
    for ssi in ("70", "72"):
        await anna.types("/checkin")
        await anna.submits({"SSI": ssi})
        await anna.seat.closes(everything=True)
    assert office.entries == entries + 2
    assert await anna.week() == {"SSI": "72"}


async def test_the_set_up_form_sets_up(fresh_office: Office) -> None:
    """`/upshot setup` alone asks for what is needed, and the answer says what comes next."""
    alva = fresh_office.sits("alva")
    await alva.types("/upshot setup")
    form = alva.seat.form
    assert form is not None
    inputs = [block for block in form.blocks if block["type"] == "input"]
    (label,) = [block["label"]["text"] for block in inputs if block["element"]["type"].startswith(("conv", "chan"))]
    sales = fresh_office.workspace.channel("sales").id
    seen = await alva.submits({label: sales})
    assert seen.errors == {}
    assert fresh_office.entries == 1
    assert "SSI 72" in await fresh_office.sits("anna").types("/ssi 72")


async def test_a_seller_gets_no_set_up_form(fresh_office: Office) -> None:
    """Opening a form is a door of its own."""
    anna = fresh_office.sits("anna")
    assert "admin or owner" in await anna.types("/upshot setup")
    assert anna.seat.form is None


async def test_the_form_of_a_removed_admin_is_refused(office: Office) -> None:
    """Sending a form is another door."""
    alva, mia = office.sits("alva"), office.sits("mia")
    await alva.types("/upshot admins add @mia")
    await mia.types("/upshot setup")
    assert mia.seat.form is not None
    await alva.types("/upshot admins remove @mia")
    entries = office.entries
    await mia.submits({})
    assert office.entries == entries
