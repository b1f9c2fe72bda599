"""A seller's week as it stands."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.deals import opened_value
from bot.domain.metrics import RAW
from bot.domain.typed.check_in import levels_to_repeat
from bot.use_cases.reporting.deal_rows import own_deals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bot.domain.weeks import Week
    from storage.transaction import Transaction

LOGGED = ("posts", "shares")
"""The metrics that addresses add to."""


class SellerWeek:
    """What one seller reported for a week; each kind of it is read when it is first asked for."""

    def __init__(self, tx: Transaction, workspace_id: str, seller_id: str, week: Week) -> None:
        """Be ready to read within a transaction."""
        self._tx = tx
        self._workspace_id = workspace_id
        self._seller_id = seller_id
        self._week = week

    @property
    def typed(self) -> Mapping[str, Decimal]:
        """The numbers that were typed, by metric."""
        return self._two_weeks.get(self._week.starts_on, {})

    @property
    def last_typed(self) -> Mapping[str, Decimal]:
        """The numbers that were typed for the week before."""
        return self._two_weeks.get((self._week - 1).starts_on, {})

    @cached_property
    def logged(self) -> Mapping[str, int]:
        """How many addresses add to a metric."""
        addresses = self._tx.reports.addresses_of(self._workspace_id, self._seller_id, self._week.starts_on)
        return Counter(address.metric for address in addresses if address.week_start == self._week.starts_on)

    @cached_property
    def opened(self) -> Decimal | None:
        """The value of the deals opened in the week."""
        return opened_value(own_deals(self._tx, self._workspace_id, self._seller_id)).get(self._week)

    def total(self, metric: str) -> Decimal | None:
        """Return what counts for a metric: what was typed and what addresses add to it, or what the deals make."""
        typed, logged = self.typed.get(metric), self.logged.get(metric, 0) if metric in LOGGED else 0
        if logged:
            return (typed or Decimal(0)) + logged
        return self.opened if typed is None and metric == "pipeline" else typed

    def lacking(self, asked: Iterable[str], added: Iterable[str] = (), emptied: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the metrics, of those asked for, that nothing was reported for, with what just came and went."""
        there = {*self.typed, *added}.difference(emptied)
        return tuple(metric for metric in asked if metric not in there and not self._is_there_otherwise(metric))

    def _is_there_otherwise(self, metric: str) -> bool:
        if metric in LOGGED:
            return self.logged.get(metric, 0) > 0
        return metric == "pipeline" and self.opened is not None

    @cached_property
    def _two_weeks(self) -> Mapping[date, Mapping[str, Decimal]]:
        first, last = (self._week - 1).starts_on, self._week.starts_on
        return self._tx.reports.of_weeks(self._workspace_id, self._seller_id, first, last)


def repeatable(seller_week: SellerWeek) -> tuple[str, ...]:
    """Return the levels of the week before that can stand for the week, too: the SSI with its pillars or not at all."""
    levels = levels_to_repeat(seller_week.typed, seller_week.last_typed)
    return tuple(metric for metric in RAW if metric in levels)
