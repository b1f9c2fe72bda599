"""The deals that sellers reported."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, exists, select, union

from storage.credits import Credits
from storage.models import DealCreditVersion, DealVersion
from storage.prepared import Prepared
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select

    from storage.credits import CreditRow

_DEAL, _CREDIT = table_of(DealVersion), table_of(DealCreditVersion)
_WITH_CREDITS = 400
"""Up to so many deals, credits are asked for by deal; of more, all of the workspace are read."""


class DealRow(NamedTuple):
    """A deal as it stands; money is in the programme's currency but for what was typed."""

    deal_id: int
    seller_id: str
    customer: str
    customer_key: str
    stage: str
    value: Decimal | None
    typed_value: Decimal | None
    typed_currency: str
    source: str
    is_influenced: bool
    opened_on: date | None
    closed_on: date | None
    crm_id: str
    is_withdrawn: bool = False
    share_seller_id: str = ""
    """Whose share it came from; nothing when it came from none."""
    share_address: str = ""
    note: str = ""
    qualified_on: date | None = None
    rate: str = ""
    """By which the typed value became the value, as a decimal number; empty where it is in the programme's currency."""
    credits: tuple[CreditRow, ...] = ()
    """What stands of it for colleagues; the seller has the rest. Kept on its own: see `storage.credits`."""


class Worth(NamedTuple):
    """What deals are worth, by column and in the order of their days; money is in the programme's currency."""

    closed_on: Sequence[date]
    value: Sequence[Decimal | None]
    source: Sequence[str]
    customer_key: Sequence[str]

    def between(self, first: date, last: date) -> Worth:
        """Return the same of those that were closed from the first to the last day."""
        span = slice(bisect_left(self.closed_on, first), bisect_right(self.closed_on, last))
        return Worth(self.closed_on[span], self.value[span], self.source[span], self.customer_key[span])


_NAMES = DealRow._fields[:-1]
_COLUMNS = [_DEAL.c[name] for name in _NAMES]


def _closed(columns: Collection[ColumnElement[Any]]) -> Select[Any]:
    """Return the question for the deals that stand as closed within some days: nothing newer is known of them."""
    newer = _DEAL.alias()
    is_newer = (newer.c.workspace_id == _DEAL.c.workspace_id) & (newer.c.deal_id == _DEAL.c.deal_id)
    is_known = (newer.c.sequence > _DEAL.c.sequence) & (newer.c.sequence <= bindparam("limit"))
    return select(*columns).where(
        _DEAL.c.workspace_id == bindparam("workspace"),
        _DEAL.c.closed_on.between(bindparam("first"), bindparam("last")),
        _DEAL.c.sequence <= bindparam("limit"),
        ~_DEAL.c.is_withdrawn,
        ~exists().where(is_newer, is_known),
    )


_CLOSED = Prepared(_closed(_COLUMNS).order_by(_DEAL.c.deal_id))
_WORTH = Prepared(
    _closed([_DEAL.c[name] for name in Worth._fields])
    .where(_DEAL.c.stage == bindparam("stage"))
    .order_by(_DEAL.c.closed_on)
)


