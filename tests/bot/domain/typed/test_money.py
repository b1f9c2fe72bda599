# ruff: noqa: RUF001 - people type these very characters
from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.money import currency_of, parse_money


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("12000", "12000", None),
        ("12.000", "12000", None),
        ("€ 12.000", "12000", "EUR"),
        ("€12.000", "12000", "EUR"),
        ("12 000 kr", "12000", "SEK"),
        ("12\u202f000\u00a0kr", "12000", "SEK"),
        ("12 000:-", "12000", "SEK"),
        ("250 TSEK", "250000", "SEK"),
        ("250TSEK", "250000", "SEK"),
        ("12 T€", "12000", "EUR"),
        ("12 TEUR", "12000", "EUR"),
        ("12 teur", "12000", "EUR"),
        ("TEUR 12", "12000", "EUR"),
        ("12 TCHF", "12000", "CHF"),
        ("1,2 MEUR", "1200000", "EUR"),
        ("1,2 MSEK", "1200000", "SEK"),
        ("1,2 Mkr", "1200000", "SEK"),
        ("12k€", "12000", "EUR"),
        ("12 k€", "12000", "EUR"),
        ("12 k €", "12000", "EUR"),
        ("$5k", "5000", "USD"),
        ("5k USD", "5000", "USD"),
        ("12.000,50 EUR", "12000.5", "EUR"),
        ("12,000.50 EUR", "12000.5", "EUR"),
        ("12 tkr", "12000", "SEK"),
        ("1,5 Mio. €", "1500000", "EUR"),
        ("1,5 Mio", "1500000", None),
        ("12.000,- €", "12000", "EUR"),
        ("12.000,– €", "12000", "EUR"),
        ("12k", "12000", None),
        ("12T", "12000", None),
        ("CHF 1’200.50", "1200.5", "CHF"),
        ("£5", "5", "GBP"),
    ],
)
def test_amounts_of_money(typed: str, amount: str, currency: str | None) -> None:
    """Amounts are read with their thousands, millions and currency, wherever those stand."""
    read = parse_money(typed, language="de")
    assert (read.amount, read.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    ("typed", "language", "amount", "other"),
    [
        ("€ 12,000", "en", "12000", "12"),
        ("€ 12,000", "de", "12", "12000"),
        ("12.000", "sv", "12000", "12"),
        ("12.000", "en", "12", "12000"),
        ("12 000", "en", "12000", None),
        ("12.000,-", "en", "12000", None),
    ],
)
def test_the_language_settles_what_is_ambiguous(typed: str, language: str, amount: str, other: str | None) -> None:
    """English groups by commas, German and Swedish by dots; the other reading is kept to be offered."""
    read = parse_money(typed, language=language)
    assert (read.amount, read.other) == (Decimal(amount), Decimal(other) if other else None)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Reason.EMPTY),
        ("€", Reason.NOT_A_NUMBER),
        ("€ 12 SEK", Reason.TWO_CURRENCIES),
        ("12 XYZ", Reason.UNKNOWN_CURRENCY),
        ("-5 €", Reason.NEGATIVE),
        ("€ -5", Reason.NEGATIVE),
        ("+5 €", Reason.ADDING),
        ("1e9 €", Reason.NOT_A_NUMBER),
        ("12 T", Reason.NOT_A_NUMBER),
        ("TEUR 5k", Reason.NOT_A_NUMBER),
        ("12.34.56 €", Reason.GROUPING),
        ("999999999 MEUR", Reason.TOO_LARGE),
    ],
)
def test_what_is_no_amount_is_refused(typed: str, reason: Reason) -> None:
    """What cannot be money is refused with its reason."""
    with pytest.raises(TypedError) as refusal:
        parse_money(typed, language="en", metric="value")
    assert (refusal.value.reason, refusal.value.metric) == (reason, "value")


@pytest.mark.parametrize(
    ("programme", "typed", "meant"),
    [
        ("NOK", "5 kr", "NOK"),
        ("DKK", "5 tkr", "DKK"),
        ("EUR", "5 kr", "SEK"),
        ("CAD", "$5", "CAD"),
        ("EUR", "$5", "USD"),
    ],
)
def test_shared_signs_mean_the_programmes_currency(programme: str, typed: str, meant: str) -> None:
    """Crowns and dollars are the programme's own if it has such, else Swedish and American."""
    assert parse_money(typed, language="en", currency=programme).currency == meant


def test_a_currency_by_name() -> None:
    """A currency is known by its code, its sign and its name."""
    assert [currency_of(word) for word in ("eur", "€", "Euro", "kr", "xyz")] == ["EUR", "EUR", "EUR", "SEK", None]
