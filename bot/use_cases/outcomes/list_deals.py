"""Tell which deals a seller has, alone or with colleagues."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.deals import Stage
from bot.domain.visibility import names_sellers
from bot.use_cases.outcomes.deal_credits import credited_deals
from bot.use_cases.outcomes.verification import unverified_among
from bot.use_cases.reporting.deal_rows import deal_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.deals import Deal
    from bot.domain.people import Actor, Programme
    from storage.database import Database
    from storage.deals import DealRow
    from storage.transaction import Transaction

PAGE: Final = 8
"""How many deals are shown at once."""


class Filter(StrEnum):
    """Which deals are listed."""

    ALL = "all"
    """All that are not void."""
    OPEN = "open"
    WON = "won"
    LOST = "lost"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class ListedDeal:
    """A deal as somebody with a part in it sees it."""

    deal: Deal
    names: Mapping[str, str] = field(default_factory=dict)
    """Of the colleagues with a part, by id; empty ones where sellers are not named to each other."""
    is_unverified: bool = False
    percent: int | None = None
    """The own part of a colleague's deal; nothing for an own deal."""
    seller_name: str = ""
    """Whose deal it is, where it is a colleague's."""


@dataclass(frozen=True, slots=True)
class DealPage:
    """Some of the deals: the open ones first, the newest of each at the head."""

    deals: tuple[ListedDeal, ...]
    which: Filter
    page: int
    """0 is the first."""
    total: int
    counts: Mapping[Filter, int]


@dataclass(frozen=True, slots=True)
class ListDeals:
    """Tell which deals a seller has a part in."""

    database: Database

    def __call__(self, actor: Actor, which: Filter = Filter.ALL, page: int = 0) -> DealPage:
        """Return a page of them; one beyond the last is the last.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_seller()
        with self.database.snapshot() as tx:
            deals = deals_of(tx, actor.workspace_id, actor.id, programme)
        counts = {each: sum(_is_of(listed, each) for listed in deals) for each in Filter}
        wanted = [listed for listed in deals if _is_of(listed, which)]
        last = max(len(wanted) - 1, 0) // PAGE
        start = PAGE * min(page, last)
        return DealPage(tuple(wanted[start : start + PAGE]), which, start // PAGE, len(wanted), counts)


def deals_of(tx: Transaction, workspace_id: str, seller_id: str, programme: Programme) -> list[ListedDeal]:
    """Return all deals that a seller has a part in: the open ones first, the newest of each at the head."""
    own = tx.deals.all(workspace_id, seller_id=seller_id)
    shared = credited_deals(tx, workspace_id, seller_id)
    waiting = unverified_among(tx, workspace_id, (*own, *shared))
    names = tx.people.names(workspace_id) if names_sellers(programme.visibility) else {}
    newest = sorted((*own, *shared), key=lambda row: row.deal_id, reverse=True)
    listed = [_listed(row, seller_id, names, is_unverified=row.deal_id in waiting) for row in newest]
    return sorted(listed, key=lambda each: not each.deal.is_open)


def _listed(row: DealRow, seller_id: str, names: Mapping[str, str], *, is_unverified: bool) -> ListedDeal:
    deal = deal_of(row)
    if row.seller_id == seller_id:
        sharers = _names((credit.seller_id for credit in deal.credits), names)
        return ListedDeal(deal, sharers, is_unverified=is_unverified)
    percent = next(credit.percent for credit in deal.credits if credit.seller_id == seller_id)
    return ListedDeal(deal, is_unverified=is_unverified, percent=percent, seller_name=names.get(row.seller_id, ""))


def _names(ids: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    return {seller_id: names.get(seller_id, "") for seller_id in ids}


def _is_of(listed: ListedDeal, which: Filter) -> bool:
    deal = listed.deal
    match which:
        case Filter.ALL:
            return deal.stage is not Stage.VOID
        case Filter.OPEN:
            return deal.is_open
        case _:
            return deal.stage == which.value
