"""The numbers that sellers reported."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sqlalchemy import bindparam, select

from storage.models import ReportedAmount
from storage.prepared import Prepared, driver_rows, reader_of
from storage.versions import NOW, add, as_of, of_sellers, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Connection

Week = TypeVar("Week")

_AMOUNT = table_of(ReportedAmount)
_NUMBER = (_AMOUNT.c.seller_id, _AMOUNT.c.week_start, _AMOUNT.c.metric, _AMOUNT.c.amount)

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


class ReportedNumber(NamedTuple):
    """One number of a seller's week, as it stands; no amount means that it was taken back."""

    seller_id: str
    week_start: date
    metric: str
    amount: Decimal | None


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

    def record_all(self, workspace_id: str, sequence: int, numbers: Iterable[ReportedNumber]) -> None:
        """Add a version of each number, of whatever sellers and weeks."""
        common = {"workspace_id": workspace_id, "sequence": sequence}
        add(self._connection, ReportedAmount, ({**common, **number._asdict()} for number in numbers))

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

    def all(
        self,
        workspace_id: str,
        *,
        since: date | None = None,
        sellers: Collection[str] | None = None,
        limit: int = NOW,
    ) -> list[ReportedNumber]:
        """Return the standing numbers of all sellers, or of some, from a week on, as of a sequence number."""
        query = of_sellers(select(*_NUMBER).where(_AMOUNT.c.workspace_id == workspace_id), _AMOUNT, sellers)
        if since is not None:
            query = query.where(_AMOUNT.c.week_start >= since)
        rows = self._connection.execute(as_of(query, _AMOUNT.c.sequence, limit)).all()  # many: one fetch is quicker
        kept = {(row[0], row[1], row[2]): row for row in rows}
        return [ReportedNumber._make(row) for row in kept.values() if row[3] is not None]

    def by_metric(
        self,
        workspace_id: str,
        week_of: Callable[[date], Week],
        *,
        sellers: Collection[str] | None = None,
        limit: int = NOW,
    ) -> Iterator[tuple[str, dict[str, dict[Week, int]]]]:
        """Yield each seller with the same in hundredths by metric and week, the weeks ascending, in little time.

        Args:
            workspace_id: whose.
            week_of: tells which week begins with a Monday; it is asked once for each.
            sellers: whose; unless given, everybody's.
            limit: the newest entry that counts.
        """
        query = select(*_NUMBER).where(_AMOUNT.c.workspace_id == workspace_id)
        if sellers is not None:
            query = query.where(_AMOUNT.c.seller_id.in_(sellers))
        if limit != NOW:
            query = query.where(_AMOUNT.c.sequence <= limit)
        ordered = query.order_by(*_AMOUNT.primary_key.columns)
        day = reader_of(_AMOUNT.c.week_start, self._connection.dialect)
        rows = chain.from_iterable(driver_rows(self._connection, ordered))
        return _by_metric(rows, cache(lambda start: week_of(day(start))))

    def changed_by(self, workspace_id: str, sequence: int) -> list[ReportedNumber]:
        """Return the numbers that an entry brought."""
        query = select(*_NUMBER).where(_AMOUNT.c.workspace_id == workspace_id, _AMOUNT.c.sequence == sequence)
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


def _by_metric(
    rows: Iterable[tuple[Any, ...]], week_of: Callable[[Any], Week]
) -> Iterator[tuple[str, dict[str, dict[Week, int]]]]:
    """Yield the last version of each number by seller, of rows in the order of the primary key."""
    start = None
    for seller_id, own in groupby(rows, key=itemgetter(0)):
        found: dict[str, dict[Week, int]] = defaultdict(dict)
        for _, week_start, metric, hundredths in own:
            if week_start != start:
                start, week = week_start, week_of(week_start)
            if hundredths is None:
                found[metric].pop(week, None)
            else:
                found[metric][week] = hundredths
        yield seller_id, found
