"""The numbers and addresses that sellers reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import ReportedAmount, SharedAddress
from storage.prepared import Prepared
from storage.versions import NOW, add, as_of, standing, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Connection

_AMOUNT = table_of(ReportedAmount)
_ADDRESS = table_of(SharedAddress)

_OF_WEEK = Prepared(
    select(_AMOUNT.c.metric, _AMOUNT.c.amount)
    .where(
        _AMOUNT.c.workspace_id == bindparam("workspace"),
        _AMOUNT.c.seller_id == bindparam("seller"),
        _AMOUNT.c.week_start == bindparam("week"),
    )
    .order_by(_AMOUNT.c.metric, _AMOUNT.c.sequence)
)
"""In the order of the primary key, which holds all of it: any other one costs a sort or a scan of the workspace."""

_OF_WEEKS = Prepared(
    select(_AMOUNT.c.week_start, _AMOUNT.c.metric, _AMOUNT.c.amount)
    .where(
        _AMOUNT.c.workspace_id == bindparam("workspace"),
        _AMOUNT.c.seller_id == bindparam("seller"),
        _AMOUNT.c.week_start.between(bindparam("first"), bindparam("last")),
    )
    .order_by(_AMOUNT.c.week_start, _AMOUNT.c.metric, _AMOUNT.c.sequence)
)
_ADDRESSES_OF_SELLER = Prepared(
    select(_ADDRESS.c.week_start, _ADDRESS.c.address, _ADDRESS.c.metric, _ADDRESS.c.is_withdrawn)
    .where(
        _ADDRESS.c.workspace_id == bindparam("workspace"),
        _ADDRESS.c.seller_id == bindparam("seller"),
        _ADDRESS.c.week_start >= bindparam("since"),
    )
    .order_by(_ADDRESS.c.week_start, _ADDRESS.c.address, _ADDRESS.c.sequence)
)


class ReportedNumber(NamedTuple):
    """One number of a seller's week, as it stands; no amount means that it was taken back."""

    seller_id: str
    week_start: date
    metric: str
    amount: Decimal | None


class Address(NamedTuple):
    """One address that a seller shared in a week; it counts for ``metric``."""

    seller_id: str
    week_start: date
    address: str
    metric: str
    kind: str = ""
    phase: str = ""
    platform: str = ""
    aim: str = ""
    """What it is to achieve, in the seller's words."""
    shelf_item_id: int | None = None
    """The item of the shelf that it was taken from."""


