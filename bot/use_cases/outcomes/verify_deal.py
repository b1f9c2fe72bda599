"""Let a second person stand for a large deal, or refuse it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.deals import Stage
from bot.domain.verification import DealMovedError, OwnDealError
from bot.use_cases import receipts
from bot.use_cases.outcomes.verification import LargeDeal, described, unverified
from bot.use_cases.presence.requests import check_decider_now
from bot.use_cases.programme.entries import VERIFICATION, write
from bot.use_cases.reporting.deal_rows import parts_of
from storage.verifications import VerificationRow

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.deals import DealRow
    from storage.transaction import Transaction

VERIFIED_NOTICE: Final = "deal_verified"
"""The kind of the notice that tells those who have a part in the deal; its facts are a `Verified`."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a second person said of a deal."""

    deal: LargeDeal
    is_right: bool
    """Else it is void."""
    by_name: str


@dataclass(frozen=True, slots=True)
class LargeDeals:
    """The large deals, the newest first."""

    waiting: tuple[LargeDeal, ...]
    own: tuple[LargeDeal, ...]
    """Those that wait as well, but for somebody else than the person asking."""
    refused: tuple[LargeDeal, ...]
    """Those that were refused and are void still."""


@dataclass(frozen=True, slots=True)
class ShowLargeDeals:
    """Show managers and admins which large deals wait for a second person."""

    database: Database

    def __call__(self, actor: Actor) -> LargeDeals:
        """Return what waits, and what was refused.

        Raises:
            NotAllowedError: the person is neither manager nor admin.
        """
        programme = actor.require_manager()
        with self.database.snapshot() as tx:
            return large_deals(tx, actor.workspace_id, actor.id, programme.currency)


@dataclass(frozen=True, slots=True)
class VerifyDeal:
    """Let a manager or an admin who has no part in a large deal say whether it is right; a later word replaces it."""

    database: Database

    def __call__(self, actor: Actor, act: Act, deal_id: int, value: Decimal, *, is_right: bool) -> Verified:
        """Return what was said; those who have a part in the deal are told.

        Args:
            actor: the manager or admin.
            act: the click.
            deal_id: which deal.
            value: what it was worth when it was shown.
            is_right: whether it stands; else it is void.

        Raises:
            NotAllowedError: the person is neither manager nor admin.
            OwnDealError: the person has a part in it.
            DealMovedError: it is not as it was shown, or waits for nobody.
        """
        programme = actor.require_manager()
        say = partial(_said, actor, act, programme.currency, deal_id, value, is_right)
        return write(self.database, actor, act, VERIFICATION, say, Verified)


def large_deals(tx: Transaction, workspace_id: str, person_id: str, currency: str) -> LargeDeals:
    """Return the large deals as somebody who may verify them sees them."""
    rows = tx.deals.all(workspace_id)
    ids, words = unverified(tx, workspace_id, deals=rows), tx.verifications.all(workspace_id)
    newest = sorted(rows, key=lambda row: row.deal_id, reverse=True)
    waiting = [row for row in newest if row.deal_id in ids]
    own = [row for row in waiting if person_id in parts_of(row)]
    refused = [row for row in newest if _is_refused(row, words.get(row.deal_id))]
    others = [row for row in waiting if row not in own]
    shown = (described(tx, workspace_id, some, currency) for some in (others, own, refused))
    return LargeDeals(*map(tuple, shown))


def _is_refused(row: DealRow, word: VerificationRow | None) -> bool:
    return row.stage == Stage.VOID and word is not None and not word.is_verified


def _said(
    actor: Actor,
    act: Act,
    currency: str,
    deal_id: int,
    value: Decimal,
    is_right: bool,  # noqa: FBT001 - bound by name above
    tx: Transaction,
    sequence: int,
) -> Verified:
    workspace_id = actor.workspace_id
    check_decider_now(tx, actor)
    row = tx.deals.find(workspace_id, deal_id)
    if row is None or row.value != value:
        raise DealMovedError
    if actor.id in parts_of(row):
        raise OwnDealError
    word = tx.verifications.all(workspace_id).get(deal_id)
    was_refused = _is_refused(row, word)
    if not (was_refused and is_right) and deal_id not in unverified(tx, workspace_id):
        raise DealMovedError
    if was_refused and word is not None:
        tx.deals.record(workspace_id, sequence, _before(tx, workspace_id, row, word.sequence))
    elif not is_right:
        tx.deals.record(workspace_id, sequence, row._replace(stage=Stage.VOID))
    tx.verifications.record(workspace_id, VerificationRow(deal_id, row.customer, value, is_right, sequence))
    (deal,) = described(tx, workspace_id, [row], currency)
    told = Verified(deal, is_right, actor.name)
    _tell(tx, workspace_id, act, sequence, told, row)
    return told


def _before(tx: Transaction, workspace_id: str, row: DealRow, refusal: int) -> DealRow:
    """Return a deal as it stood before it was refused."""
    earlier = [deal for sequence, deal in tx.deals.versions_of(workspace_id, row.deal_id) if sequence < refusal]
    return earlier[-1] if earlier else row


def _tell(tx: Transaction, workspace_id: str, act: Act, sequence: int, told: Verified, row: DealRow) -> None:
    for person_id in parts_of(row):
        tx.notices.plan(
            workspace_id,
            f"{VERIFIED_NOTICE}:{sequence}:{person_id}",
            person_id=person_id,
            kind=VERIFIED_NOTICE,
            facts=receipts.written(told),
            due_at=act.moment,
        )
