from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.scoring.leaderboard import Member, Result, rank, team_score
from bot.domain.scoring.parts import Parts, in_points


def result(id_: str, business: int, strategic: int = 0, *, previous: int | None = None) -> Result:
    """Return a result in centipoints."""
    return Result(id_, Parts(business, strategic, 0, 0), previous)


def test_a_tie_on_the_shown_total_shares_the_place_and_skips_the_next() -> None:
    """61.24 and 61.19 both show 61.2 and share the second place; the next is fourth."""
    rows = rank([result("a", 6124), result("b", 7000), result("c", 6119), result("d", 6114)])
    assert [(row.place, row.id, str(row.points)) for row in rows] == [
        (1, "b", "70.0"),
        (2, "a", "61.2"),
        (2, "c", "61.2"),
        (4, "d", "61.1"),
    ]


def test_inside_a_tie_business_then_movement_then_id_decide_the_order() -> None:
    """More business is first, then who moved up more, then the id."""
    rows = rank(
        [
            result("b", 1000, 1000),
            result("a", 1000, 1000),
            result("c", 1000, 1000, previous=1500),
            result("d", 1001, 999),
        ]
    )
    assert [row.id for row in rows] == ["d", "c", "a", "b"]


def test_who_is_not_ranked_has_no_row() -> None:
    """Sellers who were away all week are left out."""
    away = Result("away", Parts(9000, 0, 0, 0), is_ranked=False)
    assert [row.id for row in rank([away, result("here", 1)])] == ["here"]


def test_movement_is_the_difference_of_what_is_shown() -> None:
    """From 58.04 to 61.05 is from 58.0 to 61.1: 3.1."""
    (row,) = rank([result("a", 6105, previous=5804)])
    assert row.delta == 31


@given(st.integers(0, 9000), st.integers(0, 6000), st.integers(0, 3000), st.integers(0, 3000))
def test_shown_parts_add_up_to_the_shown_total(business: int, strategic: int, ssi: int, locked: int) -> None:
    """No part is off by a tenth or more, and together they are the shown total."""
    parts = Parts(business, strategic, ssi, min(locked, strategic + ssi))
    assert sum(parts.shown) == (parts.total + 5) // 10
    assert all(abs(10 * tenths - exact) < 10 for tenths, exact in zip(parts.shown, parts.addends, strict=True))


def test_a_team_is_the_mean_by_load() -> None:
    """(60 + 30/2 + 10.01/2) / 2 = 40.0025 and so on; who is away counts for nothing."""
    team = team_score(
        [
            Member(Parts(6000, 2000, 1000, 0), 1),
            Member(Parts(3000, 2500, 1200, 200), Decimal("0.5")),
            Member(Parts(1001, 500, 500, 0), Fraction(1, 2)),
            Member(Parts(9900, 0, 0, 0), 0),
        ]
    )
    assert team.parts == Parts(4000, 1750, 925, 50)
    assert (str(in_points(team.parts.total)), team.parts.shown) == ("66.25", (400, 175, 93, -5))
    assert (team.is_ranked, team.present) == (True, 3)


def test_two_present_members_are_no_ranked_team() -> None:
    """A team is ranked with three present members, and an empty one is worth nothing."""
    pair = team_score([Member(Parts(6000, 0, 0, 0), 1)] * 2)
    assert (pair.is_ranked, pair.parts.total) == (False, 6000)
    assert team_score([]).parts.total == 0
