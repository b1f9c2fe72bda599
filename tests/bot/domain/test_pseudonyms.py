from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pseudonyms import pseudonyms

_SEASON = date(2026, 9, 28)
_KEYS = st.text("0123456789abcdef", min_size=1, max_size=64)
_SELLERS = st.lists(st.text("UW0123456789", min_size=1, max_size=6), unique=True, max_size=40)


@given(_KEYS, _SELLERS, _SELLERS)
def test_whoever_joins_later_renames_nobody(key: str, first: list[str], later: list[str]) -> None:
    """A pseudonym stays for the season, whoever comes after, and no two are alike."""
    before, after = pseudonyms(key, _SEASON, first), pseudonyms(key, _SEASON, [*first, *later])
    assert all(after[seller_id] == name for seller_id, name in before.items())
    assert len(set(after.values())) == len(after) == len({*first, *later})


def test_a_season_and_a_secret_have_their_own() -> None:
    """Another season or another secret draws other pseudonyms."""
    sellers = [f"U{number}" for number in range(20)]
    drawn = {
        tuple(pseudonyms(key, season, sellers).values())
        for key in ("a", "b")
        for season in (_SEASON, date(2026, 12, 28))
    }
    assert len(drawn) == 4


def test_there_are_enough_for_the_largest_programme() -> None:
    """Two thousand sellers have two thousand pseudonyms."""
    names = pseudonyms("key", _SEASON, [f"U{number}" for number in range(2000)])
    assert len(set(names.values())) == 2000
    assert all(len(name) <= 25 for name in names.values())
