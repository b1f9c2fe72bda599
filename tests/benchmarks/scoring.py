"""How fast a seller's week is scored, against the same rules in plain fractions."""

from __future__ import annotations

from decimal import Decimal
from time import perf_counter
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.deals import Deal, DealBook, Source
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.score import score
from tests.bot.domain.scoring.oracle import Oracle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SELLERS: Final = 77
WEEKS: Final = range(13, 26)
"""77 sellers and 13 leaderboards: about 1,000 seller-weeks."""
ROUNDS: Final = 5
SAMPLE: Final = 77
"""Seller-weeks that plain fractions score, because they take so much longer."""


def measure() -> Mapping[str, float]:
    """Return milliseconds a seller-week, the best of some rounds, and how many times plain fractions take."""
    deals = _deals()
    book, rulebook = DealBook(deals), Rulebook([PRESETS[Preset.BALANCED]])
    histories = [_history(seller) for seller in range(SELLERS)]
    weeks = SELLERS * len(WEEKS)
    scored = _best(lambda: [score(history, book, week, rulebook) for history in histories for week in WEEKS]) / weeks
    indexed = _best(lambda: [_history(seller) for seller in range(SELLERS)]) / weeks
    schemes = [PRESETS[Preset.BALANCED]]
    plain = _best(lambda: [Oracle(history, deals, 25, schemes).score() for history in histories], 1) / SAMPLE
    return {
        "ms a seller-week": scored,
        "ms a seller-week, with reading its history": scored + indexed,
        "ms a seller-week in plain fractions": plain,
        "times faster than plain fractions": plain / scored,
    }


def _best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    return min(times)


def _history(seller: int) -> SellerHistory:
    amounts = {"posts": 2, "shares": 3, "engagement": 31, "calls": 9, "meetings": 3, "leads": 2, "pipeline": 15_000}
    reports = {
        week: {
            "ssi": Decimal(50 + week) / 2,
            "connections": Decimal(500 + 9 * week),
            "target_contacts": Decimal(90 + 4 * week),
            **{raw: Decimal(amount + (seller + week) % 3) for raw, amount in amounts.items()},
        }
        for week in range(26)
    }
    return SellerHistory(f"s{seller}", start=1, reports=reports, away={7: Decimal("0.4")})


def _deals() -> list[Deal]:
    return [
        Deal(f"d{number}", f"c{number % 200}", 9000, number % 26, Source.SOCIAL, {f"s{number % SELLERS}": Decimal(1)})
        for number in range(300)
    ]
