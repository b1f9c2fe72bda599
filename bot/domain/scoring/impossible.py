"""What cannot be in a weekly report: flags R1 to R5."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.metrics import RAW, SSI_PILLARS, SSI_TOLERANCE
from bot.domain.scoring.exact import fraction
from bot.domain.scoring.flag import Flag, FlagCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.scoring.exact import Exact

_WHOLES: Final = (
    (FlagCode.R3, "target_contacts", "connections"),
    (FlagCode.R4, "engagement", "impressions"),
    (FlagCode.R5, "conversions", "link_clicks"),
)


def impossibilities(amounts: Mapping[str, Exact]) -> Iterator[Flag]:
    """Yield what cannot be in the amounts of one week, by raw metric; each code once.

    What is missing is not compared, and impressions of 0 are taken as not counted.
    """
    yield from _outside(amounts)
    yield from _pillars(amounts)
    for code, part, whole in _WHOLES:
        if _exceeds(amounts, part, whole):
            yield Flag.about(code, amounts[part], amounts[whole], metric=part)


def _outside(amounts: Mapping[str, Exact]) -> Iterator[Flag]:
    for raw, metric in RAW.items():
        if raw in amounts and not metric.minimum <= amounts[raw] <= metric.maximum:
            limit = metric.maximum if amounts[raw] > metric.maximum else metric.minimum
            yield Flag.about(FlagCode.R1, amounts[raw], limit, metric=raw)
            return
    if _exceeds(amounts, "requests_accepted", "requests_sent"):
        accepted, sent = amounts["requests_accepted"], amounts["requests_sent"]
        yield Flag.about(FlagCode.R1, accepted, sent, metric="requests_accepted")


def _pillars(amounts: Mapping[str, Exact]) -> Iterator[Flag]:
    if not all(raw in amounts for raw in ("ssi", *SSI_PILLARS)):
        return
    ssi = fraction(amounts["ssi"])
    total = sum((fraction(amounts[pillar]) for pillar in SSI_PILLARS), Fraction(0))
    if abs(ssi - total) > fraction(SSI_TOLERANCE):
        yield Flag.about(FlagCode.R2, ssi, total, metric="ssi")


def _exceeds(amounts: Mapping[str, Exact], part: str, whole: str) -> bool:
    if part not in amounts or whole not in amounts:
        return False
    is_counted = whole != "impressions" or amounts[whole] > 0
    return is_counted and amounts[part] > amounts[whole]
