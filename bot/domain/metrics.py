"""The raw metrics of a weekly report and what is arithmetically possible in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

SSI_PILLARS: Final = ("ssi_brand", "ssi_people", "ssi_insights", "ssi_relations")
SSI_TOLERANCE: Final = Decimal(1)
"""LinkedIn rounds the total and its four pillars on their own: their sum may be off by this."""


@dataclass(frozen=True, slots=True)
class RawMetric:
    """A number that a seller reports for a week, with the range outside of which it is refused."""

    key: str
    minimum: Decimal
    maximum: Decimal
    is_gauge: bool = False
    """A level that is read off (the newest counts) rather than an amount of the week (the weeks add up)."""
    decimals: int = 0
    """How many digits may stand behind the decimal point."""


class AmountOutOfRangeError(UserError):
    """An amount lies outside of its metric's hard range, or is no finite number."""

    def __init__(self, metric: str, amount: Decimal, minimum: Decimal, maximum: Decimal) -> None:
        super().__init__(metric, amount, minimum, maximum)
        self.metric = metric
        self.amount = amount
        self.minimum = minimum
        self.maximum = maximum


class TooManyDecimalsError(UserError):
    """An amount is finer than its metric is counted."""

    def __init__(self, metric: str, amount: Decimal, decimals: int) -> None:
        super().__init__(metric, amount, decimals)
        self.metric = metric
        self.amount = amount
        self.decimals = decimals


class PillarsDisagreeError(UserError):
    """The four SSI pillars do not add up to the SSI within one point."""

    def __init__(self, ssi: Decimal, total: Decimal) -> None:
        super().__init__(ssi, total)
        self.ssi = ssi
        self.total = total


class PartExceedsWholeError(UserError):
    """A metric that counts a part of another one is larger than the whole."""

    def __init__(self, part: str, part_amount: Decimal, whole: str, whole_amount: Decimal) -> None:
        super().__init__(part, part_amount, whole, whole_amount)
        self.part = part
        self.part_amount = part_amount
        self.whole = whole
        self.whole_amount = whole_amount


def _counted(key: str, maximum: int, *, decimals: int = 0) -> RawMetric:
    return RawMetric(key, Decimal(0), Decimal(maximum), decimals=decimals)


def _read_off(key: str, maximum: int, *, decimals: int = 0) -> RawMetric:
    return RawMetric(key, Decimal(0), Decimal(maximum), is_gauge=True, decimals=decimals)


RAW: Final[Mapping[str, RawMetric]] = {
    metric.key: metric
    for metric in (
        _read_off("ssi", 100, decimals=2),
        *(_read_off(pillar, 25, decimals=2) for pillar in SSI_PILLARS),
        _read_off("connections", 30_000),  # LinkedIn allows no more
        _read_off("target_contacts", 30_000),
        _counted("posts", 50),
        _counted("shares", 200),
        _counted("engagement", 100_000),
        _counted("impressions", 10_000_000),
        _counted("shares_received", 100_000),
        _counted("link_clicks", 1_000_000),
        _counted("conversions", 1_000_000),
        _counted("mentions", 100_000),
        _counted("requests_sent", 500),
        _counted("requests_accepted", 500),
        _counted("calls", 300),
        _counted("meetings", 60),
        _counted("leads", 100),
        _counted("pipeline", 1_000_000_000, decimals=2),
        _counted("social_hours", 80, decimals=2),
    )
}
PRIVATE: Final = frozenset({"social_hours"})
"""What a seller reports for themselves alone: nothing is scored by it, and nobody else learns that it was reported."""

_PARTS: Final = (
    ("target_contacts", "connections"),
    ("engagement", "impressions"),
    ("conversions", "link_clicks"),
    ("requests_accepted", "requests_sent"),
)


def check_amount(key: str, amount: Decimal, known: Mapping[str, RawMetric] = RAW) -> None:
    """Return when the amount is possible for the raw metric.

    Raises:
        AmountOutOfRangeError: it lies outside of the hard range (the limits themselves are inside).
        TooManyDecimalsError: it has more decimals than the metric allows.
        KeyError: there is no raw metric of that key.
    """
    metric = known[key]
    if not (amount.is_finite() and metric.minimum <= amount <= metric.maximum):
        raise AmountOutOfRangeError(key, amount, metric.minimum, metric.maximum)
    if amount != round(amount, metric.decimals):
        raise TooManyDecimalsError(key, amount, metric.decimals)


def check_report(amounts: Mapping[str, Decimal]) -> None:
    """Return when the amounts of one week are possible together; what is missing is not compared.

    Impressions of 0 are taken as not counted: interactions may exceed them.

    Raises:
        PillarsDisagreeError: four SSI pillars and an SSI that differ by more than one point.
        PartExceedsWholeError: more target contacts than connections, interactions than impressions,
            conversions than clicks, or accepted than sent requests.
    """
    _check_pillars(amounts)
    for part, whole in _PARTS:
        if part in amounts and whole in amounts:
            _check_part(part, amounts[part], whole, amounts[whole])


def _check_pillars(amounts: Mapping[str, Decimal]) -> None:
    if "ssi" not in amounts or not all(pillar in amounts for pillar in SSI_PILLARS):
        return
    total = sum((amounts[pillar] for pillar in SSI_PILLARS), Decimal(0))
    if abs(total - amounts["ssi"]) > SSI_TOLERANCE:
        raise PillarsDisagreeError(amounts["ssi"], total)


def _check_part(part: str, part_amount: Decimal, whole: str, whole_amount: Decimal) -> None:
    is_counted = whole != "impressions" or whole_amount > 0
    if is_counted and part_amount > whole_amount:
        raise PartExceedsWholeError(part, part_amount, whole, whole_amount)
