"""Whatever is in a file, it is either understood or refused; nothing else comes of it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deals import LARGEST_VALUE, SMALLEST_VALUE, Stage
from bot.domain.imports.amounts import AmountReader, Money
from bot.domain.imports.days import DayReader
from bot.domain.imports.deals import Kept
from bot.domain.imports.errors import ImportFileError
from bot.domain.imports.fields import Kind
from bot.domain.imports.reading import read_table
from bot.domain.imports.sheet import read
from bot.domain.metrics import check_amount
from tests.bot.domain.imports.tables import DYNAMICS, OWNERS, TODAY, exported, workbook

_FILES = [*map(exported, ("hubspot.csv", "salesforce.csv", "pipedrive.csv", "seats.csv", "numbers.csv")), DYNAMICS]
_NAMES = [
    *("Record ID", "Deal Name", "Account", "Stage", "Status", "Owner", "Amount", "Amount", "Währung", "Close Date"),
    *("Created", "Source", "Name", "Email", "SSI", "Week", "Connections", "Meetings", "Days active", "", "x"),
]
_CELLS = [
    *("", "Anna Berg", "Ben Lund; Anna Berg", "won", "lost", "open", "1.234,50 €", "(12)", "1e9", "-5", "NaN", "∞"),
    *("2026-11-05", "05.11.26", "11/05/2026", "31/31/2026", "45000", "99999", "=1+1", "KW 45", "W99", "true", '"'),
    *("\x00", "12.345.678,9", "1.2.3,4,5", "9" * 60, "0" * 50, "İ", "x" * 300, "USD", "USD 12", "SEK"),
]
_TABLES = st.tuples(
    st.lists(st.sampled_from(_NAMES), min_size=1, max_size=14),
    st.lists(st.lists(st.sampled_from(_CELLS) | st.text(max_size=8), max_size=14), max_size=6),
)


def _assert_understood_or_refused(data: bytes) -> None:
    try:
        sheet = read(data, {})
    except ImportFileError:
        return
    if sheet.layout.kind is Kind.CONNECTIONS:
        return
    looked_at: list[None] = []
    said = read_table(sheet, OWNERS, Kept(), "EUR", TODAY, lambda: looked_at.append(None))
    assert len(looked_at) == len(sheet.rows)
    assert len(said.deals) + len(said.numbers) + said.refusals.count + said.passed_over == len(sheet.rows)
    for deal in said.deals:
        assert deal.seller_id in {"U1", "U2", "U3"}
        assert deal.value is None or SMALLEST_VALUE <= deal.value <= LARGEST_VALUE
        assert deal.stage != Stage.WON or (deal.closed_on is not None and deal.value is not None)
        assert all(day <= TODAY for day in (deal.opened_on, deal.closed_on) if day is not None)
    for numbers in said.numbers:
        for metric, amount in numbers.amounts.items():
            check_amount(metric, amount)


@given(data=st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Bytes without any sense are refused."""
    _assert_understood_or_refused(data)


@given(file=st.sampled_from(_FILES), place=st.integers(0, 5000), cut=st.integers(0, 40), put=st.binary(max_size=20))
def test_damaged_exports(file: bytes, place: int, cut: int, put: bytes) -> None:
    """An export in which something is lost or put in is understood as far as it goes, or refused."""
    place %= len(file)
    _assert_understood_or_refused(file[:place] + put + file[place + cut :])


@given(table=_TABLES, separator=st.sampled_from(",;\t"))
def test_any_table(table: tuple[list[str], list[list[str]]], separator: str) -> None:
    """Each row of a table is taken, refused or passed over, and what is taken is possible."""
    head, rows = table
    lines = [separator.join(cells) for cells in (head, *rows)]
    _assert_understood_or_refused("\n".join(lines).encode("utf-8", "replace"))


_VALUES = st.sampled_from(_CELLS).filter(lambda text: "\0" not in text) | st.floats(
    allow_nan=False, allow_infinity=False
)


@given(
    head=st.lists(st.sampled_from(_NAMES), min_size=3, max_size=14),
    rows=st.lists(st.lists(_VALUES, max_size=14), max_size=4),
)
def test_any_workbook(head: list[str], rows: list[list[str | float]]) -> None:
    """The same holds for workbooks, formulas and large numbers among their cells."""
    _assert_understood_or_refused(workbook([head, *rows]))


@given(cents=st.integers(-(10**12), 10**12), is_comma=st.booleans())
def test_amounts_are_read_as_they_are_written(cents: int, is_comma: bool) -> None:  # noqa: FBT001 - an example
    """An amount with groups and two decimals is read alike in either way of writing."""
    amount = Decimal(cents) / 100
    text = f"{amount:,.2f}"
    text = text.replace(",", " ").replace(".", ",").replace(" ", ".") if is_comma else text
    reader = AmountReader.of([text], is_comma_decimal=not is_comma, currency="EUR")
    assert reader.read(text) == Money(amount)
    assert reader.read(f"{text} €") == Money(amount, "EUR")


@pytest.mark.parametrize("mark", [".", ","])
@pytest.mark.parametrize("is_comma", [True, False, None])
def test_a_mark_before_three_digits_groups(mark: str, *, is_comma: bool | None) -> None:
    """Nobody exports thousandths of money; what else stands in the column decides, and an SSI has no thousands."""
    cells = [f"12{mark}000", f"250{mark}000", "900"]
    reader = AmountReader.of(cells, is_comma_decimal=is_comma, currency="EUR")
    assert [reader.read(cell) for cell in cells] == [Money(Decimal(amount)) for amount in (12_000, 250_000, 900)]
    decided = AmountReader.of([*cells, f"1{mark}5"], is_comma_decimal=is_comma, currency="EUR")
    assert decided.read(f"12{mark}000") == Money(Decimal(12))
    ssi = AmountReader.of([f"72{mark}500"], is_comma_decimal=mark == ",", currency="EUR", has_thousandths=True)
    assert ssi.read(f"72{mark}500") == Money(Decimal("72.5"))


@given(
    days=st.lists(st.integers(0, 3000), min_size=3, unique=True),
    style=st.sampled_from(["%m/%d/%Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%y"]),
)
def test_days_are_read_as_they_are_written(days: list[int], style: str) -> None:
    """Days of a column are read alike however they are written, when one of them can be meant one way only."""
    written = [TODAY - timedelta(days=ago) for ago in days]
    written.append(TODAY.replace(month=1, day=31))
    reader = DayReader.of([f"{day:{style}}" for day in written], TODAY)
    assert [reader.read(f"{day:{style}}") for day in written] == written
