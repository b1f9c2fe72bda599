from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.deal_words import DealWord, SecondDeal, Step, WhichDeal, taken_up
from bot.domain.deals import (
    Deal,
    DealClosedEarlierError,
    DealInFutureError,
    DealNotClosedError,
    DealNotFoundError,
    DealValueMissingError,
    OtherCurrencyError,
    Source,
    Stage,
    check_currency,
    customer_key,
    opened_value,
    pipeline_of_week,
)
from bot.domain.metrics import AmountOutOfRangeError, TooManyDecimalsError
from bot.domain.weeks import Week

TODAY = date(2026, 11, 12)
WEEK = Week.of(TODAY)
OPEN = Deal(7, "Acme", Stage.OPEN, Decimal(8000), Source.REFERRAL, opened_on=date(2026, 10, 1))


def won(customer: str = "Acme", value: int | None = 12_000, **facts: Any) -> DealWord:
    """Return what is said of a deal that was won."""
    amount = None if value is None else Decimal(value)
    return replace(DealWord(Stage.WON, customer, amount), **facts)


def step(word: DealWord, *deals: Deal) -> Step:
    """Return what it does to the own deals, when nothing has to be asked."""
    taken = taken_up(word, deals, TODAY)
    assert isinstance(taken, Step)
    return taken


@pytest.mark.parametrize("typed", ["ACME  AB", " acme ab ", "Acme\u00a0AB", "\uff21cme AB"])
def test_customers_are_told_apart_by_their_key(typed: str) -> None:
    """Case, width and spaces make no other customer."""
    assert customer_key(typed) == "acme ab"


def test_a_sharp_s_is_the_same_as_two() -> None:
    """Folding goes further than lower case."""
    assert customer_key("Straße GmbH") == customer_key("STRASSE GMBH")


def test_a_win_without_an_open_deal_is_a_new_deal_closed_today() -> None:
    """What was never open has no day of opening, so it makes no pipeline and no sales cycle of nought days."""
    after = step(won(source=Source.SOCIAL)).after
    assert (after.stage, after.closed_on, after.opened_on, after.source) == (Stage.WON, TODAY, None, Source.SOCIAL)


def test_a_win_moves_the_one_open_deal_and_keeps_what_was_not_said() -> None:
    """An open deal's value, source and opening are taken over."""
    moved = step(won("ACME", value=None), OPEN)
    assert moved.before == OPEN
    assert moved.after == replace(OPEN, stage=Stage.WON, closed_on=TODAY)


def test_a_typed_value_replaces_that_of_the_open_deal() -> None:
    """The price at which it was won holds."""
    assert step(won(value=9000), OPEN).after.value == 9000


def test_a_loss_needs_an_open_deal() -> None:
    """Losing what was never there is refused."""
    with pytest.raises(DealNotFoundError):
        taken_up(DealWord(Stage.LOST, "Acme"), [replace(OPEN, stage=Stage.WON)], TODAY)


def test_several_open_deals_are_a_question() -> None:
    """Which one is meant is asked, and the answer is taken."""
    other = replace(OPEN, id=8, value=Decimal(5000))
    assert taken_up(won(), [OPEN, other], TODAY) == WhichDeal((OPEN, other))
    assert step(won(deal_id=8), OPEN, other).before == other


def test_a_crm_id_tells_which_deal_is_meant() -> None:
    """Nothing is asked when the CRM id says it."""
    other = replace(OPEN, id=8, crm_id="4711")
    assert step(won(crm_id="4711"), OPEN, other).before == other


def test_a_chosen_deal_that_is_gone_is_not_found() -> None:
    """A button of yesterday does not move a deal that was closed since."""
    with pytest.raises(DealNotFoundError):
        taken_up(won(deal_id=7), [replace(OPEN, stage=Stage.LOST)], TODAY)


def test_the_same_deal_again_is_a_question() -> None:
    """Customer, value and week alike may be a mistake; a second deal is one that was confirmed."""
    same = Deal(3, "acme", Stage.WON, Decimal(12_000), closed_on=date(2026, 11, 9))
    assert taken_up(won(), [same], TODAY) == SecondDeal(same)
    assert step(won(is_sure=True), same).before is None


def test_a_repetition_does_not_win_another_deal() -> None:
    """With another open deal of the customer, the same line again is a question too; lost ones are not asked about."""
    same = Deal(3, "Acme", Stage.WON, Decimal(12_000), closed_on=TODAY)
    assert taken_up(won(), [same, OPEN], TODAY) == SecondDeal(same)
    assert step(won(is_sure=True), same, OPEN).before == OPEN
    assert step(won(deal_id=7), same, OPEN).before == OPEN
    assert step(DealWord(Stage.LOST, "Acme", Decimal(12_000)), same, OPEN).before == OPEN


