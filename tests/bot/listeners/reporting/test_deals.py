from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.desk import Desk

if TYPE_CHECKING:
    from storage.deals import DealRow
    from tests.teams import Team


def deals(desk: Desk) -> list[DealRow]:
    """Return somebody's deals."""
    with desk.database.snapshot() as tx:
        return tx.deals.all(desk.workspace_id, seller_id=desk.person_id)


async def test_a_won_deal_is_noted_in_one_line(anna: Desk) -> None:
    """Stage, value, customer and source are repeated as understood."""
    said = await anna.types("/deal won 12000 Acme social")
    assert "New deal for week 46: *Acme* · €12,000 · won on 12 Nov 2026 · social" in said
    (deal,) = deals(anna)
    assert (deal.customer_key, deal.typed_value, deal.typed_currency) == ("acme", Decimal(12_000), "EUR")


async def test_everything_about_a_deal_fits_in_one_line(anna: Desk) -> None:
    """Mark, days and CRM id are kept; the id of one deal is asked about when another one is to have it."""
    said = await anna.types('/deal won 9500 "3M" event influenced opened 2026-10-01 closed 2026-11-10 id 4711')
    assert "*3M* · €9,500 · won on 10 Nov 2026 · event\nsocial selling helped · CRM 4711" in said
    assert "has this id from the CRM already: *3M*" in await anna.types("/deal won 700 Acme id 4711")
    assert "CRM 4711" in await anna.clicks("Yes, a second deal")


async def test_an_open_deal_is_won_with_its_value(anna: Desk) -> None:
    """The one open deal with the customer moves, and it stays one deal."""
    assert "*Acme* · €8,000 · open since 12 Nov 2026 · referral" in await anna.types("/deal open 8000 Acme referral")
    anna.waits(days=1)
    said = await anna.types("/deal won ACME")
    assert "*Acme* · €8,000 · won on 13 Nov 2026 · referral" in said
    assert "It was: *Acme* · €8,000 · open since 12 Nov 2026 · referral" in said
    assert [deal.stage for deal in deals(anna)] == ["won"]


async def test_somebody_elses_deal_is_never_moved_or_shown(anna: Desk, team: Team) -> None:
    """A customer may be shared, a deal is not."""
    await anna.types("/deal open 8000 Acme")
    bo = Desk(team.database, "U2")
    assert "You have no open deal with Acme" in await bo.types("/deal lost Acme")
    assert "You have no open deals" in await bo.types("/deal")


async def test_several_open_deals_are_offered_to_choose(anna: Desk) -> None:
    """Nothing is stored before the click, which takes the place of the question."""
    await anna.types("/deal open 8000 Acme")
    await anna.types("/deal open 5000 Acme")
    assert "You have 2 deals with Acme. Which one" in await anna.types("/deal lost Acme")
    assert [deal.stage for deal in deals(anna)] == ["open", "open"]
    await anna.clicks("This one")
    assert anna.shown.is_replacement
    assert [deal.stage for deal in deals(anna)] == ["lost", "open"]


async def test_none_of_several_is_a_new_deal(anna: Desk) -> None:
    """Whoever means none of them has a button for that."""
    await anna.types("/deal open 8000 Acme")
    await anna.types("/deal open 5000 Acme")
    await anna.types("/deal won 3000 Acme")
    await anna.clicks("None of these")
    assert [deal.stage for deal in deals(anna)] == ["open", "open", "won"]


async def test_the_same_deal_again_is_asked_about(anna: Desk) -> None:
    """A second deal is stored by a click, and by two clicks once."""
    await anna.types("/deal won 12000 Acme social")
    assert "You have this deal already" in await anna.types("/deal won 12000 acme social")
    asked = anna.shown
    assert len(deals(anna)) == 1
    first = await anna.clicks("Yes, a second deal", on=asked)
    assert await anna.clicks("Yes, a second deal", on=asked) == first
    assert len(deals(anna)) == 2


async def test_an_answer_that_comes_a_day_later_keeps_the_day_of_the_question(anna: Desk) -> None:
    """A deal won on Thursday was won on Thursday."""
    await anna.types("/deal won 12000 Acme")
    await anna.types("/deal won 12000 Acme")
    anna.waits(days=1)
    assert "won on 12 Nov 2026" in await anna.clicks("Yes")


async def test_another_currency_is_refused_with_the_reason(anna: Desk) -> None:
    """Nothing is converted without a rate."""
    assert "counts in EUR, and USD has no rate in week 46" in await anna.types("/deal won 500 USD Acme")
    assert "counts in EUR" in await anna.types("/outcomes pipeline $500")
    assert deals(anna) == []


async def test_a_deal_closed_long_ago_is_refused_with_the_open_weeks(anna: Desk) -> None:
    """A closed week takes no new deal; its opening may lie as far back as it was."""
    assert "`2026-W42`" in await anna.types("/deal won 500 Acme closed 2026-09-30")
    assert "New deal" in await anna.types("/deal open 500 Acme opened 2026-01-31")


