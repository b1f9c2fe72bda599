from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claims import Claim, Settlement, Title, first_claims, is_contested, title

SELLERS = ("U1", "U2", "U3")


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[list[Claim], Settlement | None]:
    """Return the claims on one customer, and perhaps a settlement among them."""
    sellers = draw(st.lists(st.sampled_from(SELLERS), max_size=6))
    moments = draw(st.lists(st.integers(1, 40), min_size=7, max_size=7, unique=True))
    claims = [
        Claim("acme", "Acme", seller, moment, is_deal=bool(moment % 2))
        for seller, moment in zip(sellers, moments, strict=False)
    ]
    holder = draw(st.none() | st.sampled_from(["", *SELLERS]))
    return claims, None if holder is None else Settlement(holder, moments[-1])


@given(ledgers())
def test_the_earliest_claimant_never_loses_unless_settled(ledger: tuple[list[Claim], Settlement | None]) -> None:
    """Without a settlement the first holds, and everybody else is contested; nobody has lost."""
    claims, _ = ledger
    firsts = first_claims(claims)
    titles = [title(claim.seller_id, claims, None) for claim in firsts]
    assert titles == [Title.HELD, *[Title.CONTESTED] * (len(firsts) - 1)][: len(firsts)]
    assert is_contested(claims, None) == (len(firsts) > 1)


@given(ledgers())
def test_who_was_settled_for_holds(ledger: tuple[list[Claim], Settlement | None]) -> None:
    """All others have lost, as long as the holder claims the customer; a later claim opens the question again."""
    claims, settlement = ledger
    claimants = {claim.seller_id for claim in claims}
    if settlement is None or settlement.seller_id not in claimants:
        return
    for seller in claimants:
        expected = Title.HELD if seller == settlement.seller_id else Title.LOST
        assert title(seller, claims, settlement) is expected
    has_later = any(claim.sequence > settlement.sequence for claim in first_claims(claims))
    assert is_contested(claims, settlement) == (len(claimants) > 1 and has_later)


@given(ledgers())
def test_nobody_loses_to_whoever_claims_nothing(ledger: tuple[list[Claim], Settlement | None]) -> None:
    """A settlement for a seller who took the claim back is without force."""
    claims, settlement = ledger
    claimants = {claim.seller_id for claim in claims}
    if settlement is None or not settlement.seller_id or settlement.seller_id in claimants:
        return
    assert Title.LOST not in {title(seller, claims, settlement) for seller in claimants}


@given(ledgers())
def test_a_shared_customer_is_held_by_all_who_were_heard(ledger: tuple[list[Claim], Settlement | None]) -> None:
    """Who claims it after that has to be settled anew."""
    claims, settlement = ledger
    if settlement is None or settlement.seller_id:
        return
    for claim in first_claims(claims):
        if claim.sequence < settlement.sequence:
            assert title(claim.seller_id, claims, settlement) is Title.HELD
