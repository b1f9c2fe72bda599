from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.outcome_desk import OutcomeDesk

if TYPE_CHECKING:
    from storage.deals import DealRow

SHARE = "https://www.linkedin.com/posts/anna_activity-7123456789012345678-abcd"


def deals(desk: OutcomeDesk) -> list[DealRow]:
    """Return somebody's deals."""
    with desk.database.snapshot() as tx:
        return tx.deals.all(desk.workspace_id, seller_id=desk.person_id)


def reasons(desk: OutcomeDesk) -> list[str]:
    """Return the reasons that the journal keeps of somebody's deals."""
    with desk.database.snapshot() as tx:
        entries = tx.journal.entries_of(desk.workspace_id, desk.person_id, ("deal", "confirmation"))
    return [entry.reason for entry in entries if entry.reason]


async def test_a_lost_deal_goes_on(anna: OutcomeDesk) -> None:
    """By its button or in a line a lost or void deal is open again; where there is none, a refusal says so."""
    assert "no lost or void deal with Acme" in await anna.types("/deal reopened Acme")
    await anna.types("/deal open 700 Acme")
    await anna.types("/deal lost Acme")
    assert "`/deal reopened Acme` lets a lost deal go on" in await anna.types("/deal won 700 Acme")
    await anna.types("/deal list lost")
    assert "open since" in await anna.clicks("Reopen")
    await anna.types("/deal void Acme")
    assert "open since" in await anna.types("/deal reopen Acme")
    assert "won on" in await anna.types("/deal won Acme")
    assert "*Acme* · €700 · void · other source" in await anna.types("/deal void Acme")


async def test_deal_alone_opens_the_form(anna: OutcomeDesk) -> None:
    """It asks for all that a line can say; if Slack does not open it, the deals in hand are shown."""
    await anna.opens()
    assert {"stage", "customer", "value", "source", "influenced", "opened", "closed", "crm_id", "note"} < {*anna.fields}
    assert "`/deal won 12000 Acme social`" in anna.shown.text


async def test_a_deal_is_stored_as_the_form_says(anna: OutcomeDesk) -> None:
    """Every field arrives, and the answer repeats what was understood."""
    await anna.types(f"/shares {SHARE}")
    await anna.opens()
    said = await anna.saves(
        stage="won",
        customer="Acme",
        value="12,000.50",
        source="social",
        influenced=["yes"],
        share="linkedin.com/feed/update/7123456789012345678",
        opened="2026-10-01",
        qualified="2026-10-20",
        closed="2026-11-10",
        crm_id="4711",
        note="met at the fair",
    )
    assert "*Acme* · €12,000.50 · won on 10 Nov 2026 · social\nCRM 4711 · from a share" in said
    assert "It came from your share" in said
    assert "Note: met at the fair" in said
    (deal,) = deals(anna)
    assert (deal.value, deal.share_seller_id, deal.note) == (Decimal("12000.50"), "U1", "met at the fair")
    assert deal.qualified_on == date(2026, 10, 20)
    await anna.types("/deal list won")
    await anna.clicks("Edit")
    anna.view_id = "another"
    await anna.saves(qualified="2026-10-21")
    assert deals(anna)[0].qualified_on == date(2026, 10, 21)


async def test_what_is_wrong_stands_at_its_field(anna: OutcomeDesk) -> None:
    """Nothing is stored, and the form stays open."""
    await anna.opens()
    assert await anna.saves(stage="won", customer="Acme", value="much", address="nowhere") == ""
    assert set(anna.field_errors) == {"value", "address"}
    await anna.saves(value="", address="")
    assert "What is the deal with Acme worth?" in anna.field_errors["value"]
    await anna.saves(value="500 USD")
    assert "counts in EUR" in anna.field_errors["value"]
    await anna.saves(value="500", closed="2026-12-24")
    assert "is still to come" in anna.field_errors["closed"]
    await anna.saves(qualified="2026-12-23", closed="")
    assert "is still to come" in anna.field_errors["qualified"]
    await anna.saves(closed="2026-09-01", qualified="")
    assert "takes nothing new" in anna.field_errors["closed"]
    await anna.saves(stage="lost", customer="Nobody", closed="")
    assert "no open deal with Nobody" in anna.field_errors["customer"]
    assert deals(anna) == []


async def test_a_form_that_is_sent_twice_stores_once(anna: OutcomeDesk) -> None:
    """A double click is one act."""
    await anna.opens()
    first = await anna.saves(stage="won", customer="Acme", value="500")
    assert await anna.saves() == first
    assert len(deals(anna)) == 1


async def test_a_win_on_the_first_day_is_asked_about_in_the_form(anna: OutcomeDesk) -> None:
    """Sending it again answers with yes, and the journal keeps the answer."""
    await anna.opens()
    assert await anna.saves(stage="won", customer="Acme", value="500", opened="2026-11-12", closed="2026-11-12") == ""
    assert "It was won on the day on which it was opened. Is that right?" in anna.said
    assert deals(anna) == []
    said = await anna.saves()
    assert "New deal" in said
    assert "Is that right" not in said
    (reason,) = reasons(anna)
    assert reason.startswith(f"confirmed: F8:{deals(anna)[0].deal_id}")


async def test_a_win_on_the_first_day_is_asked_about_after_a_line(anna: OutcomeDesk) -> None:
    """It is stored; a button keeps that it is right, and then the bell can ring."""
    await anna.types("/deal open 500 Acme")
    said = await anna.types("/deal won Acme")
    assert "It was won on the day on which it was opened. Is that right?" in said
    assert anna.labels == ["Yes, that is right", "Undo"]
    asked = anna.shown
    said = await anna.clicks("Yes, that is right")
    assert "Is that right" not in said
    assert anna.labels == ["🔔 Share", "Undo"]
    (reason,) = reasons(anna)
    assert reason.startswith(f"confirmed: F8:{deals(anna)[0].deal_id}")
    assert await anna.clicks("Yes, that is right", on=asked) == said
    await anna.types("/undo")
    assert deals(anna)[0].stage == "open"


