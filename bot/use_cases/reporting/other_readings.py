"""The amounts of an entry that can be read in two ways, such as ``12.000``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.use_cases.reporting.receipts import Receipt
    from bot.use_cases.reporting.steps import Change, DealStep

VALUE: Final = "value"
"""In place of a metric: the value of the deal."""


@dataclass(frozen=True, slots=True)
class OtherReading:
    """An amount that was read in one way and may be meant in another one."""

    metric: str
    """`VALUE` for that of a deal."""
    read: Decimal
    other: Decimal
    currency: str | None = None
    """In which both are; nothing for the programme's."""

    @property
    def is_likelier(self) -> bool:
        """Whether the other one was rather meant: people type thousands in many ways, and thousandths never."""
        return self.read < self.other


def other_readings(receipt: Receipt) -> Iterator[OtherReading]:
    """Yield the amounts of an entry that may be meant in another way."""
    yield from filter(None, map(_of_change, receipt.changes))
    if receipt.deal is not None and (reading := _of_deal(receipt.deal)):
        yield reading


def _of_change(change: Change) -> OtherReading | None:
    if change.other is None:
        return None
    if change.typed is not None:
        return OtherReading(change.metric, change.typed.amount, change.other, change.typed.currency)
    read = change.after if change.added is None else change.added
    return OtherReading(change.metric, read or Decimal(0), change.other)


def _of_deal(deal: DealStep) -> OtherReading | None:
    if deal.other_value is None:
        return None
    after = deal.step.after
    if after.typed is not None:
        return OtherReading(VALUE, after.typed.amount, deal.other_value, after.typed.currency)
    return OtherReading(VALUE, after.value or Decimal(0), deal.other_value)