class Reports:
    """The reported numbers, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(
        self,
        workspace_id: str,
        sequence: int,
        seller_id: str,
        week_start: date,
        amounts: Mapping[str, Decimal | None],
    ) -> None:
        """Add a version of each number; an amount of None takes the number back."""
        common = {
            "workspace_id": workspace_id,
            "sequence": sequence,
            "seller_id": seller_id,
            "week_start": week_start,
        }
        add(
            self._connection,
            ReportedAmount,
            [{**common, "metric": m, "amount": a} for m, a in amounts.items()],
        )

    def of_week(self, workspace_id: str, seller_id: str, week_start: date) -> dict[str, Decimal]:
        """Return a seller's numbers of a week as they stand."""
        rows = _OF_WEEK.rows(self._connection, {"workspace": workspace_id, "seller": seller_id, "week": week_start})
        return {metric: amount for metric, amount in dict(rows).items() if amount is not None}

    def of_weeks(self, workspace_id: str, seller_id: str, first: date, last: date) -> dict[date, dict[str, Decimal]]:
        """Return a seller's numbers as they stand by week, from the first to the last; empty weeks are left out."""
        keys = {"workspace": workspace_id, "seller": seller_id, "first": first, "last": last}
        newest = {(week_start, metric): amount for week_start, metric, amount in _OF_WEEKS.rows(self._connection, keys)}
        weeks: dict[date, dict[str, Decimal]] = {}
        for (week_start, metric), amount in newest.items():
            if amount is not None:
                weeks.setdefault(week_start, {})[metric] = amount
        return weeks

    def all(self, workspace_id: str, *, since: date | None = None, limit: int = NOW) -> list[ReportedNumber]:
        """Return the standing numbers of all sellers from a week on, as of a sequence number."""
        columns = (_AMOUNT.c.seller_id, _AMOUNT.c.week_start, _AMOUNT.c.metric, _AMOUNT.c.amount)
        query = select(*columns).where(_AMOUNT.c.workspace_id == workspace_id)
        if since is not None:
            query = query.where(_AMOUNT.c.week_start >= since)
        rows = self._connection.execute(as_of(query, _AMOUNT.c.sequence, limit)).all()  # many: one fetch is quicker
        kept = {(row[0], row[1], row[2]): row for row in rows}
        return [ReportedNumber._make(row) for row in kept.values() if row[3] is not None]

    def changed_by(self, workspace_id: str, sequence: int) -> list[ReportedNumber]:
        """Return the numbers that an entry brought."""
        query = select(_AMOUNT.c.seller_id, _AMOUNT.c.week_start, _AMOUNT.c.metric, _AMOUNT.c.amount).where(
            _AMOUNT.c.workspace_id == workspace_id, _AMOUNT.c.sequence == sequence
        )
        return [ReportedNumber._make(row) for row in self._connection.execute(query)]

    def versions_of(self, workspace_id: str, number: ReportedNumber) -> list[tuple[int, Decimal | None]]:
        """Return all versions of one number of a week as (sequence, amount), oldest first."""
        query = (
            select(_AMOUNT.c.sequence, _AMOUNT.c.amount)
            .where(
                _AMOUNT.c.workspace_id == workspace_id,
                _AMOUNT.c.seller_id == number.seller_id,
                _AMOUNT.c.week_start == number.week_start,
                _AMOUNT.c.metric == number.metric,
            )
            .order_by(_AMOUNT.c.sequence)
        )
        return [(row[0], row[1]) for row in self._connection.execute(query)]

    def record_address(self, workspace_id: str, sequence: int, address: Address, *, is_withdrawn: bool = False) -> None:
        """Add a version of an address."""
        row = {
            "workspace_id": workspace_id,
            "sequence": sequence,
            **address._asdict(),
            "is_withdrawn": is_withdrawn,
        }
        add(self._connection, SharedAddress, [row])

    def addresses_of(self, workspace_id: str, seller_id: str, since: date) -> list[Address]:
        """Return a seller's standing addresses from a week on, in the order of the weeks."""
        keys = {"workspace": workspace_id, "seller": seller_id, "since": since}
        newest = {row[:2]: row for row in _ADDRESSES_OF_SELLER.rows(self._connection, keys)}
        return [
            Address(seller_id, week_start, address, metric)
            for week_start, address, metric, is_withdrawn in newest.values()
            if not is_withdrawn
        ]

    def addresses(self, workspace_id: str, *, since: date | None = None, limit: int = NOW) -> list[Address]:
        """Return the standing addresses of all sellers, from a week on, as of a sequence number."""
        query = select(_ADDRESS).where(_ADDRESS.c.workspace_id == workspace_id)
        if since is not None:
            query = query.where(_ADDRESS.c.week_start >= since)
        rows = self._connection.execute(as_of(query, _ADDRESS.c.sequence, limit))
        kept = standing(rows, ("seller_id", "week_start", "address")).values()
        return [Address(row.seller_id, row.week_start, row.address, row.metric) for row in kept if not row.is_withdrawn]

    def addresses_changed_by(self, workspace_id: str, sequence: int) -> list[tuple[Address, bool]]:
        """Return the addresses that an entry brought, each with whether it withdrew it."""
        query = select(_ADDRESS).where(_ADDRESS.c.workspace_id == workspace_id, _ADDRESS.c.sequence == sequence)
        rows = self._connection.execute(query)
        return [(Address(row.seller_id, row.week_start, row.address, row.metric), row.is_withdrawn) for row in rows]

    def address_versions_of(self, workspace_id: str, address: Address) -> list[tuple[int, str | None]]:
        """Return all versions of an address of a week as (sequence, metric), oldest first; None where withdrawn."""
        query = (
            select(_ADDRESS.c.sequence, _ADDRESS.c.metric, _ADDRESS.c.is_withdrawn)
            .where(
                _ADDRESS.c.workspace_id == workspace_id,
                _ADDRESS.c.seller_id == address.seller_id,
                _ADDRESS.c.week_start == address.week_start,
                _ADDRESS.c.address == address.address,
            )
            .order_by(_ADDRESS.c.sequence)
        )
        return [(row[0], None if row.is_withdrawn else row[1]) for row in self._connection.execute(query)]
