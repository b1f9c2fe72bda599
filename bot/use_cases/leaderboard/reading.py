"""Reading the histories of very many sellers, a portion at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.use_cases.leaderboard.facts import book_of
from bot.use_cases.leaderboard.histories import Histories

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.domain.scoring.deals import DealBook
    from bot.domain.scoring.history import SellerHistory
    from bot.use_cases.leaderboard.facts import Facts
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
    workspace_id, limit, is_everybody = facts.workspace_id, facts.sequence, sellers is None
    if sellers is None:
        sellers = [member.seller_id for member in tx.memberships.all(workspace_id, limit=limit)]
    if is_everybody or len(sellers) > _PORTION:  # a customer may have bought from sellers of each portion
        deals = tx.deals.all(workspace_id, limit=limit)
    else:
        deals = tx.deals.around(workspace_id, sellers, limit=limit)
    histories = Histories(tx, workspace_id, facts.holidays, deals, limit)
    book, ordered = book_of(deals), sorted(sellers)
    for first in range(0, len(ordered), _PORTION):
        yield from ((history, book) for history in histories.each(frozenset(ordered[first : first + _PORTION])))
