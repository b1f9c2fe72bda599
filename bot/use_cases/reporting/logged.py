"""What sellers logged one by one: it adds to the numbers that they typed.

This is the one place that says which logs there are. Every reader of a week adds what is here to what was typed.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from bot.domain.content import RESULTS
from bot.domain.outcomes import OutcomeKind
from bot.use_cases.outcomes.ledger import lost_leads
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from storage.transaction import Transaction

Number = TypeVar("Number", Decimal, int | Decimal)

LOGGED: Final = ("posts", "shares", *RESULTS, *OutcomeKind)
"""The metrics that logs add to."""


class Span(NamedTuple):
    """Whose logs are read, from which week on and as of which entry."""

    workspace_id: str
    seller_id: str | None = None
    """Nothing for all sellers."""
    since: date | None = None
    """The Monday of the first week; nothing for all weeks."""
    limit: int = NOW
    """The newest entry that counts, for all sellers; one seller's logs are always read as they stand now."""
    sellers: Collection[str] | None = None
    """Those among all sellers who are meant; nothing for everybody."""


class LoggedAmount(NamedTuple):
    """An amount that one log adds to a metric of a seller's week."""

    seller_id: str
    week_start: date
    metric: str
    amount: Decimal


Logged = dict[tuple[str, date], dict[str, Decimal]]
"""By seller and Monday of the week: the amounts by metric."""


def logged_amounts(tx: Transaction, span: Span) -> Logged:
    """Return what all logs together add to the typed numbers."""
    found: Logged = {}
    for log in _LOGS:
        for seller_id, week_start, metric, amount in log(tx, span):
            amounts = found.setdefault((seller_id, week_start), {})
            amounts[metric] = amounts.get(metric, Decimal(0)) + amount
    return found


def add_logged(typed: dict[str, Number], logged: Mapping[str, Decimal]) -> None:
    """Add to the typed numbers of a week what was logged for it."""
    for metric, amount in logged.items():
        typed[metric] = typed.get(metric, Decimal(0)) + amount


def _of_addresses(tx: Transaction, span: Span) -> Iterator[LoggedAmount]:
    """Yield one for each address that stands, and what it has brought."""
    workspace_id, seller_id, since, limit, sellers = span
    if seller_id is None:
        addresses = tx.contents.all(workspace_id, since=since, sellers=sellers, limit=limit)
        results = tx.contents.results(workspace_id, since=since, sellers=sellers, limit=limit) if addresses else []
    else:
        addresses = tx.contents.of_seller(workspace_id, seller_id, since or date.min)
        results = tx.contents.results_of_seller(workspace_id, seller_id, since or date.min) if addresses else []
    there = set()
    for address in addresses:
        there.add(address[:3])
        yield LoggedAmount(address.seller_id, address.week_start, address.metric, Decimal(1))
    for result in results:
        if result[:3] in there and result.amount is not None:
            yield LoggedAmount(result.seller_id, result.week_start, result.metric, result.amount)


def _of_outcomes(tx: Transaction, span: Span) -> Iterator[LoggedAmount]:
    """Yield one for each lead, meeting and call that stands, but for leads with a customer that is somebody else's."""
    workspace_id, seller_id, since, limit, sellers = span
    outcomes = (
        tx.outcomes.all(workspace_id, sellers=sellers, limit=limit)
        if seller_id is None
        else tx.outcomes.of_seller(workspace_id, seller_id)
    )
    counted = [outcome for outcome in outcomes if since is None or outcome.week_start >= since]
    leads = [outcome for outcome in counted if outcome.metric == OutcomeKind.LEAD]
    lost = lost_leads(tx, workspace_id, leads, limit) if leads else set()
    for outcome in counted:
        if outcome.outcome_id not in lost:
            yield LoggedAmount(outcome.seller_id, outcome.week_start, outcome.metric, Decimal(1))


_LOGS: tuple[Callable[[Transaction, Span], Iterator[LoggedAmount]], ...] = (_of_addresses, _of_outcomes)
"""Everything that can be logged; each knows how to read itself."""
