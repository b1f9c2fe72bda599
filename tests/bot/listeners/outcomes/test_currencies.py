"""Deals and pipelines in other currencies: converted at the rate of the week, which an admin keeps."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.outcome_desk import OutcomeDesk

if TYPE_CHECKING:
    from tests.teams import Team


@pytest.fixture
def alva(team: Team) -> OutcomeDesk:
    """Seat an admin."""
    team.knows("UA", "Alva")
    team.appoints("UA", "admin")
    return OutcomeDesk(team.database, "UA")


def _values(team: Team) -> list[Decimal | None]:
    with team.database.snapshot() as tx:
        return [deal.value for deal in tx.deals.all("T1")]


def _pipeline(team: Team) -> dict[int, Decimal | None]:
    with team.database.snapshot() as tx:
        numbers = tx.reports.all("T1", sellers=["U1"])
    return {each.week_start.isocalendar().week: each.amount for each in numbers if each.metric == "pipeline"}


async def _sets(alva: OutcomeDesk, line: str) -> str:
    await alva.types(f"/upshot rates {line}")
    return await alva.clicks("Save")


async def test_a_rate_is_previewed_and_saved(alva: OutcomeDesk, anna: OutcomeDesk) -> None:
    """Nothing holds before Save; everybody can read what does."""
    preview = await alva.types('/upshot rates USD 0.92 from week 46 because "ECB"')
    assert "*1 USD = 0.92 EUR*, from week 46 of 2026 on" in preview
    assert "So US$10,000 ≈ €9,200." in preview
    assert "There are no rates yet" in await anna.types("/upshot rates")
    assert "Saved." in await alva.clicks("Save", on=alva.shown)
    assert "*1 USD = 0.92 EUR, from week 46 of 2026 on*" in await anna.types("/upshot rates")
    assert "nothing changes" in await alva.types("/upshot rates usd 0,92")


async def test_a_deal_is_converted_and_keeps_what_was_typed(alva: OutcomeDesk, anna: OutcomeDesk, team: Team) -> None:
    """The answer and the list show both amounts, and a later rate changes neither."""
    await _sets(alva, "USD 0.92")
    assert "*Acme* · US$12,000 ≈ €11,040 · won" in await anna.types("/deal won 12000 USD Acme")
    await _sets(alva, "USD 0.5")
    assert "US$12,000 ≈ €11,040" in await anna.types("/deal list")
    assert _values(team) == [11040]


async def test_an_open_deal_is_worth_what_it_is_when_it_is_won(
    alva: OutcomeDesk, anna: OutcomeDesk, team: Team
) -> None:
    """The rate of the week in which it is won holds, not that of the week in which it was opened."""
    await _sets(alva, "USD 0.9 from week 40")
    await _sets(alva, "USD 0.8 week 46")
    await anna.types("/deal open 1000 USD Acme opened 2026-11-02")
    assert _values(team) == [900]
    await anna.types("/deal won Acme")
    assert _values(team) == [800]
    await anna.types("/undo")
    assert _values(team) == [900]


async def test_without_a_rate_nothing_is_stored(anna: OutcomeDesk, alva: OutcomeDesk, team: Team) -> None:
    """The refusal repeats the currency and shows what an admin would type."""
    assert "`/upshot rates USD 0.92`" in await anna.types("/deal won 12000 USD Acme")
    assert "`/upshot rates SEK 0.09`" in await anna.types("/deal won 12000 SEK Acme")
    await _sets(alva, "USD 0.92")
    assert "has no rate in week 45" in await anna.types("/deal won 12000 USD Acme last week")
    assert _values(team) == []


async def test_the_other_reading_is_in_the_same_currency(alva: OutcomeDesk, anna: OutcomeDesk, team: Team) -> None:
    """A separator that is meant the other way is converted, too."""
    await _sets(alva, "USD 2")
    await anna.types("/deal won 12,000 USD Acme")
    await anna.clicks("I meant US$12")
    assert _values(team) == [24]


async def test_the_form_keeps_the_currency(alva: OutcomeDesk, anna: OutcomeDesk, team: Team) -> None:
    """An edit of something else leaves the amount alone; an amount without a currency is the programme's."""
    await _sets(alva, "USD 0.92")
    await anna.types("/deal won 12000 USD Acme")
    await _sets(alva, "USD 0.5")
    await anna.types("/deal list")
    await anna.clicks("Edit")
    assert "12,000 USD" in anna.said
    assert "US$12,000 ≈ €11,040" in await anna.saves(note="hello")
    await anna.types("/deal list")
    await anna.clicks("Edit")
    anna.view_id = "another"
    assert "*Acme* · €500 · won" in await anna.saves(value="500")
    assert _values(team) == [500]


async def test_a_pipeline_is_converted_at_the_rate_of_its_week(
    alva: OutcomeDesk, anna: OutcomeDesk, team: Team
) -> None:
    """The answer says what was typed and at which rate; the other reading and another week are converted, too."""
    assert "has no rate in week 46 yet" in await anna.types("/outcomes pipeline 15 TUSD")
    await _sets(alva, "USD 0.5 from week 45")
    await _sets(alva, "USD 0.9 from week 46")
    assert "*new pipeline €13,500* (US$15,000 at 0.9)" in await anna.types("/outcomes pipeline 15 TUSD")
    added = await anna.types("/outcomes pipeline +1,000 USD")
    assert "new pipeline €13,500 → €14,400* (US$1,000 at 0.9)" in added
    question = anna.shown
    await _sets(alva, "USD 7")
    assert "€13,500.90" in await anna.clicks("I meant US$1", on=question)
    assert _pipeline(team) == {46: Decimal("13500.9")}
    for _ in range(3):
        await anna.types("/undo")
    await anna.types("/outcomes pipeline 1000 USD")
    assert _pipeline(team) == {46: 7000}
    await anna.types("/undo")
    assert _pipeline(team) == {}


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("EUR 1", "own currency"),
        ("USD", "There is no number for"),
        ("XYZ 3", "I do not know the currency “XYZ”"),
        ("USD 0", "no rate that I can use"),
        ("USD 99999999", "no rate that I can use"),
        ("USD 0.92 SEK", "more than one currency"),
        ("USD -1", "“-1” is below zero"),
    ],
)
async def test_rates_that_cannot_be(alva: OutcomeDesk, line: str, refusal: str) -> None:
    """A refusal says what was wrong."""
    assert refusal in await alva.types(f"/upshot rates {line}")


async def test_a_rate_is_taken_back_for_its_week(alva: OutcomeDesk, anna: OutcomeDesk) -> None:
    """Then the one before holds again, or none."""
    await _sets(alva, "USD 0.9 from week 40")
    await _sets(alva, "USD 0.8 week 46")
    assert "*1 USD = 0.9 EUR*, from week 46 of 2026 on" in await _sets(alva, "USD off from week 46")
    assert "there is no rate for USD any more" in await _sets(alva, "USD off from week 40")
    assert "There are no rates yet" in await anna.types("/upshot rates")


async def test_only_admins_set_rates(anna: OutcomeDesk) -> None:
    """A seller can read them, and no more."""
    assert "admin" in await anna.types("/upshot rates USD 0.92")
