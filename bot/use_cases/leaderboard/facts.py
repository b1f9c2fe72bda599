"""Everything that a leaderboard is computed from, as of one entry of the workspace."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain.people import NotSetUpError
from bot.domain.scoring.deals import DealBook
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.scheme import Scheme
from bot.use_cases.leaderboard.histories import Histories
from bot.use_cases.leaderboard.holidays import holidays_of
from bot.use_cases.people.identify import programme_of
from bot.use_cases.reporting.deal_rows import scored
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.domain.people import Programme
    from bot.domain.public_holidays import Holidays
    from bot.domain.scoring.history import SellerHistory
    from storage.deals import DealRow
    from storage.transaction import Transaction

_REMEMBERED = 64
"""Schemes of all workspaces together that are remembered at once, and rulebooks."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the scorer reads of one programme."""

    workspace_id: str
    sequence: int
    """The newest entry that is in it."""
    programme: Programme
    rulebook: Rulebook
    holidays: Holidays
    sellers: tuple[SellerHistory, ...]
    """Everybody asked for who takes or took part."""
    deals: tuple[DealRow, ...]
    """All that stand, won or not; with the facts of some sellers, theirs and others' with customers of theirs."""
    book: DealBook

    def of(self, seller_id: str) -> SellerHistory | None:
        """Return a seller's history, or nothing for who never took part."""
        return next((seller for seller in self.sellers if seller.seller_id == seller_id), None)


def facts_of(
    tx: Transaction,
    workspace_id: str,
    *,
    limit: int = NOW,
    holidays: Holidays | None = None,
    sellers: Collection[str] | None = None,
) -> Facts:
    """Return the facts as of a sequence number.

    Args:
        tx: where to read.
        workspace_id: whose programme.
        limit: the newest entry that counts.
        holidays: the public holidays as they were used; unless given, as they are known today.
        sellers: whose facts; unless given, everybody's.

    Raises:
        NotSetUpError: there was no programme yet.
    """
    row = tx.programmes.of(workspace_id, limit=limit)
    if row is None:
        raise NotSetUpError(may_set_up=False)
    programme = programme_of(row)
    if holidays is None:
        holidays = holidays_of(tx, workspace_id, programme, limit=limit)
    deals = _deals(tx, workspace_id, limit, sellers)
    only = next(iter(sellers)) if sellers is not None and len(sellers) == 1 else None
    histories = Histories(tx, workspace_id, holidays, deals, limit, only)
    return Facts(
        workspace_id=workspace_id,
        sequence=min(limit, tx.journal.last_sequence(workspace_id)),
        programme=programme,
        rulebook=rulebook_of(tx, workspace_id, limit=limit),
        holidays=holidays,
        sellers=histories.of(sellers),
        deals=deals,
        book=book_of(deals),
    )


def rulebook_of(tx: Transaction, workspace_id: str, *, limit: int = NOW) -> Rulebook:
    """Return all versions of weights and goals as of a sequence number.

    Raises:
        ValueError: there is none.
    """
    rows = tx.schemes.all(workspace_id, limit=limit)
    return _rulebook(tuple(row.document for row in rows))


def book_of(deals: Iterable[DealRow]) -> DealBook:
    """Return the won ones among some deals, as the scorer reads them."""
    return DealBook(won for won in map(scored, deals) if won is not None)


def _deals(tx: Transaction, workspace_id: str, limit: int, sellers: Collection[str] | None) -> tuple[DealRow, ...]:
    if sellers is None:
        return tuple(tx.deals.all(workspace_id, limit=limit))
    return tuple(tx.deals.around(workspace_id, sellers, limit=limit)) if sellers else ()


@lru_cache(maxsize=_REMEMBERED)
def _rulebook(documents: tuple[str, ...]) -> Rulebook:
    """Return the same one for the same documents: what follows from it need not be worked out again."""
    return Rulebook(map(_scheme, documents))


@lru_cache(maxsize=_REMEMBERED)
def _scheme(document: str) -> Scheme:
    """Return the scheme of a document, which never changes."""
    return Scheme.from_json(json.loads(document))
