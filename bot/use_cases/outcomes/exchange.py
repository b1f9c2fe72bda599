"""What amounts in other currencies are worth in the programme's: converted once, at the rate of their week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.currencies import Rate, converted, rate_in
from bot.domain.deals import OtherCurrencyError, Stage, check_value
from bot.domain.weeks import Week
from storage.versions import NOW

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.deal_words import DealWord
    from bot.domain.deals import Deal
    from bot.use_cases.reporting.entries import Entry
    from storage.transaction import Transaction


def rates_of(tx: Transaction, workspace_id: str, base: str, *, limit: int = NOW) -> tuple[Rate, ...]:
    """Return the rates that stand for a programme's currency, as of a sequence number, by currency and week."""
    rows = tx.rates.all(workspace_id, limit=limit)
    return tuple(
        Rate(row.currency, Week.of(row.from_week_start), Decimal(row.rate)) for row in rows if row.base == base
    )


@dataclass(frozen=True, slots=True)
class Exchange:
    """Converts what was typed of deals and pipelines, on one day."""

    rates: tuple[Rate, ...]
    base: str
    """The programme's currency, as an ISO code."""
    today: date

    @classmethod
    def of(cls, tx: Transaction, workspace_id: str, base: str, today: date) -> Exchange:
        """Return the exchange by the rates that stand."""
        return cls(rates_of(tx, workspace_id, base), base, today)

    def understood(self, word: DealWord) -> DealWord:
        """Return a word with its value in the programme's currency, so that it can be told from other deals.

        Raises:
            OtherCurrencyError: there is no rate for it in its week.
        """
        if word.typed is None:
            return word
        closes = word.stage in {Stage.WON, Stage.LOST}
        day = word.closed_on if closes else word.opened_on
        rate = self.rate(word.typed.currency, Week.of(day or self.today))
        return replace(word, value=converted(word.typed.amount, rate))

    def settled(self, before: Deal | None, after: Deal) -> Deal:
        """Return a deal with what it is worth: as it was, unless it was typed anew, or won in another week.

        Raises:
            OtherCurrencyError: there is no rate for it in its week.
            AmountOutOfRangeError: it is worth nothing, or too much.
        """
        if after.typed is None:
            return after if after.rate is None else replace(after, rate=None)
        if before is not None and before.rate is not None and _is_settled(before, after):
            return replace(after, value=before.value, rate=before.rate)
        rate = self.rate(after.typed.currency, Week.of(_day(after) or self.today))
        value = converted(after.typed.amount, rate)
        check_value(value)
        return replace(after, value=value, rate=rate)

    def rate(self, currency: str, week: Week) -> Decimal:
        """Return what one unit of another currency is worth in a week.

        Raises:
            OtherCurrencyError: there is no rate for it in the week.
        """
        rate = rate_in(self.rates, currency, week)
        if rate is None:
            raise OtherCurrencyError(currency, self.base, week)
        return rate


def exchange_of(entry: Entry) -> Exchange:
    """Return what converts amounts within an entry."""
    return Exchange.of(entry.tx, entry.workspace_id, entry.programme.currency, entry.today)


def _is_settled(before: Deal, after: Deal) -> bool:
    if before.typed != after.typed:
        return False
    return after.stage is not Stage.WON or (before.stage is Stage.WON and _week(before) == _week(after))


def _day(deal: Deal) -> date | None:
    return deal.closed_on if deal.stage is Stage.WON else deal.opened_on


def _week(deal: Deal) -> Week | None:
    return None if deal.closed_on is None else Week.of(deal.closed_on)
