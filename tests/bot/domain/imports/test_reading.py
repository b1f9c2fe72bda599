"""The exports of the CRMs and of Sales Navigator, each with what is to be made of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.imports.deals import Kept
from bot.domain.imports.errors import ImportFileError, RefusedRow, RowFault
from bot.domain.imports.fields import Kind
from bot.domain.imports.owners import Owners
from bot.domain.imports.reading import read_table
from bot.domain.imports.sheet import read
from tests.bot.domain.imports.tables import DYNAMICS, OWNERS, TODAY, exported, workbook

if TYPE_CHECKING:
    from bot.domain.imports.records import Read


def _read(data: bytes, kept: Kept | None = None, columns: dict[str, str] | None = None) -> Read:
    return read_table(read(data, columns or {}), OWNERS, kept or Kept(), "EUR", TODAY)


def _deal(row: int, *facts: Any) -> tuple[Any, ...]:
    return (row, *facts)


def _told(said: Read) -> list[tuple[Any, ...]]:
    return [
        (
            *(deal.row, deal.crm_id, deal.seller_id, deal.customer, deal.stage, deal.value and str(deal.value)),
            *(
                deal.source,
                deal.opened_on and deal.opened_on.isoformat(),
                deal.closed_on and deal.closed_on.isoformat(),
            ),
        )
        for deal in said.deals
    ]


def test_hubspot() -> None:
    """Of two columns called alike the filled one counts; deleted stages, leavers and dollars are told by row."""
    said = _read(exported("hubspot.csv"))
    assert _told(said) == [
        (2, "9001", "U1", "Acme GmbH", "won", "12000.50", "social", "2026-09-01", "2026-11-05"),
        (3, "9002", "U2", "Beta AB", "lost", None, "other", "2026-08-11", "2026-10-30"),
        (4, "9003", "U1", "Ceta, Inc.", "qualified", "8000.00", "inbound", "2026-11-02", None),
    ]
    assert said.refusals.named == [
        RefusedRow(5, "Deal Stage", RowFault.UNKNOWN_STAGE, "118822313"),
        RefusedRow(6, "Deal owner", RowFault.UNKNOWN_OWNER, "Zoe Ray (Deactivated User)"),
        RefusedRow(7, "Currency", RowFault.OTHER_CURRENCY, "USD"),
    ]
    kept = Kept(stages={"118822313": "left out"})
    assert _read(exported("hubspot.csv"), kept).passed_over == 1


def test_salesforce() -> None:
    """German words, decimal commas, years of two digits, turned names; totals and footers are passed over."""
    said = _read(exported("salesforce.csv"))
    assert _told(said) == [
        (2, "0065e00000Ab1", "U1", "Müller & Söhne", "won", "12500.00", "social", "2026-09-01", "2026-11-05"),
        (3, "0065e00000Ab2", "U2", "Größer AG", "lost", "3000.00", "event", "2026-09-02", "2026-10-30"),
        (4, "0065e00000Ab3", "U2", "Neu GmbH", "qualified", "1250.50", "other", "2026-11-02", None),
    ]
    assert said.refusals.named == [RefusedRow(5, "Phase", RowFault.UNKNOWN_STAGE, "Phase 7 (alt)")]
    assert said.passed_over == 3


def test_pipedrive() -> None:
    """The status decides before the stage; days with the month first are told by the whole column."""
    said = _read(exported("pipedrive.csv"))
    assert _told(said) == [
        (2, "71", "U1", "Nord AB", "won", "45000.00", "social", "2026-09-14", "2026-11-04"),
        (3, "72", "U2", "Syd AB", "lost", "1200.00", "other", "2026-09-15", "2026-10-29"),
        (4, "73", "U2", "Väst AB", "qualified", "2500.00", "event", "2026-11-03", None),
        (5, "74", "U2", "Öst AB", "void", None, "other", "2026-10-03", None),
    ]
    assert said.refusals.named == [RefusedRow(6, "Deal - Won time", RowFault.IN_FUTURE, "2026-11-30")]


def test_dynamics() -> None:
    """A workbook: what a deal brought counts before what was hoped for; formulas are what they last gave."""
    said = _read(DYNAMICS)
    assert _told(said) == [
        (2, "d-1", "U1", "Acme", "won", "8750.25", "inbound", "2026-09-01", "2026-11-04"),
        (3, "d-2", "U2", "Beta", "open", "4000.00", "social", "2026-11-02", None),
        (4, "d-3", "U2", "Ceta", "lost", None, "other", "2026-09-03", "2026-11-05"),
        (5, "d-4", "U1", "0", "won", "5.00", "other", None, "2026-11-04"),
    ]


def test_closed_is_a_day_where_it_holds_days() -> None:
    """A list made by hand calls the day on which a deal was closed what a CRM calls whether it was."""
    said = _read(b"Owner,Company,Stage,Amount,Created,Closed\nAnna Berg,Acme,Won,6000,1.10.2026,10.11.2026\n")
    assert _told(said) == [(2, "", "U1", "Acme", "won", "6000.00", "other", "2026-10-01", "2026-11-10")]


def test_seats() -> None:
    """The SSI and its pillars of each seat for the week of the report; idle seats and totals are passed over."""
    said = _read(exported("seats.csv"))
    ssi = {
        number.seller_id: {metric: str(amount) for metric, amount in number.amounts.items()} for number in said.numbers
    }
    pillars = ("ssi_brand", "ssi_people", "ssi_insights", "ssi_relations")
    assert ssi == {
        "U1": {"ssi": "71.5", **dict(zip(pillars, ("20.1", "17.4", "16", "18"), strict=True))},
        "U2": {"ssi": "43", **dict(zip(pillars, ("10", "11", "12", "10"), strict=True))},
    }
    assert {number.week_start for number in said.numbers} == {date(2026, 11, 2)}
    assert [(row.row, row.fault) for row in said.refusals.named] == [
        (7, RowFault.UNKNOWN_OWNER),
        (8, RowFault.REPEATED),
    ]
    assert said.passed_over == 2


def test_numbers_of_past_weeks() -> None:
    """Swedish names and numbers, UTF-16 and tabs; weeks by their number; what cannot be is told by row."""
    said = _read(exported("numbers.csv"))
    assert [(each.seller_id, each.week_start, each.amounts) for each in said.numbers] == [
        (
            "U1",
            date(2026, 10, 26),
            {
                "ssi": Decimal("61.5"),
                "connections": Decimal(905),
                "shares": Decimal(4),
                "meetings": Decimal(2),
                "pipeline": Decimal(12500),
            },
        ),
        (
            "U1",
            date(2026, 11, 2),
            {
                "ssi": Decimal("62.5"),
                "connections": Decimal(912),
                "meetings": Decimal(3),
                "pipeline": Decimal("8000.50"),
            },
        ),
        ("U2", date(2026, 11, 2), {"ssi": Decimal(41), "connections": Decimal(500), "shares": Decimal(1)}),
    ]
    assert [(row.row, row.column, row.fault) for row in said.refusals.named] == [
        (5, "Kontakter", RowFault.OUT_OF_RANGE),
        (6, "Vecka", RowFault.NOT_A_DAY),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Name,SSI\n",
        "Deal Name,Amount,Owner\n",
        "First Name,Last Name\n",
        "\x00\x01\x02",
        "PK\x03\x04 nothing",
        "",
        "   \n\n",
    ],
)
def test_what_is_no_table_is_refused(head: str) -> None:
    """A file without the needed columns, without rows, or that is broken, is refused as a whole."""
    with pytest.raises(ImportFileError):
        _read(head.encode())


def test_who_is_meant_by_names_and_addresses() -> None:
    """Further names and addresses as Slack tells them are known; a name that two have names nobody."""
    called = {"U1": ["Dr. Anna Berg-Falk", "ab@acme.example"], "U2": ["Ben", "Chris"], "U3": ["Chris"], "U9": ["Zoe"]}
    owners = Owners.of({"U1": "anna", "U2": "Ben Lund", "U3": "Cleo"}, {"a b": "U3"}, called)
    asked = ["dr anna berg falk", "ANNA", "Lund, Ben", "Ben; Cleo", "A.B.", "Chris", "Zoe", "", "x" * 300]
    assert [owners.find(name, "") for name in asked] == ["U1", "U1", "U2", "U2", "U3", None, None, None, None]
    addresses = ["AB@acme.example", "ben.lund@acme.example", "ben@acme.example", "zoe@acme.example", "@"]
    assert [owners.find("", address) for address in addresses] == ["U1", "U2", None, None, None]


def test_a_list_of_connections_is_told() -> None:
    """LinkedIn's own list is recognised, to be read by its own rules."""
    data = b"Notes:\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nA,B,,,,,05 Mar 2024\n"
    assert read(data, {}).layout.kind is Kind.CONNECTIONS


def test_columns_that_an_admin_named_count_before_others() -> None:
    """A column is what an admin said, whatever it is called."""
    rows: list[list[object]] = [
        ["Who", "How much", "Where", "Closed", "Firm"],
        ["Anna Berg", 5, "won", "2026-11-04", "Acme"],
    ]
    columns = {"Who": "owner", "How much": "amount", "Where": "stage", "Closed": "closed", "Firm": "customer"}
    assert _told(_read(workbook(rows), columns=columns)) == [
        (2, "", "U1", "Acme", "won", "5.00", "other", None, "2026-11-04")
    ]
