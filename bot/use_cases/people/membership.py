"""Begin and end somebody's taking part, so that nothing of what they did is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.presence import RequestState
from storage.memberships import Membership
from storage.presence import Absence

if TYPE_CHECKING:
    from datetime import date

    from storage.transaction import Transaction

MEMBERSHIP: Final = "membership"
"""What entries are called by which somebody else begins or ends a seller's taking part."""

_DAY = timedelta(days=1)


def begin(tx: Transaction, workspace_id: str, sequence: int, seller_id: str, day: date) -> date:
    """Let somebody take part from a day on, and return it.

    Who took part before goes on where they left off: streak and baseline stay, and the time between counts as days
    away.
    """
    standing = tx.memberships.of(workspace_id, seller_id)
    if standing is None or standing.ends_on is None:
        tx.memberships.record(workspace_id, sequence, Membership(seller_id, day, None, None, ""))
        return day
    first, last = standing.ends_on + _DAY, day - _DAY
    if first <= last:
        gap = Absence(sequence, seller_id, first, last, RequestState.CONFIRMED)
        tx.presence.record_absence(workspace_id, sequence, gap)
    tx.memberships.record(workspace_id, sequence, standing._replace(ends_on=None))
    return day


def takes_part(standing: Membership | None) -> bool:
    """Tell whether somebody is a seller: joined, and not left."""
    return standing is not None and standing.starts_on is not None and standing.ends_on is None


def end(tx: Transaction, workspace_id: str, sequence: int, seller_id: str, day: date) -> bool:
    """Let a day be the last on which somebody takes part; return whether they took part until now.

    Who was only to begin later does not begin at all.
    """
    standing = tx.memberships.of(workspace_id, seller_id)
    if standing is None or standing.starts_on is None or standing.ends_on is not None:
        return False
    has_begun = standing.starts_on <= day
    after = standing._replace(ends_on=day) if has_begun else standing._replace(starts_on=None)
    tx.memberships.record(workspace_id, sequence, after)
    return True
