from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.channels import ChannelState
from bot.domain.people import NotAllowedError, Origin
from bot.domain.plans import Plan
from bot.i18n import LANGUAGES
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.programme.set_up import SetUpProgramme
from tests.admin_desk import AdminDesk
from tests.quiet_slack import SALES
from tests.teams import NOW, WEEK

if TYPE_CHECKING:
    from bot.domain.people import Programme
    from bot.domain.scoring.scheme import Scheme
    from tests.teams import Team

LINE = "/upshot setup <#C1|sales> Europe/Berlin monday 10:00 EUR"


def _programme(desk: AdminDesk) -> Programme:
    programme = desk.actor.programme
    assert programme is not None
    return programme


def _scheme(desk: AdminDesk, week: int = WEEK.number) -> Scheme:
    with desk.database.snapshot() as tx:
        return rulebook_of(tx, "T1").at(week)


async def test_one_line_sets_up(olga: AdminDesk) -> None:
    """The owner's line starts the programme, makes them its admin, and says when the first post comes."""
    answer = await olga.types(LINE)
    assert "Upshot is ready" in answer
    assert "Mon 16 Nov, 10:00" in answer
    assert olga.actor.is_admin
    assert (_programme(olga).zone.key, _programme(olga).currency) == ("Europe/Berlin", "EUR")
    assert _scheme(olga, WEEK.number - 500).version == 1


async def test_only_the_channel_has_to_be_named(olga: AdminDesk) -> None:
    """What is left out is the person's zone, Monday at ten, and the currency of the language; the answer says so."""
    olga.language = "sv"
    await olga.types("/upshot setup <#C1|sales>")
    programme = _programme(olga)
    assert (programme.zone.key, programme.post_weekday, programme.post_time.hour) == ("Europe/Berlin", 0, 10)
    assert (programme.language, programme.currency) == ("en", "EUR")
    assert "Europe/Berlin" in str(olga.shown.blocks)


async def test_kronor_make_tenfold_goals(olga: AdminDesk) -> None:
    """A programme in kronor starts with money goals in kronor."""
    await olga.types("/upshot setup <#C1|sales> SEK")
    assert _scheme(olga).metrics["revenue"].goal == 50000


async def test_without_a_channel_nothing_is_set_up(olga: AdminDesk) -> None:
    """A line without a channel asks for it."""
    assert "In which channel" in await olga.types("/upshot setup Europe/Berlin")
    assert olga.actor.programme is None


@pytest.mark.parametrize(
    ("channel", "reason"),
    [
        (ChannelState("C1", "sales", is_member=False), "I am not in #sales yet"),
        (replace(SALES, is_archived=True), "archived"),
        (replace(SALES, is_shared=True), "shared with another organisation"),
    ],
)
async def test_a_channel_that_cannot_be(olga: AdminDesk, channel: ChannelState, reason: str) -> None:
    """A channel without the bot, an archived or a shared one is refused with the reason."""
    olga.slack.channels["C1"] = channel
    assert reason in await olga.types(LINE)
    assert olga.actor.programme is None


async def test_a_channel_that_cannot_be_seen(olga: AdminDesk) -> None:
    """A private channel that the bot is not in is answered with the invitation to type."""
    assert "`/invite @Upshot`" in await olga.types("/upshot setup <#C9>")


@pytest.mark.parametrize(("person_id", "words"), [("U1", "A workspace admin or owner"), ("UG", "A workspace admin")])
async def test_who_may_not_set_up(fresh: Team, person_id: str, words: str) -> None:
    """A member, and a guest whatever Slack says of them, can neither open the form nor set up by a line."""
    desk = AdminDesk(fresh.database, person_id)
    assert words in await desk.types(LINE)
    assert words in await desk.types("/upshot setup")
    assert desk.form == {}
    assert desk.actor.programme is None


