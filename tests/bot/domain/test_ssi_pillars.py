from __future__ import annotations

from decimal import Decimal

from bot.domain.scoring.history import SellerHistory
from bot.domain.ssi_pillars import PillarLevels, newest_levels

_HISTORY = SellerHistory(
    "anna",
    1,
    reports={
        8: {"ssi_brand": Decimal(10), "ssi_people": Decimal(20), "ssi_insights": Decimal(15), "ssi": Decimal(60)},
        9: {"ssi_brand": Decimal("16.5"), "ssi_relations": Decimal(12)},
        10: {"ssi_relations": Decimal(25)},
    },
)


def _levels(brand: float, people: float, insights: float, relations: float) -> PillarLevels:
    amounts = {"ssi_brand": brand, "ssi_people": people, "ssi_insights": insights, "ssi_relations": relations}
    reports = {1: {pillar: Decimal(str(level)) for pillar, level in amounts.items()}}
    return newest_levels(SellerHistory("anna", 1, reports=reports), 1)


def test_each_pillar_is_as_it_was_read_off_last() -> None:
    """The newest report of each pillar counts, those of later weeks do not, and nothing but pillars is there."""
    assert newest_levels(_HISTORY, 9).levels == {
        "ssi_brand": Decimal("16.5"),
        "ssi_people": 20,
        "ssi_insights": 15,
        "ssi_relations": 12,
    }
    assert newest_levels(_HISTORY, 7).levels == {}


def test_the_lowest_pillar_is_the_weakest() -> None:
    """The lowest level is the weakest pillar, and of equal ones LinkedIn's first."""
    assert newest_levels(_HISTORY, 9).weakest == "ssi_relations"
    assert _levels(20, 12.5, 14, 12.5).weakest == "ssi_people"


def test_nothing_is_weak_that_is_full_or_unknown() -> None:
    """Without all four pillars none can be compared, and full ones have no room."""
    assert newest_levels(_HISTORY, 8).weakest is None
    assert _levels(25, 25, 25, 25).weakest is None
