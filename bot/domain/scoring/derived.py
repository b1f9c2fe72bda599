"""What is derived from reports for showing, beside the rates that can earn points."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import fraction
from bot.domain.scoring.metrics import CATALOGUE
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.rates import NETWORK_GROWTH, SHOWN_WEEKS, Rate, rates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.scoring.exact import Exact
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.scheme import Scheme

ACCEPTANCE: Final = "acceptance_rate"
TARGET_SHARE: Final = "target_share"
PARTS_OF_AWARENESS: Final = ("mentions", "shares_received", "link_clicks", "impressions")
"""Brand awareness is their sum."""

_LEAST_SENT: Final = Fraction(20)
_LEAST_CONNECTIONS: Final = Fraction(50)
_OF_SHARES: Final = ("engagement_rate", "conversion_rate")
"""The rates that one share alone can have."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What a seller is shown of the four weeks up to a week."""

    rates: tuple[Rate, ...]
    """Those of which something is known."""
    awareness: Mapping[str, Fraction]
    """By raw metric, the parts of brand awareness that were reported."""


def derived(history: SellerHistory, week: int, scheme: Scheme) -> Derived:
    """Return what is derived from the four weeks up to a week, and from the last levels where there are levels."""
    first = max(week - SHOWN_WEEKS + 1, history.start)
    found = (*rates(history, week, scheme), *_shown_only(history, first, week))
    known = tuple(rate for rate in found if rate.denominator > 0 and _is_told(history, rate, first, week))
    return Derived(known, dict(_awareness(history, first, week)))


def share_rates(results: Mapping[str, Exact]) -> tuple[Rate, ...]:
    """Return the rates of one share that can be told from what it has brought, by raw metric."""
    found: list[Rate] = []
    for key in _OF_SHARES:
        quotient = CATALOGUE[key].quotient
        if quotient is not None and quotient.numerator in results and results.get(quotient.denominator):
            above, below = fraction(results[quotient.numerator]), fraction(results[quotient.denominator])
            least = PRESETS[Preset.BALANCED].rate_min[quotient.denominator]
            found.append(Rate(key, above, below, least, quotient.factor))
    return tuple(found)


def _is_told(history: SellerHistory, rate: Rate, first: int, last: int) -> bool:
    """Tell whether what stands above was reported at all: missing is not zero."""
    metric = CATALOGUE.get(rate.metric)
    if metric is None or metric.quotient is None or rate.metric == NETWORK_GROWTH:
        return True
    return any(first <= week <= last for week in history.series(metric.quotient.numerator).weeks)


def _shown_only(history: SellerHistory, first: int, last: int) -> Iterator[Rate]:
    accepted, sent = (_sum(history, raw, first, last) for raw in ("requests_accepted", "requests_sent"))
    yield Rate(ACCEPTANCE, accepted, sent, _LEAST_SENT, 100)
    targeted, connections = (_level(history, raw, last) for raw in ("target_contacts", "connections"))
    if targeted is not None and connections:
        yield Rate(TARGET_SHARE, targeted, connections, _LEAST_CONNECTIONS, 100)


def _awareness(history: SellerHistory, first: int, last: int) -> Iterator[tuple[str, Fraction]]:
    for raw in PARTS_OF_AWARENESS:
        if amount := _sum(history, raw, first, last):
            yield raw, amount


def _sum(history: SellerHistory, raw: str, first: int, last: int) -> Fraction:
    series = history.series(raw)
    return Fraction(series.total(first, last), series.scale)


def _level(history: SellerHistory, raw: str, week: int) -> Fraction | None:
    series = history.series(raw)
    position = series.latest(week)
    return None if position is None else Fraction(series.units[position], series.scale)
