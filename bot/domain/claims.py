"""Whose a customer is: the first claim holds, until a manager settles it otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Claim:
    """A standing lead or deal of a seller with a customer."""

    customer_key: str
    customer: str
    """As the seller wrote it."""
    seller_id: str
    sequence: int
    """The entry that brought it: what was told first is first, whatever day it is about."""
    is_deal: bool
    partners: frozenset[str] = frozenset()
    """Colleagues with a part in the deal: they contest nothing with each other."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A manager's word on whose a customer is."""

    seller_id: str
    """Nothing when it belongs to all who had claimed it by then."""
    sequence: int
    """The entry that settled it."""


class Title(StrEnum):
    """How a seller stands with a customer."""

    HELD = "held"
    """Nobody came first, or a manager said that it is theirs."""
    CONTESTED = "contested"
    """Somebody else came first, and no manager has settled it."""
    LOST = "lost"
    """A manager said that it is somebody else's: the seller's leads with it add nothing."""


class NothingToSettleError(UserError):
    """The customer is not claimed by these sellers, or no longer."""


class OwnClaimError(UserError):
    """Whoever claims a customer does not settle whose it is, as long as somebody else can."""


def first_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the first claim of each seller on one customer, the earliest first."""
    firsts: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda claim: claim.sequence):
        firsts.setdefault(claim.seller_id, claim)
    return tuple(firsts.values())


def title(seller_id: str, claims: Iterable[Claim], settlement: Settlement | None) -> Title:
    """Return how a seller, who may be one of the claimants, stands with one customer."""
    known = tuple(claims)
    firsts = first_claims(known)
    holding = _in_force(settlement, firsts)
    if holding is not None and holding.seller_id:
        return Title.HELD if _is_one_with(holding.seller_id, seller_id, known) else Title.LOST
    if holding is not None and _was_heard(seller_id, firsts, holding):
        return Title.HELD
    return Title.HELD if not firsts or _is_one_with(firsts[0].seller_id, seller_id, known) else Title.CONTESTED


def is_contested(claims: Iterable[Claim], settlement: Settlement | None) -> bool:
    """Return whether several sellers claim one customer, and one of them came after the last settlement, if any."""
    known = tuple(claims)
    firsts = first_claims(known)
    holding = _in_force(settlement, firsts)
    if all(_is_one_with(firsts[0].seller_id, claim.seller_id, known) for claim in firsts):
        return False
    return holding is None or any(claim.sequence > holding.sequence for claim in firsts)


def _is_one_with(holder_id: str, seller_id: str, claims: Iterable[Claim]) -> bool:
    """Tell whether two claimants are the same, or share a deal with the customer."""
    pair = {holder_id, seller_id}
    return holder_id == seller_id or any(pair <= {claim.seller_id, *claim.partners} for claim in claims)


def _in_force(settlement: Settlement | None, firsts: tuple[Claim, ...]) -> Settlement | None:
    """Return a settlement, unless whoever it was for claims the customer no more."""
    if settlement is None or not settlement.seller_id:
        return settlement
    return settlement if any(claim.seller_id == settlement.seller_id for claim in firsts) else None


def _was_heard(seller_id: str, firsts: tuple[Claim, ...], settlement: Settlement) -> bool:
    return any(claim.seller_id == seller_id and claim.sequence < settlement.sequence for claim in firsts)
