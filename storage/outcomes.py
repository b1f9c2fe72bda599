"""The leads, meetings and calls that sellers logged one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import LoggedOutcomeVersion
from storage.prepared import Prepared
from storage.versions import NOW, add, as_of, of_sellers, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from sqlalchemy import Connection

_OUTCOME = table_of(LoggedOutcomeVersion)


class OutcomeRow(NamedTuple):
    """One lead, meeting or call as it stands; it adds 1 to ``metric`` in its week."""

    outcome_id: int
    seller_id: str
    week_start: date
    metric: str
    customer: str
    customer_key: str
    share_seller_id: str = ""
    """Whose share it came from; nothing when it came from none that is known."""
    share_address: str = ""
    note: str = ""
    is_withdrawn: bool = False


_COLUMNS = [_OUTCOME.c[name] for name in OutcomeRow._fields]
_OF_SELLER = Prepared(
    select(*_COLUMNS)
    .where(_OUTCOME.c.workspace_id == bindparam("workspace"), _OUTCOME.c.seller_id == bindparam("seller"))
    .order_by(_OUTCOME.c.outcome_id, _OUTCOME.c.sequence)
)


class Outcomes:
    """The single outcomes, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, outcome: OutcomeRow) -> None:
        """Add a version of an outcome; a new one has the sequence number as its id."""
        add(
            self._connection,
            LoggedOutcomeVersion,
            [{"workspace_id": workspace_id, "sequence": sequence, **outcome._asdict()}],
        )

    def of_seller(self, workspace_id: str, seller_id: str) -> list[OutcomeRow]:
        """Return a seller's standing outcomes, oldest first."""
        rows = _OF_SELLER.rows(self._connection, {"workspace": workspace_id, "seller": seller_id})
        return _standing(OutcomeRow._make(row) for row in rows)

    def all(
        self,
        workspace_id: str,
        *,
        customer_key: str | None = None,
        sellers: Collection[str] | None = None,
        limit: int = NOW,
    ) -> list[OutcomeRow]:
        """Return the standing outcomes of all sellers or of some, or those with one customer, as of a number."""
        everything = select(*_COLUMNS).where(_OUTCOME.c.workspace_id == workspace_id)
        query = of_sellers(everything, _OUTCOME, sellers)
        if customer_key is not None:
            query = query.where(_OUTCOME.c.customer_key == customer_key)
        return _standing(
            OutcomeRow._make(row) for row in self._connection.execute(as_of(query, _OUTCOME.c.sequence, limit))
        )

    def versions_of(self, workspace_id: str, outcome_id: int) -> list[tuple[int, OutcomeRow]]:
        """Return all versions of an outcome as (sequence, outcome), oldest first."""
        query = (
            select(_OUTCOME.c.sequence, *_COLUMNS)
            .where(_OUTCOME.c.workspace_id == workspace_id, _OUTCOME.c.outcome_id == outcome_id)
            .order_by(_OUTCOME.c.sequence)
        )
        return [(row[0], OutcomeRow._make(row[1:])) for row in self._connection.execute(query)]

    def changed_by(self, workspace_id: str, sequence: int) -> list[OutcomeRow]:
        """Return the outcomes that an entry brought, changed or withdrew."""
        query = select(*_COLUMNS).where(_OUTCOME.c.workspace_id == workspace_id, _OUTCOME.c.sequence == sequence)
        return [OutcomeRow._make(row) for row in self._connection.execute(query)]


def _standing(versions: Iterable[OutcomeRow]) -> list[OutcomeRow]:
    """Return the last version of each outcome; its customer never changes, so that none is missed."""
    kept = {outcome.outcome_id: outcome for outcome in versions}
    return [outcome for outcome in kept.values() if not outcome.is_withdrawn]
