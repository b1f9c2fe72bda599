# ruff: noqa: RUF001 - people type these very characters
from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.typed.context import Context
from bot.domain.typed.dates import Span, parse_date, parse_span
from bot.domain.typed.errors import Reason, TypedError

SATURDAY = date(2026, 11, 21)
CONTEXT = Context("de", SATURDAY)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-12-20 to 2027-01-06", "2026-12-20", "2027-01-06"),
        ("2026-12-20 - 2027-01-06", "2026-12-20", "2027-01-06"),
        ("2026-12-20–2027-01-06", "2026-12-20", "2027-01-06"),
        ("2026-12-20 2027-01-06", "2026-12-20", "2027-01-06"),
        ("from 2026-12-20 until 2027-01-06", "2026-12-20", "2027-01-06"),
        ("20.12. bis 6.1.", "2026-12-20", "2027-01-06"),
        ("vom 20.12. bis zum 6.1.2027", "2026-12-20", "2027-01-06"),
        ("20.12-6.1", "2026-12-20", "2027-01-06"),
        ("20 dec - 6 jan", "2026-12-20", "2027-01-06"),
        ("20. Dezember bis 6. Januar", "2026-12-20", "2027-01-06"),
        ("20 december till 6 januari", "2026-12-20", "2027-01-06"),
        ("20/12 - 6/1", "2026-12-20", "2027-01-06"),
        ("20-27 dec", "2026-12-20", "2026-12-27"),
        ("20.-27.12.", "2026-12-20", "2026-12-27"),
        ("Dec 20-27", "2026-12-20", "2026-12-27"),
        ("20/12", "2026-12-20", "2026-12-20"),
        ("today", "2026-11-21", "2026-11-21"),
        ("heute", "2026-11-21", "2026-11-21"),
        ("i dag", "2026-11-21", "2026-11-21"),
        ("tomorrow", "2026-11-22", "2026-11-22"),
        ("imorgon", "2026-11-22", "2026-11-22"),
        ("until friday", "2026-11-21", "2026-11-27"),
        ("bis Freitag", "2026-11-21", "2026-11-27"),
        ("t.o.m. fredag", "2026-11-21", "2026-11-27"),
        ("monday to friday", "2026-11-23", "2026-11-27"),
        ("friday to tuesday", "2026-11-27", "2026-12-01"),
        ("next week", "2026-11-23", "2026-11-29"),
        ("nästa vecka", "2026-11-23", "2026-11-29"),
        ("KW 52", "2026-12-21", "2026-12-27"),
        ("v 28-30", "2027-07-12", "2027-08-01"),
        ("16.11. bis 25.11.", "2026-11-16", "2026-11-25"),
        ("1.3. bis 10.12.", "2027-03-01", "2027-12-10"),
        ("29.2.", "2028-02-29", "2028-02-29"),
        ("1st of January to 3rd of January", "2027-01-01", "2027-01-03"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "sv"])
def test_days_away(typed: str, first: str, last: str, language: str) -> None:
    """Spans are read in three languages; a year left out is that of the next such days."""
    span = parse_span(typed, Context(language, SATURDAY))
    assert span == Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Reason.EMPTY),
        ("soon", Reason.NOT_A_DATE),
        ("30.2.", Reason.NOT_A_DATE),
        ("2026-13-01", Reason.NOT_A_DATE),
        ("20 foo - 6 bar", Reason.NOT_A_DATE),
        ("week 54", Reason.NOT_A_DATE),
        ("2027-01-06 to 2026-12-20", Reason.END_BEFORE_START),
        ("from 20 dec", Reason.MISSING_END),
        ("2062-01-01", Reason.FAR_DATE),
    ],
)
def test_what_is_no_span_is_refused(typed: str, reason: Reason) -> None:
    """Days that do not exist, end before they start or lie far away are refused."""
    with pytest.raises(TypedError) as refusal:
        parse_span(typed, CONTEXT)
    assert refusal.value.reason is reason


@pytest.mark.parametrize(
    ("typed", "language", "day"),
    [
        ("12/11/2026", "en", "2026-12-11"),
        ("12/11/2026", "en-US", "2026-12-11"),
        ("12/11/2026", "en-GB", "2026-11-12"),
        ("12/11/2026", "de", "2026-11-12"),
        ("12/11/2026", "sv", "2026-11-12"),
        ("13/11/2026", "en", "2026-11-13"),
        ("11/13/2026", "sv", "2026-11-13"),
        ("12.11.2026", "en", "2026-11-12"),
        ("12.11.26", "de", "2026-11-12"),
        ("2026-11-12", "sv", "2026-11-12"),
        ("2026/11/12", "en", "2026-11-12"),
        ("Nov 12, 2026", "en", "2026-11-12"),
    ],
)
def test_the_language_orders_day_and_month(typed: str, language: str, day: str) -> None:
    """A date with slashes is read in the order of the person's language unless only one order exists."""
    assert parse_date(typed, Context(language, SATURDAY)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("12.11.", "2026-11-12"), ("12 dec", "2025-12-12"), ("gestern", "2026-11-20"), ("friday", "2026-11-20")],
)
def test_what_has_happened_lies_in_the_past(typed: str, day: str) -> None:
    """A day without a year that has happened already is the latest such day."""
    assert parse_date(typed, CONTEXT, past=True) == date.fromisoformat(day)


@given(
    st.dates(date(2022, 1, 1), date(2031, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y"])
)
def test_dates_are_read_back(day: date, form: str) -> None:
    """A date with its year is read as itself in every form."""
    assert parse_date(day.strftime(form), CONTEXT) == day


@given(st.dates(date(2025, 1, 1), date(2028, 1, 1)), st.integers(0, 363))
def test_a_day_without_a_year_is_the_next_such_day(today: date, days: int) -> None:
    """The next such day is never in the past and never a year away."""
    day = today + timedelta(days=days)
    if (day.month, day.day) != (2, 29):
        assert parse_date(f"{day.day}.{day.month}.", Context("de", today)) == day
