from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from bot.domain.leaderboard import Outcomes
from bot.domain.posts.bests import Merit, bests
from bot.domain.posts.team_week import SsiMove, TeamWeek, team_week
from bot.domain.posts.tiers import Benchmarks, Tier, benchmarks, tier_of
from bot.domain.posts.vanity import Vanity, vanity_gap
from bot.domain.posts.weather import Weather, weather
from bot.domain.scoring.score import Standing
from bot.domain.seller_standing import SellerStanding
from bot.domain.weeks import Week

WEEK = Week.iso(2026, 46)


def _move(mean: str, median: str | None = None, sellers: int = 10, rose: int = 5, fell: int = 0) -> SsiMove:
    return SsiMove(sellers, rose, fell, Decimal(mean), Decimal(median or mean))


def _trail(ssi: str = "0.6", shares: tuple[int, int] = (40, 40), meetings: tuple[int, int] = (9, 9)) -> list[TeamWeek]:
    """Return eight weeks, the last four with the second of each pair of amounts."""
    return [
        TeamWeek(
            week=WEEK - back,
            present=10,
            load=Decimal(10),
            calls=Decimal(30),
            meetings=Decimal(meetings[back < 4]),
            leads=Decimal(5),
            shares=Decimal(shares[back < 4]),
            customers=1,
            revenue=Decimal(5000),
            currency="EUR",
            mean=Decimal(40),
            ssi=_move(ssi),
        )
        for back in range(7, -1, -1)
    ]


def _gap(trail: list[TeamWeek]) -> Any:
    return vanity_gap(trail[-1], trail[:-1])


def test_an_ssi_that_climbs_alone_is_a_gap() -> None:
    """Two points in four weeks without more conversations, meetings and deals are noticed, and less is not."""
    found = _gap(_trail())
    assert (found.kind, found.climb, found.meetings_before, found.meetings) == (Vanity.SSI, Decimal("2.4"), 9, 9)
    assert _gap(_trail(ssi="0.5")).kind is Vanity.SSI
    assert _gap(_trail(ssi="0.4")) is None


def test_shares_that_climb_alone_are_a_gap() -> None:
    """A quarter more is noticed when it is more than chance, and when there were any before."""
    found = _gap(_trail(ssi="0", shares=(40, 60)))
    assert (found.kind, found.climb) == (Vanity.SHARES, 50)
    assert [_gap(_trail(ssi="0", shares=shares)).climb for shares in ((100, 125), (3, 7))] == [25, 133]
    assert [_gap(_trail(ssi="0", shares=shares)) for shares in ((100, 124), (3, 6), (0, 9))] == [None] * 3


def test_where_business_grows_there_is_no_gap() -> None:
    """More meetings for the same time of work are enough."""
    assert _gap(_trail(meetings=(9, 10))) is None


def test_fewer_people_are_not_less_business() -> None:
    """Outcomes are told by the time that was worked."""
    trail = _trail(meetings=(9, 6))
    fewer = [replace(each, load=Decimal(5), calls=Decimal(15)) if each.week > WEEK - 4 else each for each in trail]
    assert _gap(fewer) is None


def test_a_gap_takes_weeks() -> None:
    """With fewer than three weeks on either side nothing is said; weeks without a level do not climb."""
    trail = _trail()
    assert vanity_gap(trail[-1], trail[2:-1]) is None
    three = [*trail[1:4], replace(trail[4], ssi=None), trail[6], trail[7]]
    assert _gap(three) is None
    assert _gap([replace(each, ssi=_move("1")) for each in three[:3] + three[4:]]) is None
    assert _gap([replace(each, ssi=_move("1"), load=Decimal(0)) for each in three]).climb == 3


def test_what_linkedin_did_is_no_climb() -> None:
    """A week in which everybody rose together does not count as a climb."""
    trail = _trail(ssi="0")
    raised = [*trail[:-1], replace(trail[-1], ssi=_move("4.5", rose=10))]
    assert weather(raised[-1].ssi) == Weather(Decimal("4.5"), 10, 10)
    assert _gap(raised) is None


@pytest.mark.parametrize(
    ("move", "is_weather"),
    [
        (_move("-4.5", sellers=10, rose=0, fell=9), True),
        (_move("-4.5", sellers=10, rose=0, fell=8), False),
        (_move("3", sellers=5, rose=5), True),
        (_move("9", sellers=4, rose=4), False),
        (_move("3", "2.99", sellers=10, rose=10), False),
        (None, False),
    ],
)
def test_weather_is_when_nearly_all_move_far_together(move: SsiMove | None, *, is_weather: bool) -> None:
    """Nine of ten the same way, five sellers at least, and half of them by three points or more."""
    assert (weather(move) is not None) == is_weather


