"""How very many sellers stand, told by column."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.ranking import Ranking, Shown
from bot.domain.scoring.leaderboard import Result, rank
from bot.domain.scoring.score import Standing
from bot.domain.seller_standing import SellerStanding
from bot.domain.standings import NOBODY, Standings
from bot.domain.weeks import Week

_BOOLEANS, _AMOUNTS = st.booleans(), st.sampled_from([0, 6, 12, 99])
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


def _ranked(seller_id: str, ssi: int) -> SellerStanding:
    return SellerStanding(
        seller_id,
        Standing.RANKED,
        takes_part=True,
        is_ranked=True,
        has_reported=True,
        business=0,
        strategic=0,
        ssi=ssi,
        locked=0,
        load=1000,
    )


@settings(max_examples=60)
@example([_ranked("U1", 50), _ranked("U2", 50)], [_ranked("U1", 90), _ranked("U2", 20)])
@given(_SELLERS, _SELLERS)
def test_a_ranking_is_the_one_of_the_rules(some: list[SellerStanding], others: list[SellerStanding]) -> None:
    """Read by column, places, order and movement are those that the rules give result by result."""
    now, then = ({seller.seller_id: seller for seller in sellers}.values() for sellers in (some, others))
    before = {seller.seller_id: seller.total for seller in then if seller.is_ranked}
    results = [Result(each.seller_id, each.parts, before.get(each.seller_id), is_ranked=each.is_ranked) for each in now]
    found = Ranking(now, {}, Shown.of(Week.iso(2026, 45), then))
    assert tuple(line.row for line in found) == rank(results)
    earlier = rank([Result(each.seller_id, each.parts) for each in then if each.is_ranked])
    places = {row.id: row.place for row in earlier}
    assert [line.place_before for line in found] == [places.get(line.seller_id) for line in found]
