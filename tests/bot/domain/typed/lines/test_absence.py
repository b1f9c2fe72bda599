# ruff: noqa: RUF001 - people type these very characters
from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.typed.context import Context
from bot.domain.typed.dates import Span
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import absence
from bot.domain.typed.lines.absence import AwayLine, BackLine, WorkingShareLine

CONTEXT = Context("de", date(2026, 11, 21))


@pytest.mark.parametrize("text", ["2026-12-20 to 2027-01-06", "20.12. bis 6.1.", "20 dec – 6 jan"])
def test_days_away(text: str) -> None:
    """Days away run from the first to the last."""
    assert absence.parse_away(text, CONTEXT) == AwayLine(Span(date(2026, 12, 20), date(2027, 1, 6)))


@pytest.mark.parametrize("text", ["back", "cancel", "Zurück", "tillbaka", "avbryt"])
def test_an_absence_is_taken_back(text: str) -> None:
    """One word takes an absence back."""
    assert absence.parse_away(text, CONTEXT) == BackLine()


def test_no_days_are_refused() -> None:
    """A line without days is refused."""
    with pytest.raises(TypedError) as refusal:
        absence.parse_away("soon", CONTEXT)
    assert refusal.value.reason is Reason.NOT_A_DATE


@pytest.mark.parametrize(
    ("text", "percent", "starts"),
    [
        ("60%", "60", None),
        ("60", "60", None),
        ("60 Prozent", "60", None),
        ("62,5 %", "62.5", None),
        ("100", "100", None),
        ("80 % from 2026-12-01", "80", date(2026, 12, 1)),
        ("80% ab 1.12.", "80", date(2026, 12, 1)),
        ("80 procent från 1 dec", "80", date(2026, 12, 1)),
        ("80% 2026-12-01", "80", date(2026, 12, 1)),
    ],
)
def test_a_working_share(text: str, percent: str, starts: date | None) -> None:
    """A working share is a percentage, perhaps from a day on."""
    assert absence.parse_parttime(text, CONTEXT) == WorkingShareLine(Decimal(percent), starts)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("half", Reason.NOT_A_NUMBER),
        ("0", Reason.SHARE),
        ("120%", Reason.SHARE),
        ("-5", Reason.NEGATIVE),
        ("60% soon", Reason.NOT_A_DATE),
    ],
)
def test_what_is_no_share_is_refused(text: str, reason: Reason) -> None:
    """A share outside of 1 to 100 percent, or none, is refused."""
    with pytest.raises(TypedError) as refusal:
        absence.parse_parttime(text, CONTEXT)
    assert refusal.value.reason is reason