@pytest.mark.parametrize(
    ("points", "tier"),
    [("100", Tier.AT_GOAL), ("99.9", Tier.CLOSE), ("80", Tier.CLOSE), ("60", Tier.ON_THE_WAY), ("59.9", Tier.BUILDING)],
)
def test_tiers_begin_at_round_points(points: str, tier: Tier) -> None:
    """At 100 all goals are met; below 60 things are being built up."""
    assert tier_of(Decimal(points)) is tier


def test_benchmarks_are_what_the_best_part_has() -> None:
    """Of twenty the second, the fifth and the tenth say what a tenth, a quarter and half of them have."""
    totals = [10 * (100 - place) for place in range(20)]
    assert benchmarks(totals) == Benchmarks(Decimal(99), Decimal(96), Decimal(91))
    assert benchmarks(totals[:11]) == Benchmarks(Decimal(99), Decimal(98), Decimal(95))
    assert [benchmarks(totals[:sellers]) is None for sellers in (9, 10)] == [True, False]


def _standing(seller_id: str, **signals: Any) -> SellerStanding:
    known: Any = {"takes_part": True, "is_ranked": True, "has_reported": True, "load": 1000}
    points: Any = dict.fromkeys(("business", "strategic", "ssi", "locked"), 0)
    return SellerStanding(seller_id, Standing.RANKED, **known, **points, **signals)


def test_the_best_are_named_and_nobody_in_their_place() -> None:
    """Who has the longest streak or the best conversion is named, unless they would rather not."""
    sellers = [
        _standing("U1", streak=9, clicks=4000, conversions=200),
        _standing("U2", streak=5, clicks=3000, conversions=300),
        _standing("U3", streak=9, clicks=2900, conversions=2900),
    ]
    names = {"U1": "Anna", "U2": "Ben", "U3": "Cleo"}
    found = {best.merit: (best.name, best.amount) for best in bests(sellers, names, Fraction(30))}
    assert found == {Merit.LONGEST_STREAK: ("Anna", Decimal(9)), Merit.BEST_CONVERSION: ("Ben", Decimal(10))}
    assert [best.name for best in bests(sellers, {"U2": "Ben"}, Fraction(30))] == ["Ben"]
    assert bests(sellers, {"U1": "Anna", "U3": "Cleo"}, Fraction(30))[0].name == "Anna"
    assert bests(sellers[:1], names, Fraction(30)) == ()


def test_it_takes_something_to_be_the_best() -> None:
    """Four weeks in a row are a streak, and three are none; nothing is no best rate, and thirds are rounded."""
    names = {"U1": "Anna", "U2": "Ben"}
    some = [_standing("U1", streak=4, clicks=3000), _standing("U2", streak=3, clicks=3000)]
    assert [best.merit for best in bests(some, names, Fraction(30))] == [Merit.LONGEST_STREAK]
    others = [_standing("U1", streak=3, clicks=3000, conversions=1000), _standing("U2", clicks=2999, conversions=2999)]
    assert bests(others, names, Fraction(30)) == ()
    (rate,) = bests(others, names, Fraction("29.99"))
    assert (rate.name, rate.amount) == ("Ben", Decimal(100))
    (third,) = bests([others[0], some[1]], names, Fraction(30))
    assert (third.name, third.amount) == ("Anna", Decimal("33.3"))


def test_a_week_is_summed_up_from_standings() -> None:
    """Load, shares and the moves of the SSI are those of who was there; half a point is no move."""
    sellers = [
        _standing("U1", ssi_level=6200, ssi_level_before=6000, shares=300),
        _standing("U2", ssi_level=6051, ssi_level_before=6000, shares=100),
        _standing("U3", ssi_level=5000),
        replace(_standing("U4", ssi_level=9900, ssi_level_before=100, shares=900), load=0),
    ]
    found = team_week(WEEK, sellers, Outcomes(meetings=Decimal(4)), Decimal("41.2"), "EUR")
    assert (found.present, found.load, found.shares, found.meetings) == (3, *map(Decimal, (3, 4, 4)))
    assert found.ssi == SsiMove(2, 1, 0, Decimal("1.26"), Decimal("1.26"))