async def test_once_set_up_only_admins_change_settings(olga: AdminDesk, fresh: Team) -> None:
    """An owner of the workspace who is no admin of the programme cannot change its settings, by no door."""
    await olga.types("/upshot setup")
    await olga.types(LINE)
    fresh.knows("U2", "Otto", is_workspace_admin=True)
    otto = AdminDesk(fresh.database, "U2")
    assert "Only admins" in await otto.types("/upshot setup tuesday")
    assert "Only admins" in await otto.types("/upshot setup")
    otto.form = olga.form
    assert "Only admins" in await otto.sends(channel={"selected_conversation": "C1"})
    assert _programme(olga).post_weekday == 0


async def test_two_owners_at_once(olga: AdminDesk, fresh: Team) -> None:
    """Of two owners who set up at the same moment the second is refused: the first is the admin."""
    fresh.knows("U2", "Otto", is_workspace_admin=True)
    otto = fresh.actor("U2")
    await olga.types(LINE)
    with pytest.raises(NotAllowedError):
        SetUpProgramme(fresh.database, lambda: NOW)(
            otto, Plan(SALES, "Asia/Tokyo"), origin=Origin.COMMAND, delivery_key="command:otto"
        )
    assert _programme(olga).zone.key == "Europe/Berlin"


@pytest.mark.parametrize("change", [{"is_deleted": True}, {"is_guest": True}])
async def test_an_owner_takes_over_when_no_admin_is_left(team: Team, change: dict[str, bool]) -> None:
    """When the only admin left Slack, or is a guest by now, an owner's set-up makes them the admin, and is told so."""
    team.knows("UO", "Otto", is_workspace_admin=True)
    otto = AdminDesk(team.database, "UO")
    assert "Only admins" in await otto.types("/upshot setup")
    team.knows("UA", "Alva", **change)
    await otto.types("/upshot setup")
    await otto.sends(weekday={"selected_option": {"value": "2"}})
    assert "you are its admin now" in str(otto.shown.blocks)
    assert otto.actor.is_admin
    assert _programme(otto).post_weekday == 2
    team.knows("UP", "Petra", is_workspace_admin=True)
    assert "Only admins" in await AdminDesk(team.database, "UP").types("/upshot setup wednesday")


async def test_a_seller_never_takes_over(anna: AdminDesk, team: Team) -> None:
    """Nobody but a workspace admin or owner can take a programme without admins over, by no door."""
    team.knows("UA", "Alva", is_deleted=True)
    assert "Only admins" in await anna.types("/upshot setup")
    assert "Only admins" in await anna.types("/upshot setup wednesday")
    assert _programme(anna).post_weekday == 0


async def test_a_change_shows_before_and_after(alva: AdminDesk, team: Team) -> None:
    """A line names only what changes; the answer shows both, and the next post moves."""
    team.publishes(WEEK - 1)
    await alva.types("/upshot setup <#C1|sales>")
    answer = await alva.types("/upshot setup tuesday 9:30")
    assert "The settings are changed" in answer
    assert "Tue 17 Nov, 09:30" in answer
    assert "Monday 10:00 → *Tuesday 09:30*" in str(alva.shown.blocks)
    assert _programme(alva).channel_id == "C1"


async def test_thursday_is_too_late(alva: AdminDesk) -> None:
    """A post day after Wednesday is refused with the reason."""
    assert "Monday, Tuesday or Wednesday" in await alva.types("/upshot setup thursday")


async def test_a_repeated_delivery_is_told_the_same(olga: AdminDesk) -> None:
    """The same line delivered twice sets up once, and both answers are the first one."""
    first = await olga.types(LINE, key="command:same")
    assert await olga.types(LINE, key="command:same") == first


async def test_the_form_is_filled_and_sets_up(olga: AdminDesk) -> None:
    """The bare command opens a form with the usual values; sent, it starts with the chosen objective."""
    await olga.types("/upshot setup")
    results = {"selected_option": {"value": "results"}}
    answer = await olga.sends(channel={"selected_conversation": "C1"}, preset=results)
    assert "Upshot is ready" in answer
    assert "“Results”" in str(olga.shown.blocks)
    assert _scheme(olga).metrics["revenue"].weight == 23


