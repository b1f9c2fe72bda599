"""What the forms of deals and single outcomes are filled with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.deals import Deal, DealNotFoundError, Stage
from bot.domain.shares import LONGEST_ADDRESS
from bot.use_cases.outcomes.shares import own_shares
from bot.use_cases.reporting.deal_rows import own_deals

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Actor
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class DealSheet:
    """What a form about a deal or another outcome is filled with."""

    shares: tuple[str, ...]
    """The addresses that the person shared in the last 13 weeks, the newest first."""
    deal: Deal | None = None
    """The own deal that is edited; nothing for a new one."""


@dataclass(frozen=True, slots=True)
class ShowDealForm:
    """Tell what is known before somebody fills in a form."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime, deal_id: int | None = None) -> DealSheet:
        """Return the own shares, and the own deal when one is named.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            DealNotFoundError: the person has no such deal.
        """
        running = actor.require_seller().week_of(moment)
        with self.database.snapshot() as tx:
            shared = own_shares(tx, actor.workspace_id, actor.id, running)
            deals = own_deals(tx, actor.workspace_id, actor.id) if deal_id is not None else []
        short = tuple(address for address in shared if len(address) <= LONGEST_ADDRESS)
        if deal_id is None:
            return DealSheet(short)
        deal = next((deal for deal in deals if deal.id == deal_id), None)
        if deal is None:
            raise DealNotFoundError("", Stage.VOID)
        return DealSheet(short, deal)