async def test_a_deal_of_last_week_belongs_to_it(anna: Desk) -> None:
    """A week at the end stands for a day in it."""
    assert "New deal for week 45: *Acme* · €500 · won on 8 Nov 2026" in await anna.types("/deal won 500 Acme last week")


async def test_open_deals_make_the_pipeline_until_it_is_typed(anna: Desk) -> None:
    """Then the typed number stands, and the answers say so."""
    assert "make the new pipeline of week 46 €8,000" in await anna.types("/deal open 8000 Acme")
    said = await anna.types("/outcomes pipeline 15k")
    assert "Your deals opened in week 46 make €8,000; the number you typed stands instead." in said
    assert "stays €15,000, as you typed it" in await anna.types("/deal open 1000 Beta")
    await anna.types("/undo")
    assert "Now week 46 has new pipeline €8,000." in await anna.types("/undo")


async def test_adding_to_the_pipeline_adds_to_what_the_deals_make(anna: Desk) -> None:
    """A plus adds to what stands, wherever it came from."""
    await anna.types("/deal open 8000 Acme")
    assert "*new pipeline €10,000*" in await anna.types("/outcomes pipeline +2000")


async def test_a_void_deal_makes_no_pipeline(anna: Desk) -> None:
    """A deal entered by mistake leaves nothing behind."""
    await anna.types("/deal open 8000 Acme")
    assert "make the new pipeline of week 46 €0" in await anna.types("/deal void Acme")


async def test_bare_deal_shows_what_is_in_hand(anna: Desk) -> None:
    """Open deals, those closed this week, and the line to type."""
    assert "You have no open deals" in await anna.types("/deal")
    for line in ("open 8000 Acme", "won 500 Beta social", "won 700 Gamma last week"):
        await anna.types(f"/deal {line}")
    said = await anna.types("/deal")
    assert "*Your open deals*\n• *Acme*" in said
    assert "*Closed in week 46*\n• *Beta*" in said
    assert "Gamma" not in said
    assert "`/deal won 12000 Acme social`" in said


async def test_many_deals_stay_readable(anna: Desk) -> None:
    """The newest are listed, the older ones counted."""
    for number in range(30):
        await anna.types(f"/deal open {number + 1} Customer{number}")
    assert "… and 22 older ones" in await anna.types("/deal")


async def test_a_customers_name_comes_to_life_nowhere(anna: Desk) -> None:
    """Mentions, entities and mark-up in a name are only text."""
    await anna.types("/deal open 5 <!channel> &amp; <b>Sons</b>")
    shown = str(anna.shown.blocks)
    assert "<!channel>" not in shown
    assert "&amp;" in shown


async def test_an_ambiguous_value_can_be_read_the_other_way(anna: Desk) -> None:
    """The language decides, the answer says what was understood, and a click takes the other reading."""
    await anna.types("/deal won 12,500 Acme")
    assert anna.labels == ["🔔 Share", "I meant €12.50", "Undo"]
    assert "*Acme* · €12.50 · won" in await anna.clicks("I meant")
    anna.language = "de"
    assert "12.500\xa0€" in await anna.types("/deal won 12.500 Beta")


@pytest.mark.parametrize(
    ("language", "typed", "asked"),
    [
        ("en", "12.000", "I read *€12*. Did you mean *€12,000*?"),
        ("de", "12,000", "Gelesen habe ich *12\xa0€*. Meintest du *12.000\xa0€*?"),
        ("sv", "12,000", "Jag läste *12\xa0€*. Menade du *12\xa0000\xa0€*?"),
    ],
)
async def test_thousands_typed_in_another_language_are_asked_about_first(
    anna: Desk, language: str, typed: str, asked: str
) -> None:
    """The question is the first thing said, its one button the first to press; nothing else is asked before."""
    anna.language = language
    assert (await anna.types(f"/deal won {typed} Acme")).startswith(asked)
    assert [block["type"] for block in anna.shown.blocks] == ["section", "actions", "section", "context", "actions"]
    assert anna.shown.blocks[1]["elements"][0]["style"] == "primary"
    assert len(anna.labels) == 2
    await anna.clicks(anna.labels[0])
    assert [deal.value for deal in deals(anna)] == [12_000]
    assert (await anna.types(f"/outcomes pipeline {typed}")).startswith(asked)


async def test_undo_by_the_button_takes_that_entry_only(anna: Desk) -> None:
    """A button of an older answer does not take back what was done since."""
    await anna.types("/deal won 500 Acme")
    first = anna.shown
    await anna.types("/deal won 700 Beta")
    assert "changed or taken back since" in await anna.clicks("Undo", on=first)
    await anna.types("/undo")
    assert "The deal with Acme is gone." in await anna.clicks("Undo", on=first)
    assert deals(anna) == []


async def test_undoing_a_win_opens_the_deal_again(anna: Desk) -> None:
    """It stands as it stood before."""
    await anna.types("/deal open 8000 Acme referral")
    await anna.types("/deal won 9000 Acme social")
    said = await anna.types("/undo")
    assert "It stands again: *Acme* · €8,000 · open since 12 Nov 2026 · referral" in said
    assert "The next `/undo` would take back: *Acme* · €8,000 · open" in said
