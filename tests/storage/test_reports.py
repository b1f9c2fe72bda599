from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from storage.deals import DealRow
from storage.memberships import Membership
from storage.reports import ReportedNumber
from tests.storage.entries import MONDAY, add_workspace, entry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from storage.database import Database

_NEXT = MONDAY + timedelta(weeks=1)
_DEAL = DealRow(
    deal_id=1,
    seller_id="U1",
    customer="Acme GmbH",
    customer_key="acme",
    stage="open",
    value=Decimal(12000),
    typed_value=Decimal("1200.5"),
    typed_currency="SEK",
    source="social",
    is_influenced=True,
    opened_on=MONDAY,
    closed_on=None,
    crm_id="",
)


@pytest.fixture(autouse=True)
def _workspaces(database: Database) -> None:
    add_workspace(database, "T1")
    add_workspace(database, "T2")


def _report(
    database: Database, amounts: Mapping[str, Decimal | None], *, seller_id: str = "U1", week_start: date = MONDAY
) -> int:
    with entry(database) as (tx, sequence):
        tx.reports.record("T1", sequence, seller_id, week_start, amounts)
    return sequence


def _record_deal(database: Database, deal: DealRow) -> int:
    with entry(database) as (tx, sequence):
        tx.deals.record("T1", sequence, deal)
    return sequence


def test_a_week_stands_number_by_number(database: Database) -> None:
    """A later report replaces the numbers that it names, and takes back those it names as nothing."""
    _report(database, {"ssi": Decimal(70), "shares": Decimal(4), "connections": Decimal("930.5")})
    _report(database, {"ssi": Decimal(72), "shares": None})
    _report(database, {"ssi": Decimal(1)}, week_start=_NEXT)
    _report(database, {"ssi": Decimal(2)}, seller_id="U2")
    with database.snapshot() as tx:
        assert tx.reports.of_week("T1", "U1", MONDAY) == {"ssi": Decimal(72), "connections": Decimal("930.5")}
        assert tx.reports.of_week("T2", "U1", MONDAY) == {}


def test_numbers_are_read_from_a_week_on(database: Database) -> None:
    """Numbers of earlier weeks are left out."""
    _report(database, {"ssi": Decimal(70)})
    _report(database, {"ssi": Decimal(72)}, week_start=_NEXT)
    with database.snapshot() as tx:
        assert tx.reports.all("T1", since=_NEXT) == [ReportedNumber("U1", _NEXT, "ssi", Decimal(72))]
        assert len(tx.reports.all("T1")) == 2


def test_many_numbers_are_read_by_seller_and_metric(database: Database) -> None:
    """The numbers of some sellers come in hundredths by metric and week, oldest week first, in their last version."""
    _report(database, {"ssi": Decimal(70), "shares": Decimal(4)})
    _report(database, {"ssi": Decimal(72), "shares": None})
    taken = _report(database, {"ssi": Decimal("1.5")}, week_start=_NEXT)
    _report(database, {"ssi": None}, week_start=_NEXT)
    _report(database, {"ssi": Decimal(2)}, seller_id="U2")
    with database.snapshot() as tx:
        assert dict(tx.reports.by_metric("T1", str, sellers=["U1"])) == {
            "U1": {"shares": {}, "ssi": {str(MONDAY): 7200}}
        }
        assert dict(tx.reports.by_metric("T1", str, limit=taken))["U1"]["ssi"] == {str(MONDAY): 7200, str(_NEXT): 150}
        assert dict(tx.reports.by_metric("T1", str)).keys() == {"U1", "U2"}
        assert not dict(tx.reports.by_metric("T2", str))


def test_an_entry_tells_what_it_changed_and_what_was_before(database: Database) -> None:
    """For undoing, the numbers of one entry and all versions of a number can be read."""
    _report(database, {"ssi": Decimal(70)})
    second = _report(database, {"ssi": None})
    with database.snapshot() as tx:
        (number,) = tx.reports.changed_by("T1", second)
        assert number == ReportedNumber("U1", MONDAY, "ssi", None)
        assert tx.reports.versions_of("T1", number) == [(1, Decimal(70)), (2, None)]
        assert not tx.reports.changed_by("T2", second)
        assert not tx.reports.versions_of("T2", number)


def test_deals_are_found_by_seller_and_customer(database: Database) -> None:
    """A deal stands as last changed, and is found by its seller and by its customer."""
    won = _DEAL._replace(stage="won", closed_on=_NEXT)
    other = _DEAL._replace(deal_id=3, seller_id="U2", customer_key="other")
    for deal in (_DEAL, won, other):
        _record_deal(database, deal)
    with database.snapshot() as tx:
        assert tx.deals.all("T1") == [won, other]
        assert tx.deals.all("T1", seller_id="U1") == [won]
        assert tx.deals.all("T1", seller_id="U1", customer_key="other") == []
        assert tx.deals.versions_of("T1", 1) == [(1, _DEAL), (2, won)]
        assert tx.deals.changed_by("T1", 2) == [won]
        assert not tx.deals.all("T2")
        assert not tx.deals.versions_of("T2", 1)
        assert not tx.deals.changed_by("T2", 2)


def test_a_membership_is_read_as_it_stands(database: Database) -> None:
    """A later version replaces the earlier one, and one without a start takes it back."""
    joined = Membership("U1", MONDAY, None, None, "1")
    left = joined._replace(ends_on=_NEXT)
    seen = []
    for version in (joined, left, joined._replace(starts_on=None)):
        with entry(database) as (tx, sequence):
            tx.memberships.record("T1", sequence, version)
            seen.append(tx.memberships.of("T1", "U1"))
    assert seen == [joined, left, None]
    with database.snapshot() as tx:
        assert [sequence for sequence, _ in tx.memberships.versions_of("T1", "U1")] == [1, 2, 3]
        assert tx.memberships.of("T2", "U1") is None
        assert tx.memberships.versions_of("T2", "U1") == []