async def test_holidays_are_those_of_the_zone_or_as_typed(olga: AdminDesk) -> None:
    """The form comes with the country of the time zone; a region of it is kept, and shown."""
    await olga.types("/upshot setup")
    fields = {block.get("block_id"): block.get("element", {}) for block in olga.form["blocks"]}
    assert fields["holidays"]["initial_value"] == "DE"
    await olga.sends(channel={"selected_conversation": "C1"}, holidays={"value": "de-by"})
    assert _programme(olga).calendar == ("DE", "BY")
    assert "DE-BY" in str(olga.shown.blocks)
    await olga.types("/upshot setup tuesday")
    assert _programme(olga).calendar == ("DE", "BY")


async def test_the_form_of_a_programme_holds_its_settings(alva: AdminDesk) -> None:
    """An admin finds the settings in the form, and no objective: that is changed by weights."""
    await alva.types("/upshot setup")
    fields = {block.get("block_id"): block.get("element", {}) for block in alva.form["blocks"]}
    assert fields["channel"]["initial_conversation"] == "C1"
    assert fields["zone"]["initial_value"] == "Europe/Berlin"
    assert "preset" not in fields
    await alva.sends(weekday={"selected_option": {"value": "2"}})
    assert _programme(alva).post_weekday == 2


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"zone": {"value": "Europe/Berlni"}}, "zone", "Did you mean Europe/Berlin?"),
        ({"zone": {"value": "somewhere"}}, "zone", "no such time zone"),
        ({"channel": {"selected_conversation": "C9"}}, "channel", "/invite @Upshot"),
        ({"holidays": {"value": "Bavaria"}}, "holidays", "Try a code of two letters"),
        ({"holidays": {"value": "DE-XX"}}, "holidays", "BY"),
    ],
)
async def test_an_error_stands_at_its_field(
    olga: AdminDesk, values: dict[str, dict[str, str]], field: str, words: str
) -> None:
    """What is wrong in the form is said at the field, and nothing is set up."""
    await olga.types("/upshot setup")
    await olga.sends(**{"channel": {"selected_conversation": "C1"}, **values})
    assert words in olga.field_errors[field]
    assert olga.actor.programme is None


async def test_the_currency_changes_while_there_is_no_money(alva: AdminDesk, team: Team) -> None:
    """Without money stored the currency may change, and the goals of every version with it."""
    goal = _scheme(alva, (WEEK - 1).number).metrics["revenue"].goal
    team.adopts(replace(_scheme(alva), customer_gap=30), WEEK)
    await alva.types("/upshot setup SEK")
    assert _programme(alva).currency == "SEK"
    assert _scheme(alva, (WEEK - 1).number).metrics["revenue"].goal == goal * 10
    assert (_scheme(alva).metrics["revenue"].goal, _scheme(alva).customer_gap) == (goal * 10, 30)
    await alva.types("/upshot setup EUR")
    assert _scheme(alva).metrics["revenue"].goal == goal


async def test_the_currency_stays_once_there_is_money(alva: AdminDesk, team: Team) -> None:
    """With a deal stored another currency is refused, in the line and at the field of the form."""
    team.deals("U1", "Acme", 12000)
    assert "cannot become SEK" in await alva.types("/upshot setup SEK")
    await alva.types("/upshot setup")
    await alva.sends(currency={"selected_option": {"value": "SEK"}})
    assert "amounts in EUR" in alva.field_errors["currency"]
    assert _programme(alva).currency == "EUR"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_form_opens_in_every_language(olga: AdminDesk, language: str) -> None:
    """In each language Slack takes the form, and its help stands in for it."""
    olga.language = language
    assert "/upshot setup #sales" in await olga.types("/upshot setup help")
    await olga.types("/upshot setup")
    assert olga.form["callback_id"] == "set_up"
