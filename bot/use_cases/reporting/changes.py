"""What typed numbers change in a week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.currencies import Foreign, converted
from bot.domain.errors import UserError
from bot.domain.metrics import SSI_PILLARS, PillarsDisagreeError, check_amount, check_report
from bot.use_cases.reporting.steps import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.typed.lines.report import Amount
    from bot.use_cases.outcomes.exchange import Exchange
    from bot.use_cases.reporting.seller_week import SellerWeek


@dataclass(frozen=True, slots=True)
class Changes:
    """Tells what numbers do to a week as it stands."""

    now: SellerWeek
    exchange: Exchange

    def of(self, metric: str, amount: Amount) -> Change:
        """Return the change by the reading that is possible; the other one is kept when that is possible too.

        Raises:
            OtherCurrencyError: the amount is in a currency without a rate in the week.
            AmountOutOfRangeError: the result lies outside of the metric's range.
            TooManyDecimalsError: it is finer than the metric is counted.
        """
        currency = None if amount.currency == self.exchange.base else amount.currency
        readings = [amount.value] if amount.other is None else [amount.value, amount.other]
        possible = [each for each in readings if self._is_possible(metric, each, currency, adds=amount.adds)]
        chosen, other = (*possible, None, None)[:2]
        change = self.typed(metric, amount.value if chosen is None else chosen, currency, adds=amount.adds)
        return replace(change, other=other)

    def again(self, was: Change) -> Change:
        """Return what the same number does to this week; one in another currency at the rate of this week.

        Raises:
            UserError: as `of`.
        """
        value = was.typed.amount if was.typed else was.added or was.after or Decimal(0)
        currency = was.typed.currency if was.typed else None
        return self.typed(was.metric, value, currency, adds=was.added is not None)

    def other_way(self, was: Change) -> Change:
        """Return the change by the reading that was not chosen, in place of the one that was.

        Raises:
            UserError: as `of`.
        """
        other = was.other or Decimal(0)
        value = other if was.typed is None or was.rate is None else converted(other, was.rate)
        before = Decimal(0) if was.added is None else was.before or Decimal(0)
        read = change_of(was.metric, before + value, self.now, adds=False)
        return replace(read, typed=replace(was.typed, amount=other) if was.typed else None, rate=was.rate)

    def typed(self, metric: str, value: Decimal, currency: str | None = None, *, adds: bool = False) -> Change:
        """Return what a number does, typed in another currency or in none.

        Raises:
            UserError: as `of`.
        """
        if currency is None:
            return change_of(metric, value, self.now, adds=adds)
        rate = self.exchange.rate(currency, self.now.week)
        change = change_of(metric, converted(value, rate), self.now, adds=adds)
        return replace(change, typed=Foreign(value, currency), rate=rate)

    def _is_possible(self, metric: str, value: Decimal, currency: str | None, *, adds: bool) -> bool:
        try:
            self.typed(metric, value, currency, adds=adds)
        except UserError:
            return False
        return True


def change_of(metric: str, typed: Decimal, now: SellerWeek, *, adds: bool) -> Change:
    """Return what a number does to the week as it stands.

    Raises:
        AmountOutOfRangeError: the result lies outside of the metric's range.
        TooManyDecimalsError: it is finer than the metric is counted.
    """
    before = now.typed.get(metric)
    stands = now.opened if metric == "pipeline" and before is None else before
    after = (stands or Decimal(0)) + typed if adds else typed
    logged = now.logged.get(metric, 0)
    check_amount(metric, after + logged, now.known)
    return Change(
        metric=metric,
        before=before,
        after=after,
        added=typed if adds else None,
        logged=logged,
        last_week=now.last_typed.get(metric) if now.known[metric].is_gauge else None,
        from_deals=now.opened if metric == "pipeline" else None,
    )


def outdated_pillars(changes: list[Change], standing: Mapping[str, Decimal]) -> list[Change]:
    """Return the pillars to take back: those of an earlier reading that the newly typed SSI no longer fits."""
    typed = {change.metric: change.after for change in changes}
    ssi, pillars = typed.get("ssi"), {pillar: standing[pillar] for pillar in SSI_PILLARS if pillar in standing}
    if ssi is None or not pillars or any(pillar in typed for pillar in SSI_PILLARS):
        return []
    try:
        check_report({"ssi": ssi, **pillars})
    except PillarsDisagreeError:
        return [Change(pillar, amount, None) for pillar, amount in pillars.items()]
    return []
