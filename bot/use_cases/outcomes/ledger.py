"""The ledger: who claimed which customer, as it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.claims import Claim, Settlement, Title, first_claims, title
from bot.domain.deals import Stage
from bot.domain.outcomes import OutcomeKind
from bot.domain.visibility import names_sellers
from bot.use_cases.reporting.steps import EarlierClaim
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.use_cases.reporting.entries import Entry
    from storage.deals import DealRow
    from storage.outcomes import OutcomeRow
    from storage.settlements import SettlementRow
    from storage.transaction import Transaction

_NO_CLAIM = frozenset({Stage.LOST, Stage.VOID})


def claims_on(tx: Transaction, workspace_id: str, customer_key: str) -> list[Claim]:
    """Return the standing claims on one customer."""
    outcomes = tx.outcomes.all(workspace_id, customer_key=customer_key)
    return list(_claims(outcomes, tx.deals.all(workspace_id, customer_key=customer_key)))


def all_claims(tx: Transaction, workspace_id: str, *, limit: int = NOW) -> dict[str, list[Claim]]:
    """Return the standing claims of all sellers by customer, as of a sequence number."""
    found: dict[str, list[Claim]] = {}
    outcomes, deals = tx.outcomes.all(workspace_id, limit=limit), tx.deals.all(workspace_id, limit=limit)
    for claim in _claims(outcomes, deals):
        found.setdefault(claim.customer_key, []).append(claim)
    return found


def settlement_of(row: SettlementRow | None) -> Settlement | None:
    """Return the settlement that a row describes."""
    return None if row is None else Settlement(row.seller_id, row.sequence)


def lost_leads(tx: Transaction, workspace_id: str, leads: Iterable[OutcomeRow], limit: int = NOW) -> set[int]:
    """Return the ids of the leads that add nothing, as of a sequence number: a manager settled for somebody else."""
    settled = tx.settlements.all(workspace_id, limit=limit)
    at_stake = [lead for lead in leads if _is_for_another(settled.get(lead.customer_key), lead.seller_id)]
    if not at_stake:
        return set()
    claims = all_claims(tx, workspace_id, limit=limit)
    return {lead.outcome_id for lead in at_stake if _is_lost(lead, claims, settled)}


def earlier_claim(entry: Entry, customer_key: str) -> EarlierClaim | None:
    """Return who claimed a customer before the seller who is writing, unless it is the seller's all the same."""
    claims = claims_on(entry.tx, entry.workspace_id, customer_key)
    settlement = settlement_of(entry.tx.settlements.find(entry.workspace_id, customer_key))
    own = title(entry.actor.id, claims, settlement)
    if own is Title.HELD:
        return None
    first = _holder(claims, entry.actor.id, settlement)
    moment = entry.tx.journal.moment_of(entry.workspace_id, first.sequence)
    return EarlierClaim(
        name=shown_name(entry, first.seller_id),
        is_deal=first.is_deal,
        day=entry.today if moment is None else entry.programme.today(moment),
        is_settled=own is Title.LOST,
    )


def shown_name(entry: Entry, seller_id: str) -> str:
    """Return a colleague's name, or nothing where sellers are not named to each other."""
    if not names_sellers(entry.programme.visibility):
        return ""
    person = entry.tx.people.find(entry.workspace_id, seller_id)
    return person.name if person else ""


def _is_for_another(row: SettlementRow | None, seller_id: str) -> bool:
    return row is not None and row.seller_id not in {"", seller_id}


def _is_lost(lead: OutcomeRow, claims: Mapping[str, Iterable[Claim]], settled: Mapping[str, SettlementRow]) -> bool:
    key = lead.customer_key
    return title(lead.seller_id, claims.get(key, ()), settlement_of(settled[key])) is Title.LOST


def _claims(outcomes: Iterable[OutcomeRow], deals: Iterable[DealRow]) -> Iterator[Claim]:
    for row in outcomes:
        if row.metric == OutcomeKind.LEAD:
            yield Claim(row.customer_key, row.customer, row.seller_id, row.outcome_id, is_deal=False)
    for deal in deals:
        if deal.stage not in _NO_CLAIM:
            partners = frozenset(credit.seller_id for credit in deal.credits)
            yield Claim(deal.customer_key, deal.customer, deal.seller_id, deal.deal_id, is_deal=True, partners=partners)


def _holder(claims: Iterable[Claim], seller_id: str, settlement: Settlement | None) -> Claim:
    """Return the claim that goes before a seller's: of whom a manager named, else the first."""
    others = [claim for claim in first_claims(claims) if claim.seller_id != seller_id]
    named = [claim for claim in others if settlement is not None and claim.seller_id == settlement.seller_id]
    return (named or others)[0]
