"""How very many sellers stand, told by column."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.scoring.score import Standing
from bot.domain.seller_standing import SellerStanding
from bot.domain.standings import NOBODY, Standings

_BOOLEANS, _AMOUNTS = st.booleans(), st.integers(0, 99)
_SELLERS = st.lists(
    st.builds(
        SellerStanding,
        seller_id=st.sampled_from(["U1", "U2", "U3"]),
        standing=st.sampled_from(Standing),
        takes_part=_BOOLEANS,
        is_ranked=_BOOLEANS,
        has_reported=_BOOLEANS,
        business=_AMOUNTS,
        strategic=_AMOUNTS,
        ssi=_AMOUNTS,
        locked=_AMOUNTS,
        load=_AMOUNTS,
        ssi_level=st.none() | _AMOUNTS,
    ),
    max_size=4,
)


@settings(max_examples=25)
@given(_SELLERS, _SELLERS)
def test_columns_tell_what_their_sellers_tell(some: list[SellerStanding], others: list[SellerStanding]) -> None:
    """Read one by one, chosen from, or put together, they say what a list of the same sellers says."""
    told = Standings.holding(some)
    assert list(told) == some
    assert list(told[1:3]) == some[1:3]
    assert told.total == [seller.total for seller in some]
    assert list(told.present) == [seller for seller in some if seller.load]
    assert list(told.those(told.is_ranked)) == [seller for seller in some if seller.is_ranked]
    assert list(told.at(range(len(some) - 1, -1, -1))) == some[::-1]
    assert list(Standings.together([told, NOBODY, Standings.holding(others)])) == some + others
