"""What tells how a seller works, beside points and outcomes: the weekly post compares it over weeks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.rates import SHOWN_WEEKS

if TYPE_CHECKING:
    from bot.domain.scoring.career import Career
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.running import Series
    from bot.domain.weeks import Week

_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Signals:
    """One seller's signals of a week; levels and amounts in hundredths."""

    ssi: int | None = None
    """As reported for the week itself; None when it was not."""
    ssi_before: int | None = None
    """The same of the week before."""
    shares: int = 0
    clicks: int = 0
    """Link clicks of the four weeks up to the week."""
    conversions: int = 0
    """Those that came of link clicks in the same weeks."""
    streak: int = 0
    """Weeks in a row with an outcome."""


NO_SIGNALS: Final = Signals()


def signals_of(career: Career, week: Week) -> Signals:
    """Return the signals of a week that is over."""
    seller = career.history
    ssi, first = seller.series("ssi"), max(week.number - SHOWN_WEEKS + 1, seller.start)
    return Signals(
        ssi=_hundredths(ssi, ssi.on(week.number)),
        ssi_before=_hundredths(ssi, ssi.on(week.number - 1)),
        shares=_total(seller, "shares", max(week.number, seller.start), week),
        clicks=_total(seller, "link_clicks", first, week),
        conversions=_total(seller, "conversions", first, week),
        streak=career.streak(week.number).weeks,
    )


def _hundredths(levels: Series, units: int | None) -> int | None:
    return None if units is None else units * _HUNDRED // levels.scale


def _total(seller: SellerHistory, metric: str, first: int, last: Week) -> int:
    amounts = seller.series(metric)
    return amounts.total(first, last.number) * _HUNDRED // amounts.scale
