"""Tell the programme's channel of a won deal: by its seller's click only, and once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.deals import Stage
from bot.domain.errors import UserError
from bot.domain.visibility import names_sellers
from bot.use_cases import receipts
from bot.use_cases.outcomes.deal_surprises import unanswered
from bot.use_cases.people.identify import known_programme
from bot.use_cases.reporting.deal_rows import own_deals

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.deals import Deal
    from bot.domain.people import Actor, Programme
    from storage.database import Database
    from storage.notices import NoticeRow
    from storage.transaction import Transaction

BELL_NOTICE = "bell"
"""The kind of the notice that goes to the channel; its facts are a `Bell`."""
_AGAIN = frozenset({"failed", "dropped"})
"""The states in which the channel has certainly not heard of it."""


class BellState(StrEnum):
    """How far the message has come."""

    RINGING = "ringing"
    """It is on its way."""
    RUNG = "rung"
    UNKNOWN = "unknown"
    """Whether it arrived is unknown, so it is never sent again."""


@dataclass(frozen=True, slots=True)
class Bell:
    """What the channel reads of a won deal."""

    deal_id: int
    seller_id: str
    name: str
    customer: str
    value: Decimal
    currency: str
    is_from_share: bool = False
    address: str = ""
    """Of the share that it came from."""


@dataclass(frozen=True, slots=True)
class BellRung:
    """What became of a click on the bell."""

    state: BellState
    channel_name: str


class BellOffError(UserError):
    """Sellers are not named in this programme, so no message names one."""


class DealNotWonError(UserError):
    """The deal is not won, or no longer the seller's."""


class DealUnsureError(UserError):
    """Something about the deal is still to be confirmed."""


@dataclass(frozen=True, slots=True)
class RingBell:
    """Let the channel know of a seller's own won deal."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime, deal_id: int) -> BellRung:
        """Return how far the message has come: a second click never sends a second one.

        Raises:
            BellOffError: the programme names nobody.
            DealNotWonError: the person has no such won deal.
            DealUnsureError: its numbers surprise, and were not confirmed yet.
        """
        programme = actor.require_seller()
        if not names_sellers(programme.visibility):
            raise BellOffError
        with self.database.transaction() as tx:
            deal = _won(tx, actor.workspace_id, actor.id, deal_id)
            if deal is None:
                raise DealNotWonError
            if unanswered(tx, actor, deal):
                raise DealUnsureError
            state = _planned(tx, actor, programme, deal, moment)
        return BellRung(state, programme.channel_name)


def bell_now(tx: Transaction, notice: NoticeRow) -> Bell | None:
    """Return what the channel is to read, as it stands; nothing when the deal is won no more, or nobody is named."""
    told = receipts.read(Bell, notice.facts)
    programme = known_programme(tx, notice.workspace_id)
    deal = _won(tx, notice.workspace_id, told.seller_id, told.deal_id)
    person = tx.people.find(notice.workspace_id, told.seller_id)
    if programme is None or deal is None or not names_sellers(programme.visibility):
        return None
    return _bell(deal, told.seller_id, person.name if person else told.name, programme)


def _planned(tx: Transaction, actor: Actor, programme: Programme, deal: Deal, moment: datetime) -> BellState:
    key, facts = f"bell:{deal.id}", receipts.written(_bell(deal, actor.id, actor.name, programme))
    is_new = tx.notices.plan(
        actor.workspace_id, key, person_id=programme.channel_id, kind=BELL_NOTICE, facts=facts, due_at=moment
    )
    notice = tx.notices.find(actor.workspace_id, key)
    if is_new or notice is None:
        return BellState.RINGING
    if notice.state in _AGAIN:
        tx.notices.move(notice, state="due", due_at=moment, person_id=programme.channel_id, facts=facts)
    return {"sent": BellState.RUNG, "unknown": BellState.UNKNOWN}.get(notice.state, BellState.RINGING)


def _won(tx: Transaction, workspace_id: str, seller_id: str, deal_id: int) -> Deal | None:
    deals = own_deals(tx, workspace_id, seller_id)
    return next((deal for deal in deals if deal.id == deal_id and deal.stage is Stage.WON and deal.value), None)


def _bell(deal: Deal, seller_id: str, name: str, programme: Programme) -> Bell:
    if deal.value is None:
        raise ValueError(deal.id)
    return Bell(
        deal_id=deal.id,
        seller_id=seller_id,
        name=name,
        customer=deal.customer,
        value=deal.value,
        currency=programme.currency,
        is_from_share=deal.share is not None,
        address=deal.share.address if deal.share else "",
    )
