"""A seller's week as it stands."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.deals import opened_value
from bot.domain.metrics import RAW, check_amount, check_report
from bot.domain.typed.check_in import levels_to_repeat
from bot.use_cases.reporting.deal_rows import own_deals
from bot.use_cases.reporting.logged import Span, logged_amounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bot.domain.metrics import RawMetric
    from bot.domain.weeks import Week
    from storage.transaction import Transaction


class SellerWeek:
    """What one seller reported for a week; each kind of it is read when it is first asked for."""

    def __init__(
        self,
        tx: Transaction,
        workspace_id: str,
        seller_id: str,
        week: Week,
        known: Mapping[str, RawMetric] = RAW,
    ) -> None:
        """Be ready to read within a transaction; ``known`` are the metrics that can be reported."""
        self.known = known
        self.week = week
        self._tx = tx
        self._workspace_id = workspace_id
        self._seller_id = seller_id

    @property
    def typed(self) -> Mapping[str, Decimal]:
        """The numbers that were typed, by metric."""
        return self._two_weeks.get(self.week.starts_on, {})

    @property
    def last_typed(self) -> Mapping[str, Decimal]:
        """The numbers that were typed for the week before."""
        return self._two_weeks.get((self.week - 1).starts_on, {})

    @cached_property
    def logged(self) -> Mapping[str, int]:
        """What was logged one by one and adds to what was typed, by metric; whole numbers all of them."""
        monday = self.week.starts_on
        amounts = logged_amounts(self._tx, Span(self._workspace_id, self._seller_id, monday))
        return {metric: int(amount) for metric, amount in amounts.get((self._seller_id, monday), {}).items()}

    @cached_property
    def opened(self) -> Decimal | None:
        """The value of the deals opened in the week."""
        return opened_value(own_deals(self._tx, self._workspace_id, self._seller_id)).get(self.week)

    def total(self, metric: str) -> Decimal | None:
        """Return what counts for a metric: what was typed and what was logged, or what the deals make."""
        typed = self.typed.get(metric)
        if typed is None and metric == "pipeline":
            return self.opened
        return self.with_logged({metric: typed})[metric]

    def with_logged(self, typed: Mapping[str, Decimal | None]) -> Mapping[str, Decimal | None]:
        """Return typed numbers with what was logged added to them; nothing where there is neither."""
        return {
            metric: amount if metric not in self.logged else (amount or Decimal(0)) + self.logged[metric]
            for metric, amount in typed.items()
        }

    def check(self, changed: Mapping[str, Decimal | None]) -> None:
        """Return when the week is possible as it stands, with some of the typed numbers changed.

        Raises:
            AmountOutOfRangeError: what was typed and logged is too much together, for a number that changed.
            PillarsDisagreeError: the pillars of the SSI do not add up to it.
            PartExceedsWholeError: a number is larger than the one it is a part of.
        """
        metrics = (*self.typed, *changed, *self.logged)
        together = self.with_logged({metric: {**self.typed, **changed}.get(metric) for metric in metrics})
        amounts = {metric: amount for metric, amount in together.items() if amount is not None}
        for metric in changed:
            if metric in amounts:
                check_amount(metric, amounts[metric], self.known)
        check_report(amounts)

    def lacking(self, asked: Iterable[str], added: Iterable[str] = (), emptied: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the metrics, of those asked for, that nothing was reported for, with what just came and went."""
        there = {*self.typed, *added}.difference(emptied)
        return tuple(metric for metric in asked if metric not in there and not self._is_there_otherwise(metric))

    def _is_there_otherwise(self, metric: str) -> bool:
        return self.opened is not None if metric == "pipeline" else metric in self.logged

    @cached_property
    def _two_weeks(self) -> Mapping[date, Mapping[str, Decimal]]:
        first, last = (self.week - 1).starts_on, self.week.starts_on
        return self._tx.reports.of_weeks(self._workspace_id, self._seller_id, first, last)


def repeatable(seller_week: SellerWeek) -> tuple[str, ...]:
    """Return the levels of the week before that can stand for the week, too: the SSI with its pillars or not at all."""
    levels = levels_to_repeat(seller_week.typed, seller_week.last_typed, seller_week.known)
    return tuple(metric for metric in seller_week.known if metric in levels)
