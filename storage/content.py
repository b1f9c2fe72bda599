"""The web addresses of what sellers shared, and what each of them has brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import AddressResult, SharedAddress
from storage.prepared import Prepared
from storage.versions import NOW, add, as_of, of_sellers, standing, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Connection

_ADDRESS = table_of(SharedAddress)
_RESULT = table_of(AddressResult)


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


class Result(NamedTuple):
    """One number that a shared address has brought so far; no amount means that it is not known."""

    seller_id: str
    week_start: date
    address: str
    metric: str
    amount: Decimal | None


_ADDRESS_COLUMNS = [_ADDRESS.c[name] for name in Address._fields]
_RESULT_COLUMNS = [_RESULT.c[name] for name in Result._fields]

_ADDRESSES_OF_SELLER = Prepared(
    select(*_ADDRESS_COLUMNS, _ADDRESS.c.is_withdrawn)
    .where(
        _ADDRESS.c.workspace_id == bindparam("workspace"),
        _ADDRESS.c.seller_id == bindparam("seller"),
        _ADDRESS.c.week_start >= bindparam("since"),
    )
    .order_by(_ADDRESS.c.week_start, _ADDRESS.c.address, _ADDRESS.c.sequence)
)
"""In the order of the primary key, as all that is asked for one seller."""
_RESULTS_OF_SELLER = Prepared(
    select(*_RESULT_COLUMNS)
    .where(
        _RESULT.c.workspace_id == bindparam("workspace"),
        _RESULT.c.seller_id == bindparam("seller"),
        _RESULT.c.week_start >= bindparam("since"),
    )
    .order_by(_RESULT.c.week_start, _RESULT.c.address, _RESULT.c.metric, _RESULT.c.sequence)
)


class Contents:
    """The shared addresses and their results, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, address: Address, *, is_withdrawn: bool = False) -> None:
        """Add a version of an address."""
        row = {
            "workspace_id": workspace_id,
            "sequence": sequence,
            **address._asdict(),
            "is_withdrawn": is_withdrawn,
        }
        add(self._connection, SharedAddress, [row])

    def of_seller(self, workspace_id: str, seller_id: str, since: date) -> list[Address]:
        """Return a seller's standing addresses from a week on, in the order of the weeks."""
        keys = {"workspace": workspace_id, "seller": seller_id, "since": since}
        newest = {row[:3]: row for row in _ADDRESSES_OF_SELLER.rows(self._connection, keys)}
        return [Address(*row[:-1]) for row in newest.values() if not row[-1]]

    def all(
        self,
        workspace_id: str,
        *,
        since: date | None = None,
        sellers: Collection[str] | None = None,
        limit: int = NOW,
    ) -> list[Address]:
        """Return the standing addresses of all sellers, or of some, from a week on, as of a sequence number."""
        everything = select(*_ADDRESS_COLUMNS, _ADDRESS.c.is_withdrawn).where(_ADDRESS.c.workspace_id == workspace_id)
        query = of_sellers(everything, _ADDRESS, sellers)
        if since is not None:
            query = query.where(_ADDRESS.c.week_start >= since)
        rows = self._connection.execute(as_of(query, _ADDRESS.c.sequence, limit))
        kept = standing(rows, ("seller_id", "week_start", "address")).values()
        return [Address._make(row[:-1]) for row in kept if not row.is_withdrawn]

    def changed_by(self, workspace_id: str, sequence: int) -> list[Address]:
        """Return the addresses that an entry brought, changed or withdrew."""
        query = select(*_ADDRESS_COLUMNS).where(
            _ADDRESS.c.workspace_id == workspace_id, _ADDRESS.c.sequence == sequence
        )
        return [Address._make(row) for row in self._connection.execute(query)]

    def versions_of(self, workspace_id: str, address: Address) -> list[tuple[int, Address | None]]:
        """Return all versions of an address of a week as (sequence, address), oldest first; None where withdrawn."""
        query = (
            select(_ADDRESS.c.sequence, _ADDRESS.c.is_withdrawn, *_ADDRESS_COLUMNS)
            .where(
                _ADDRESS.c.workspace_id == workspace_id,
                _ADDRESS.c.seller_id == address.seller_id,
                _ADDRESS.c.week_start == address.week_start,
                _ADDRESS.c.address == address.address,
            )
            .order_by(_ADDRESS.c.sequence)
        )
        rows = self._connection.execute(query)
        return [(row[0], None if row[1] else Address._make(row[2:])) for row in rows]

    def record_results(
        self, workspace_id: str, sequence: int, address: Address, amounts: Mapping[str, Decimal | None]
    ) -> None:
        """Add a version of each number that an address has brought; an amount of None takes the number back."""
        common = {
            "workspace_id": workspace_id,
            "sequence": sequence,
            "seller_id": address.seller_id,
            "week_start": address.week_start,
            "address": address.address,
        }
        add(self._connection, AddressResult, [{**common, "metric": m, "amount": a} for m, a in amounts.items()])

    def results_of_seller(self, workspace_id: str, seller_id: str, since: date) -> list[Result]:
        """Return what a seller's addresses have brought, from a week on."""
        keys = {"workspace": workspace_id, "seller": seller_id, "since": since}
        newest = {row[:4]: Result._make(row) for row in _RESULTS_OF_SELLER.rows(self._connection, keys)}
        return [result for result in newest.values() if result.amount is not None]

    def results(
        self,
        workspace_id: str,
        *,
        since: date | None = None,
        sellers: Collection[str] | None = None,
        limit: int = NOW,
    ) -> list[Result]:
        """Return what the addresses of all sellers, or of some, have brought from a week on, as of a number."""
        query = of_sellers(select(*_RESULT_COLUMNS).where(_RESULT.c.workspace_id == workspace_id), _RESULT, sellers)
        if since is not None:
            query = query.where(_RESULT.c.week_start >= since)
        rows = self._connection.execute(as_of(query, _RESULT.c.sequence, limit)).all()
        kept = {tuple(row[:4]): row for row in rows}
        return [Result._make(row) for row in kept.values() if row[4] is not None]

    def results_changed_by(self, workspace_id: str, sequence: int) -> list[Result]:
        """Return the results that an entry brought or took back."""
        query = select(*_RESULT_COLUMNS).where(_RESULT.c.workspace_id == workspace_id, _RESULT.c.sequence == sequence)
        return [Result._make(row) for row in self._connection.execute(query)]

    def result_versions_of(self, workspace_id: str, result: Result) -> list[tuple[int, Decimal | None]]:
        """Return all versions of one result of an address as (sequence, amount), oldest first."""
        query = (
            select(_RESULT.c.sequence, _RESULT.c.amount)
            .where(
                _RESULT.c.workspace_id == workspace_id,
                _RESULT.c.seller_id == result.seller_id,
                _RESULT.c.week_start == result.week_start,
                _RESULT.c.address == result.address,
                _RESULT.c.metric == result.metric,
            )
            .order_by(_RESULT.c.sequence)
        )
        return [(row[0], row[1]) for row in self._connection.execute(query)]
