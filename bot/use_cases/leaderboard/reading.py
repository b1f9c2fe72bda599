"""Reading the histories of very many sellers, a portion at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.use_cases.leaderboard.facts import book_of
from bot.use_cases.leaderboard.histories import Histories

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.domain.scoring.deals import DealBook
    from bot.domain.scoring.history import SellerHistory
    from bot.use_cases.leaderboard.facts import Facts
    from storage.deals import DealRow
    from storage.transaction import Transaction

_PORTION: Final = 500
"""Sellers whose reports are read at once, which bounds the memory; fewer at once take longer to read."""


def each_history(
    tx: Transaction, facts: Facts, sellers: Collection[str] | None = None
) -> Iterator[tuple[SellerHistory, DealBook]]:
    """Yield the history of each of some sellers, or of all, with the deals that concern it.

    Args:
        tx: where to read.
        facts: as of which entry and with which holidays; the sellers among them do not matter.
        sellers: whose; unless given, everybody's who takes or took part.
    """
    workspace_id, limit = facts.workspace_id, facts.sequence
    if sellers is None:
        sellers = [member.seller_id for member in tx.memberships.all(workspace_id, limit=limit)]
    histories, ordered = Histories(tx, workspace_id, facts.holidays, limit), sorted(sellers)
    portions = [frozenset(ordered[first : first + _PORTION]) for first in range(0, len(ordered), _PORTION)]
    for portion, deals, book in _with_deals(tx, workspace_id, limit, portions):
        yield from ((history, book) for history in histories.each(deals, portion))


def _with_deals(
    tx: Transaction, workspace_id: str, limit: int, portions: Sequence[frozenset[str]]
) -> Iterator[tuple[frozenset[str], Sequence[DealRow], DealBook]]:
    """Yield portions of sellers with their deals and a book of all that concern them.

    With several portions that is one book: a customer may have bought from sellers of each of them.
    """
    if len(portions) == 1:
        around = tx.deals.around(workspace_id, portions[0], limit=limit)
        yield portions[0], around, book_of(around)
    if len(portions) > 1:
        deals = tx.deals.all(workspace_id, limit=limit)
        book = book_of(deals)
        for portion in portions:
            yield portion, [deal for deal in deals if deal.seller_id in portion], book