class Deals:
    """The deals, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, *deals: DealRow) -> None:
        """Add a version of each deal; a new deal has the sequence number as its id, or one that the entry reserved."""
        common = {"workspace_id": workspace_id, "sequence": sequence}
        rows = ({**common, **deal._asdict()} for deal in deals)
        add(self._connection, DealVersion, ({name: row[name] for name in (*common, *_NAMES)} for row in rows))

    def all(
        self,
        workspace_id: str,
        *,
        seller_id: str | None = None,
        customer_key: str | None = None,
        limit: int = NOW,
    ) -> list[DealRow]:
        """Return the standing deals of all sellers or of one, as of a sequence number, oldest first."""
        query = select(*_COLUMNS).where(_DEAL.c.workspace_id == workspace_id)
        if seller_id is not None:
            query = query.where(_DEAL.c.seller_id == seller_id)
        if customer_key is not None:
            query = query.where(_DEAL.c.customer_key == customer_key)
        kept = {row[0]: DealRow(*row) for row in self._connection.execute(as_of(query, _DEAL.c.sequence, limit))}
        return self._credited(workspace_id, kept.values(), limit)

    def find(self, workspace_id: str, deal_id: int, *, limit: int = NOW) -> DealRow | None:
        """Return a deal as of a sequence number, or nothing."""
        here = (_DEAL.c.workspace_id == workspace_id) & (_DEAL.c.deal_id == deal_id)
        return next(iter(self._of(workspace_id, _ids(here), limit)), None)

    def around(self, workspace_id: str, sellers: Collection[str], *, limit: int = NOW) -> list[DealRow]:
        """Return the standing deals of some sellers, and all others' with customers of theirs, oldest first.

        A deal is theirs if any version of it credits them, too.
        """
        here = _DEAL.c.workspace_id == workspace_id
        credited = select(_CREDIT.c.deal_id).where(
            _CREDIT.c.workspace_id == workspace_id, _CREDIT.c.seller_id.in_(sellers)
        )
        theirs = here & (_DEAL.c.seller_id.in_(sellers) | _DEAL.c.deal_id.in_(credited))
        same = here & _DEAL.c.customer_key.in_(select(_DEAL.c.customer_key).where(theirs))
        return self._of(workspace_id, union(_ids(theirs), _ids(same)), limit)

    def closed(self, workspace_id: str, first: date, last: date, *, limit: int = NOW) -> list[DealRow]:
        """Return the standing deals that were closed from the first to the last day, oldest first."""
        values = {"workspace": workspace_id, "first": first, "last": last, "limit": limit}
        deals = [DealRow(*row) for row in _CLOSED.rows(self._connection, values)]
        return _with_credits(deals, Credits(self._connection).of_closed(workspace_id, first, last, limit=limit))

    def worth(self, workspace_id: str, stage: str, first: date, last: date, *, limit: int = NOW) -> Worth:
        """Return what the standing deals of a stage are worth that were closed from the first to the last day."""
        values = {"workspace": workspace_id, "stage": stage, "first": first, "last": last, "limit": limit}
        return Worth._make(_WORTH.columns(self._connection, values))

    def _of(self, workspace_id: str, ids: Select[int] | CompoundSelect[int], limit: int) -> list[DealRow]:
        """Return what stands of deals that had something in any version: in all versions, so that the last is seen."""
        query = select(*_COLUMNS).where(_DEAL.c.workspace_id == workspace_id, _DEAL.c.deal_id.in_(ids))
        if limit != NOW:
            query = query.where(_DEAL.c.sequence <= limit)
        rows = self._connection.execute(query.order_by(_DEAL.c.deal_id, _DEAL.c.sequence)).all()
        kept = {row[0]: row for row in rows}
        return self._credited(workspace_id, (DealRow(*row) for row in kept.values()), limit)

    def _credited(self, workspace_id: str, deals: Iterable[DealRow], limit: int) -> list[DealRow]:
        """Return the deals that were not withdrawn, each with what is credited to colleagues."""
        standing = [deal for deal in deals if not deal.is_withdrawn]
        if not standing:
            return []
        asked = [deal.deal_id for deal in standing] if len(standing) <= _WITH_CREDITS else None
        return _with_credits(standing, Credits(self._connection).all(workspace_id, deals=asked, limit=limit))

    def versions_of(self, workspace_id: str, deal_id: int) -> list[tuple[int, DealRow]]:
        """Return all versions of a deal as (sequence, deal), oldest first, without credits."""
        query = (
            select(_DEAL.c.sequence, *_COLUMNS)
            .where(_DEAL.c.workspace_id == workspace_id, _DEAL.c.deal_id == deal_id)
            .order_by(_DEAL.c.sequence)
        )
        return [(row[0], DealRow(*row[1:])) for row in self._connection.execute(query)]

    def changed_by(self, workspace_id: str, sequence: int) -> list[DealRow]:
        """Return the deals that an entry brought or changed, without credits."""
        query = select(*_COLUMNS).where(_DEAL.c.workspace_id == workspace_id, _DEAL.c.sequence == sequence)
        return [DealRow(*row) for row in self._connection.execute(query)]


def _with_credits(deals: list[DealRow], found: Mapping[int, tuple[CreditRow, ...]]) -> list[DealRow]:
    if not found:
        return deals
    return [deal._replace(credits=found[deal.deal_id]) if deal.deal_id in found else deal for deal in deals]


def _ids(condition: ColumnElement[bool]) -> Select[int]:
    return select(_DEAL.c.deal_id).where(condition)
