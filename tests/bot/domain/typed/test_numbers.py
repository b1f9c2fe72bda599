# ruff: noqa: RUF001 - people type these very characters
from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.numbers import parse_number

GROUPS = {"en": ",", "de": ".", "sv": "\u00a0"}
DECIMALS = {"en": ".", "de": ",", "sv": ","}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("930", "930"),
        ("1.234", "1234"),
        ("1,234", "1234"),
        ("1 234", "1234"),
        ("1\u00a0234", "1234"),
        ("1\u202f234", "1234"),
        ("1\u2009234", "1234"),
        ("1'234", "1234"),
        ("1’234’567", "1234567"),
        ("1.234.567", "1234567"),
        ("12k", "12000"),
        ("12 k", "12000"),
        ("1.5k", "1500"),
        ("1,5K", "1500"),
        ("2 Tsd.", "2000"),
        ("2,5 Mio", "2500000"),
        ("2 miljoner", "2000000"),
        ("1m", "1000000"),
        ("７２", "72"),
        ("72.", "72"),
        ("12,0", "12"),
        ("007", "7"),
        ("0", "0"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "sv"])
def test_whole_numbers(typed: str, value: str, language: str) -> None:
    """One separator before three digits groups in what is counted, whatever the language."""
    assert parse_number(typed, language=language, whole=True).value == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "language", "value", "other"),
    [
        ("63,5", "en", "63.5", None),
        ("63.5", "de", "63.5", None),
        ("17,25", "sv", "17.25", None),
        (",5", "sv", "0.5", None),
        ("1.234", "en", "1.234", "1234"),
        ("1.234", "en-GB", "1.234", "1234"),
        ("1.234", "de", "1234", "1.234"),
        ("1.234", "sv", "1234", "1.234"),
        ("1,234", "en", "1234", "1.234"),
        ("1,234", "de", "1.234", "1234"),
        ("0,500", "en", "0.5", None),
        ("1234.567", "de", "1234.567", None),
        ("1.234,50", "en", "1234.5", None),
        ("1,234.50", "de", "1234.5", None),
        ("1 234,567", "en", "1234.567", None),
        ("12.000", "de", "12000", "12"),
    ],
)
def test_the_language_settles_what_is_ambiguous(typed: str, language: str, value: str, other: str | None) -> None:
    """Where fractions are possible the language decides, and the other reading is kept to be offered."""
    read = parse_number(typed, language=language, whole=False)
    assert (read.value, read.other) == (Decimal(value), Decimal(other) if other else None)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Reason.EMPTY),
        (" \u200b ", Reason.EMPTY),
        ("nan", Reason.NOT_A_NUMBER),
        ("inf", Reason.NOT_A_NUMBER),
        ("-Infinity", Reason.NOT_A_NUMBER),
        ("seven", Reason.NOT_A_NUMBER),
        ("1_000", Reason.NOT_A_NUMBER),
        ("😀", Reason.NOT_A_NUMBER),
        ("7️⃣", Reason.NOT_A_NUMBER),
        ("<!channel>", Reason.NOT_A_NUMBER),
        ("$5", Reason.NOT_A_NUMBER),
        ("1e9", Reason.EXPONENT),
        ("0x1F", Reason.EXPONENT),
        ("-3", Reason.NEGATIVE),
        ("−3", Reason.NEGATIVE),
        ("+1", Reason.ADDING),
        ("63,5", Reason.NOT_WHOLE),
        ("1.234,50", Reason.NOT_WHOLE),
        ("١٢", Reason.FOREIGN_DIGITS),
        ("１٢", Reason.FOREIGN_DIGITS),
        ("5²", Reason.FOREIGN_DIGITS),
        ("⑫", Reason.FOREIGN_DIGITS),
        ("½", Reason.FOREIGN_DIGITS),
        ("𝟕𝟐", Reason.FOREIGN_DIGITS),
        ("三", Reason.FOREIGN_DIGITS),
        ("3 4", Reason.TWO_NUMBERS),
        ("1 2345", Reason.TWO_NUMBERS),
        ("12 34", Reason.TWO_NUMBERS),
        ("12.34.56", Reason.GROUPING),
        ("1,23,456", Reason.GROUPING),
        ("12'34", Reason.GROUPING),
        ("1..2", Reason.GROUPING),
        ("1.234,567.8", Reason.GROUPING),
        ("9" * 13, Reason.TOO_LARGE),
        ("999999999 Mio", Reason.TOO_LARGE),
        ("9" * 1_999, Reason.TOO_LARGE),
        ("9" * 3_000, Reason.TOO_LONG),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason(typed: str, reason: Reason) -> None:
    """Everything that Python would take and a person would not mean is refused, and the reason says why."""
    with pytest.raises(TypedError) as refusal:
        parse_number(typed, language="de", whole=True, metric="meetings")
    assert refusal.value.reason is reason


def test_a_refusal_names_its_metric() -> None:
    """The refusal carries the metric and what was typed."""
    with pytest.raises(TypedError) as refusal:
        parse_number("<@U1|anna>", language="de", whole=True, metric="meetings")
    assert (refusal.value.metric, refusal.value.typed) == ("meetings", "@anna")


def test_too_many_decimals_are_refused() -> None:
    """A number finer than anything needs is refused rather than rounded."""
    with pytest.raises(TypedError) as refusal:
        parse_number("1,2345678", language="de", whole=False)
    assert refusal.value.reason is Reason.TOO_PRECISE


def test_a_plus_passes_where_adding_is_allowed() -> None:
    """A plus sign is taken where the caller adds."""
    assert parse_number("+1", language="en", whole=True, signed=True).value == 1


@given(
    amount=st.decimals(min_value=0, max_value=Decimal("999999999.99"), places=2),
    language=st.sampled_from(["en", "de", "sv"]),
)
def test_numbers_as_the_language_writes_them_are_read_back(amount: Decimal, language: str) -> None:
    """A number formatted in a language is read as itself in that language."""
    shown = f"{amount:,.2f}".replace(",", "G").replace(".", DECIMALS[language]).replace("G", GROUPS[language])
    assert parse_number(shown, language=language, whole=False).value == amount


@given(
    amount=st.integers(0, 999_999_999_999),
    language=st.sampled_from(["en", "de", "sv"]),
    mark=st.sampled_from(",.' \u202f"),
)
def test_counts_are_read_back_whatever_groups_them(amount: int, language: str, mark: str) -> None:
    """A whole number grouped by any mark is read as itself in any language."""
    shown = f"{amount:,}".replace(",", mark)
    assert parse_number(shown, language=language, whole=True).value == amount