def test_an_id_of_the_crm_is_one_deals_alone() -> None:
    """The id of another deal is a question, whatever customer, value and week; of a void one it is free again."""
    other = Deal(3, "Beta", Stage.WON, Decimal(1), closed_on=date(2026, 8, 3), crm_id="Opp-4711")
    assert taken_up(won(crm_id="opp-4711"), [other], TODAY) == SecondDeal(other, has_its_id=True)
    assert step(won(crm_id="opp-4711", is_sure=True), other).before is None
    assert step(won(crm_id="opp-4711"), replace(other, stage=Stage.VOID)).before is None


@pytest.mark.parametrize("difference", [{"value": Decimal(1)}, {"customer": "Beta"}, {"closed_on": date(2026, 11, 1)}])
def test_another_deal_is_not_asked_about(difference: dict[str, Any]) -> None:
    """Another value, customer or week is another deal."""
    same = Deal(3, "acme", Stage.WON, Decimal(12_000), closed_on=date(2026, 11, 9))
    assert step(won(), replace(same, **difference)).before is None


def test_a_void_deal_takes_back_whatever_stage_it_had() -> None:
    """A won deal that was reversed keeps its value and its days."""
    before = Deal(3, "Acme", Stage.WON, Decimal(12_000), closed_on=date(2026, 3, 1))
    assert step(DealWord(Stage.VOID, "Acme"), before).after == replace(before, stage=Stage.VOID)


def test_a_value_tells_which_deal_is_void() -> None:
    """Of two deals the one with the typed value is reversed, and it keeps its value."""
    other = replace(OPEN, id=8, value=Decimal(5000))
    assert step(DealWord(Stage.VOID, "Acme", Decimal(5000)), OPEN, other).before == other


def test_qualifying_moves_an_open_deal_and_else_opens_one() -> None:
    """A qualified deal is open still."""
    qualified = replace(OPEN, stage=Stage.QUALIFIED, qualified_on=TODAY)
    assert step(DealWord(Stage.QUALIFIED, "Acme"), OPEN).after == qualified
    assert step(DealWord(Stage.QUALIFIED, "Beta", Decimal(5)), OPEN).after.opened_on == TODAY


@pytest.mark.parametrize(
    ("word", "error"),
    [
        (won(value=None), DealValueMissingError),
        (won(value=0), AmountOutOfRangeError),
        (won(value=1_000_000_001), AmountOutOfRangeError),
        (won(value=1, closed_on=date(2026, 11, 13)), DealInFutureError),
        (won(value=1, opened_on=date(2026, 11, 13)), DealInFutureError),
        (won(value=1, opened_on=date(2026, 11, 5), closed_on=date(2026, 11, 4)), DealClosedEarlierError),
        (DealWord(Stage.OPEN, "Acme", Decimal(1), closed_on=date(2026, 11, 4)), DealNotClosedError),
        (DealWord(Stage.OPEN, "Acme", Decimal("0.001")), AmountOutOfRangeError),
        (DealWord(Stage.OPEN, "Acme", Decimal("1.001")), TooManyDecimalsError),
        (DealWord(Stage.VOID, "Acme"), DealNotFoundError),
    ],
)
def test_what_cannot_be_is_refused(word: DealWord, error: type[Exception]) -> None:
    """Values lie above 0, days have passed, and a deal closes after it opens."""
    with pytest.raises(error):
        taken_up(word, [], TODAY)


def test_only_the_programmes_currency_is_taken() -> None:
    """No currency means the programme's."""
    check_currency(None, "EUR")
    check_currency("EUR", "EUR")
    with pytest.raises(OtherCurrencyError):
        check_currency("USD", "EUR")


def test_the_pipeline_is_what_was_opened_in_the_week() -> None:
    """Won and lost deals were opened all the same; void ones and those without an opening were not."""
    opened = replace(OPEN, opened_on=TODAY)
    deals = [
        opened,
        replace(opened, stage=Stage.LOST, value=Decimal(500)),
        replace(opened, stage=Stage.VOID),
        replace(opened, opened_on=None),
        OPEN,
    ]
    assert opened_value(deals)[WEEK] == 8500
    assert pipeline_of_week(None, deals, WEEK) == 8500


def test_a_typed_pipeline_stands_in_place_of_the_deals() -> None:
    """Even a typed zero; and where nothing is known there is no number."""
    assert pipeline_of_week(Decimal(0), [replace(OPEN, opened_on=TODAY)], WEEK) == 0
    assert pipeline_of_week(None, [OPEN], WEEK) is None
