# ruff: noqa: RUF001 - people type these very characters
from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError, WeekNotOpenError
from bot.domain.typed.lines import ssi
from bot.domain.weeks import Week

TODAY = date(2026, 11, 18)


def numbers(text: str, language: str = "de") -> list[str]:
    """Return the numbers of the line as plain texts."""
    line = ssi.parse(text, Context(language, TODAY))
    return [str(amount.value) for amount in line.amounts.values()]


@pytest.mark.parametrize(
    "text",
    ["72", " 72 ", "ssi=72", "SSI: 72", "ssi 72", "SSI-Wert 72", "72 points", "72 Punkte", "72/100", "７２", "72."],
)
def test_the_total_alone(text: str) -> None:
    """The SSI is one number, with or without its name."""
    assert numbers(text) == ["72"]


@pytest.mark.parametrize("text", ["63,5", "63.5", "63,5/100", "63.5 / 100", "63,5 von 100", "63,5 out of 100"])
def test_a_total_with_decimals(text: str) -> None:
    """Decimals are read with comma or dot, and a hundred as the whole is understood."""
    assert numbers(text) == ["63.5"]


@pytest.mark.parametrize(
    "text",
    [
        "72 18 17.5 20 16.5",
        "72 18 17,5 20 16,5",
        "72: 18, 17.5, 20, 16.5",
        "72 (18 / 17.5 / 20 / 16.5)",
        "72/100 18 17.5 20 16.5",
        "ssi 72 18 17.5 20 16.5",
        "72 brand 18 people 17.5 insights 20 relationships 16.5",
        "72 Marke 18 Personen 17,5 Einblicke 20 Beziehungen 16,5",
        "72 varumärke 18 personer 17,5 insikter 20 relationer 16,5",
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "sv"])
def test_the_total_with_its_pillars(text: str, language: str) -> None:
    """Four more numbers are the pillars in LinkedIn's order; a space never groups here."""
    line = ssi.parse(text, Context(language, TODAY))
    assert list(line.amounts) == ["ssi", "ssi_brand", "ssi_people", "ssi_insights", "ssi_relations"]
    assert [str(amount.value) for amount in line.amounts.values()] == ["72", "18", "17.5", "20", "16.5"]


def test_decimal_commas_everywhere() -> None:
    """Decimal commas do not tear the five numbers apart."""
    assert numbers("72,5 18 17,5 20 17") == ["72.5", "18", "17.5", "20", "17"]


@pytest.mark.parametrize("text", ["72 last week", "72 KW 46", "72 förra veckan", "72, vecka 46"])
def test_another_week(text: str) -> None:
    """A week named at the end is the week of the number."""
    line = ssi.parse(text, Context("de", TODAY))
    assert (line.week, line.amounts["ssi"].value) == (Week.iso(2026, 46), Decimal(72))


def test_no_week_is_no_week() -> None:
    """A bare number names no week; the running one is for the caller to fill in."""
    assert ssi.parse("72", Context("de", TODAY)).week is None


def test_a_closed_week_is_refused() -> None:
    """A week that takes no numbers is refused."""
    with pytest.raises(WeekNotOpenError):
        ssi.parse("72 week 30", Context("de", TODAY))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("last week", Reason.EMPTY),
        ("seventy", Reason.NOT_A_NUMBER),
        ("nan", Reason.NOT_A_NUMBER),
        ("<!channel>", Reason.NOT_A_NUMBER),
        ("+1", Reason.ADDING),
        ("-5", Reason.NEGATIVE),
        ("72/90", Reason.HUNDREDTHS),
        ("72 18", Reason.PILLARS),
        ("1 234", Reason.PILLARS),
        ("72 18 17 20 17 5", Reason.PILLARS),
        ("72 connections 930", Reason.OTHER_COMMAND),
        ("72 18 17.5 nan 16.5", Reason.NOT_A_NUMBER),
        ("x" * 3_000, Reason.TOO_LONG),
    ],
)
def test_what_is_no_ssi_is_refused(text: str, reason: Reason) -> None:
    """A line that cannot be meant is refused with its reason."""
    with pytest.raises(TypedError) as refusal:
        ssi.parse(text, Context("de", TODAY))
    assert refusal.value.reason is reason


def test_the_language_settles_and_the_other_reading_is_kept() -> None:
    """What may mean two numbers keeps the one that was not taken."""
    amount = ssi.parse("63.500", Context("en", TODAY)).amounts["ssi"]
    assert (amount.value, amount.other) == (Decimal("63.5"), Decimal(63_500))
