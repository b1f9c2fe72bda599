"""What has changed between two sequence numbers, as far as scores may depend on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import bindparam, literal_column, select, union

from storage.models import (
    AbsenceVersion,
    AddressResult,
    CustomerSettlementVersion,
    DealCreditVersion,
    DealVersion,
    LoggedOutcomeVersion,
    MembershipVersion,
    ProgrammeVersion,
    ReportedAmount,
    ResidenceVersion,
    SalesRoleVersion,
    SchemeVersion,
    SchemeWithdrawal,
    SharedAddress,
    WeatherVersion,
    WorkingShareVersion,
)
from storage.prepared import Prepared
from storage.versions import table_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Connection, Select, Table

OF_EVERYBODY: Final = (ProgrammeVersion, SchemeVersion, SchemeWithdrawal, WeatherVersion)
"""A version of these may change every score."""
OF_SELLER: Final = (
    *(ReportedAmount, SharedAddress, AddressResult),
    *(MembershipVersion, AbsenceVersion, WorkingShareVersion, ResidenceVersion, SalesRoleVersion),
)
"""A version of these may change the scores of its seller."""
OF_CUSTOMER: Final = (DealVersion, DealCreditVersion, LoggedOutcomeVersion)
"""A version of these may change the scores of all who sold to the customer, as it was and as it is."""
OF_SETTLEMENT: Final = (CustomerSettlementVersion,)
"""The same, of a thing that is known by its customer alone."""

_NOTHING: ColumnElement[str] = literal_column("''")
_PORTION = 500
"""Customers in one statement."""


class Changes(NamedTuple):
    """Whose scores may have changed."""

    is_everybody: bool
    sellers: frozenset[str]


def _within(table: Table) -> tuple[ColumnElement[bool], ColumnElement[bool], ColumnElement[bool]]:
    return (
        table.c.workspace_id == bindparam("workspace"),
        table.c.sequence > bindparam("after"),
        table.c.sequence <= bindparam("until"),
    )


def _of_everybody(table: Table) -> Select[str, str]:
    return select(_NOTHING, _NOTHING).where(*_within(table))


def _of_seller(table: Table) -> Select[Any]:
    return select(table.c.seller_id, _NOTHING).where(*_within(table))


def _of_customer(table: Table) -> Select[Any]:
    """Return the sellers and customers of whatever has a new version, in all its versions."""
    thing, other = list(table.primary_key.columns)[1].name, table.alias()
    is_same = (other.c.workspace_id == table.c.workspace_id) & (other.c[thing] == table.c[thing])
    return (
        select(other.c.seller_id, other.c.customer_key).select_from(table.join(other, is_same)).where(*_within(table))
    )


def _of_settlement(table: Table) -> Select[Any]:
    return select(table.c.seller_id, table.c.customer_key).where(*_within(table))


_CHANGED = Prepared(
    union(
        *(_of_everybody(table_of(model)) for model in OF_EVERYBODY),
        *(_of_seller(table_of(model)) for model in OF_SELLER),
        *(_of_customer(table_of(model)) for model in OF_CUSTOMER),
        *(_of_settlement(table_of(model)) for model in OF_SETTLEMENT),
    )
)


class ChangeLog:
    """The changes of all workspaces."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def between(self, workspace_id: str, after: int, until: int) -> Changes:
        """Return whose scores may differ between two sequence numbers; rather too many sellers than too few."""
        values = {"workspace": workspace_id, "after": after, "until": until}
        found = _CHANGED.rows(self._connection, values)
        customers = {customer for _, customer in found if customer}
        sellers = {seller for seller, customer in found if seller}
        is_everybody = any(not seller and not customer for seller, customer in found)
        return Changes(is_everybody, frozenset(sellers | self._sellers_to(workspace_id, customers)))

    def _sellers_to(self, workspace_id: str, customers: Collection[str]) -> set[str]:
        """Return who ever claimed one of the customers."""
        ordered = sorted(customers)
        sellers: set[str] = set()
        for first in range(0, len(ordered), _PORTION):
            some = ordered[first : first + _PORTION]
            for model in OF_CUSTOMER:
                table = table_of(model)
                query = select(table.c.seller_id).where(table.c.workspace_id == workspace_id).distinct()
                sellers.update(self._connection.execute(query.where(table.c.customer_key.in_(some))).scalars())
        return sellers