async def test_a_deal_with_the_id_of_a_colleagues_is_asked_about(anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """After a line and in the form; an open deal, a void one, and one of the own are no question."""
    question = "Ben has won a deal with the same id from the CRM"
    await ben.types("/deal open 9000 Acme GmbH id D-7")
    assert "Is yours another one" not in await anna.types("/deal won 9000 Acme id d-7")
    await anna.types("/undo")
    await ben.types("/deal won Acme GmbH")
    assert question in await anna.types("/deal won 9000 Acme id d-7")
    assert anna.labels == ["Yes, that is right", "Undo"]
    assert question not in await anna.clicks("Yes, that is right")
    await ben.types("/deal won 500 Beta AG id D-8")
    await anna.opens()
    assert await anna.saves(stage="won", customer="Beta", value="500", crm_id="D-8") == ""
    assert question in anna.said
    await ben.types("/deal void Beta AG")
    assert "Is yours another one" not in await anna.saves()
    assert [deal.customer for deal in deals(anna)] == ["Acme", "Beta"]


async def test_a_deal_far_above_the_teams_is_asked_about(anna: OutcomeDesk) -> None:
    """Once the team has won enough to compare; what the others' are worth is not told."""
    anna.waits(weeks=-2)
    ben = OutcomeDesk(anna.database, "U2", now=anna.now)
    for number in range(8):
        await ben.types(f"/deal won {1000 + number} Customer{number}")
    anna.waits(weeks=2)
    said = await anna.types("/deal won 90000 Acme")
    assert "far above what your team's deals are usually worth" in said
    assert "1,00" not in said


async def test_the_list_shows_open_deals_first(anna: OutcomeDesk) -> None:
    """Each with what can be done; a click wins it."""
    assert "You have no deals yet." in await anna.types("/deal list")
    await anna.types("/deal won 700 Beta")
    await anna.types("/deal open 500 Acme opened 2026-11-01")
    said = await anna.types("/deal list")
    assert said.index("Acme") < said.index("Beta")
    assert anna.labels == ["Won", "Lost", "Edit", "Edit", "All (2)", "Open (1)", "Won (1)", "New deal"]
    listed = anna.shown
    assert "*Acme* · €500 · won on 12 Nov 2026" in await anna.clicks("Won", on=listed)
    assert "You have no open deal with Acme" in await anna.clicks("Won", on=listed)


async def test_editing_changes_what_was_changed(anna: OutcomeDesk) -> None:
    """The form is filled with the deal; what it does not change stays, whatever came in since."""
    await anna.types(f"/deal open 500 Acme referral from {SHARE}")
    await anna.types("/deal list")
    await anna.clicks("Edit")
    anna.view_id = "V-edit"
    assert "'initial_value': '500'" in anna.said
    await anna.types("/deal qualified Acme")
    said = await anna.saves(value="650")
    assert "*Acme* · €650 · qualified since 12 Nov 2026 · referral\n" in said
    assert "\nfrom a share\n" in said
    await anna.types("/undo")
    assert deals(anna)[0].value == 500


async def test_a_value_that_may_be_meant_otherwise_is_asked_about_after_an_edit(anna: OutcomeDesk) -> None:
    """A point is a decimal one in English; one click makes it thousands."""
    await anna.types("/deal open 12000 Acme")
    await anna.types("/deal list")
    await anna.clicks("Edit")
    assert "Did you mean *€13,500*?" in await anna.saves(value="13.500")
    assert "€13,500" in await anna.clicks("I meant €13,500")
    assert deals(anna)[0].value == 13_500


async def test_a_form_that_changes_nothing_says_so(anna: OutcomeDesk) -> None:
    """It stays open, and there is nothing to take back."""
    await anna.types("/deal open 500 Acme")
    await anna.types("/deal list")
    await anna.clicks("Edit")
    await anna.saves()
    assert anna.field_errors == {"stage": "Nothing is changed yet."}


async def test_a_deal_that_closed_long_ago_keeps_what_is_scored(anna: OutcomeDesk) -> None:
    """Its note may still change, and it may still be made void."""
    await anna.types("/deal won 500 Acme")
    anna.turns_to(2026, 12, 21, 9)
    await anna.types("/deal list")
    await anna.clicks("Edit")
    anna.view_id = "V-1"
    await anna.saves(value="900")
    assert "takes nothing new" in anna.field_errors["closed"]
    assert "Noted" in await anna.saves(value="500", note="they pay in January")
    await anna.types("/deal list")
    await anna.clicks("Edit")
    anna.view_id = "V-2"
    assert "void" in await anna.saves(stage="void")


async def test_somebody_elses_deal_cannot_be_opened(anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """Neither by the button of another person's list nor by a form."""
    await anna.types("/deal open 500 Acme")
    await anna.types("/deal list")
    assert "You have no such deal" in await ben.clicks("Edit", on=anna.shown)
    assert "You have no such deal" in await ben.clicks("Won", on=anna.shown)


@pytest.mark.parametrize("language", ["de", "sv"])
async def test_the_form_reads_numbers_of_each_language(anna: OutcomeDesk, language: str) -> None:
    """A point groups in German and Swedish."""
    anna.language = language
    await anna.opens()
    await anna.saves(stage="won", customer="Acme", value="12.500")
    assert deals(anna)[0].value == 12_500
