"""The shares that outcomes came from, and who is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.shares import WEEKS_BACK, Share, Shared, credited
from bot.use_cases import receipts
from bot.use_cases.outcomes.ledger import shown_name
from bot.use_cases.reporting.steps import ShareCredit

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Entry
    from storage.transaction import Transaction

CREDIT_NOTICE = "share_credit"
"""The kind of the notice that tells a colleague that something came from their share; its facts are a `CreditTold`."""


@dataclass(frozen=True, slots=True)
class CreditTold:
    """What the colleague is told: no customer and no amount."""

    sequence: int
    """The entry that says so."""
    name: str
    """Whose outcome it is; empty where sellers are not named to each other."""
    address: str


def own_shares(tx: Transaction, workspace_id: str, seller_id: str, running: Week) -> list[str]:
    """Return the addresses that a seller shared in the last 13 weeks, the newest first, each once."""
    rows = tx.contents.of_seller(workspace_id, seller_id, _since(running).starts_on)
    return list(dict.fromkeys(row.address for row in reversed(rows)))


def found(entry: Entry, address: str) -> Share | None:
    """Return the share of an address: the seller's own, a colleague's, or nobody's; nothing without an address."""
    if not address:
        return None
    since = _since(entry.running_week).starts_on
    rows = entry.tx.contents.all(entry.workspace_id, since=since)
    return credited(address, entry.actor.id, (Shared(row.seller_id, row.address) for row in rows))


def credit_of(entry: Entry, share: Share | None, *, is_new: bool = True) -> ShareCredit | None:
    """Return what the seller is told of a share; a new credit of a colleague's share is told to the colleague, too."""
    if share is None:
        return None
    is_own = share.seller_id == entry.actor.id
    if is_new and share.seller_id and not is_own:
        _tell(entry, share)
    name = "" if is_own or not share.seller_id else shown_name(entry, share.seller_id)
    return ShareCredit(is_own=is_own, is_known=bool(share.seller_id), name=name)


def _tell(entry: Entry, share: Share) -> None:
    told = CreditTold(entry.sequence, shown_name(entry, entry.actor.id), share.address)
    entry.tx.notices.plan(
        entry.workspace_id,
        f"credit:{entry.sequence}",
        person_id=share.seller_id,
        kind=CREDIT_NOTICE,
        facts=receipts.written(told),
        due_at=entry.act.moment,
    )


def _since(running: Week) -> Week:
    return running - (WEEKS_BACK - 1)
