"""Stories of buttons and forms that come back with values that nobody gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import UserError
from bot.domain.people import Origin
from bot.i18n import Texts
from bot.listeners.doors import Request
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.listeners.doors import Listener
    from tests.scenarios.office import Colleague, Office

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

_VALUES = (
    *("", "x", "{}", "null", "-1", "99999999999999999999", "|||", "\N{RIGHT-TO-LEFT OVERRIDE}<!channel>", "U0OTHER"),
    *('{"plan":{"zone":"No/Where"}}', '{"plan":{"weekday":9}}', '{"plan":{"agreement":"' + "x" * 200 + '"}}'),
    '{"draft":{"aspect":"weights","amounts":{"meetings":"1e99"}},"base":1}',
    '{"draft":{"aspect":"weights","amounts":{"teapots":"5"}},"base":1}',
)


async def _comes(office: Office, person: Colleague, listener: Listener, value: str, origin: Origin) -> None:
    """Come in with a value; a refusal is an answer, and anything else that is raised is a fault."""
    actor = await office.bot.features.entrance.identify(office.workspace.team_id, person.seat.person.id)
    view = {"id": "V1", "hash": "1", "type": "modal", "private_metadata": value, "blocks": [], "state": {"values": {}}}
    body = {"user": {"id": actor.id}, "view": view, "actions": [{"value": value}]}
    try:
        await listener(Request(actor, Texts("en"), value, origin, f"{origin}:{listener}:{value}", "1", body))
    except (UserError, StorageError):
        return


@pytest.mark.parametrize(
    "action",
    [
        *("change_scheme", "withdraw_scheme", "save_scheme", "take_preset", "save_settings", "audit_older"),
        *("set_up_step", "report_week", "same_as_last_week", "am_away", "confirm_deal", "ring_bell", "edit_deal"),
    ],
)
async def test_a_button_that_makes_no_sense_is_answered(office: Office, alva: Colleague, action: str) -> None:
    """Whatever a button holds, it is answered, and no rule or setting comes of it."""
    before = await alva.types("/upshot audit")
    for value in _VALUES:
        await _comes(office, alva, office.bot.features.entrance.doors.actions[action], value, Origin.CLICK)
    assert await alva.types("/upshot audit") == before


@pytest.mark.parametrize("form", ["set_up", "scheme", "scheme_reason"])
async def test_a_form_that_makes_no_sense_is_answered(office: Office, alva: Colleague, form: str) -> None:
    """Whatever a form remembers, it is answered, and no rule or setting comes of it."""
    before = await alva.types("/upshot audit")
    for value in _VALUES:
        await _comes(office, alva, office.bot.features.entrance.doors.forms[form], value, Origin.FORM)
    assert await alva.types("/upshot audit") == before
