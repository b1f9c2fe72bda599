"""Record numbers of a week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.deals import check_currency
from bot.domain.errors import UserError
from bot.domain.metrics import SSI_PILLARS, PillarsDisagreeError, check_amount, check_report
from bot.domain.typed.errors import WeekNotOpenError
from bot.use_cases.reporting.entries import REPORT, write
from bot.use_cases.reporting.questions import Before
from bot.use_cases.reporting.receipts import Change, Receipt
from bot.use_cases.reporting.seller_week import SellerWeek

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Actor
    from bot.domain.typed.lines.report import Amount, ReportLine
    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class RecordAmounts:
    """Record a seller's numbers for a week, each as its newest version."""

    database: Database

    def __call__(self, actor: Actor, act: Act, line: ReportLine) -> Receipt:
        """Return what was stored; a number typed with a plus is added to what stands.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            OtherCurrencyError: the pipeline is in another currency than the programme's.
            WeekNotOpenError: the week takes no numbers, or no longer.
            AmountOutOfRangeError: a number lies outside of its metric's range.
            TooManyDecimalsError: a number is finer than its metric is counted.
            PillarsDisagreeError: the pillars of the SSI do not add up to it.
            PartExceedsWholeError: a number is larger than the one it is a part of.
        """
        currency = actor.require_seller().currency
        for amount in line.amounts.values():
            check_currency(amount.currency, currency)
        return write(self.database, actor, act, REPORT, lambda entry: _recorded_and_asked(entry, line), Receipt)


def _recorded_and_asked(entry: Entry, line: ReportLine) -> Receipt:
    before = Before.of(entry, line.week or entry.running_week)
    receipt = recorded(entry, line)
    return replace(receipt, questions=before.surprising(receipt.changes))


def recorded(entry: Entry, line: ReportLine) -> Receipt:
    """Record the numbers of a line within an entry, and return what changed.

    Raises:
        UserError: the numbers are not possible.
    """
    week = line.week or entry.running_week
    if week not in entry.open_weeks:
        raise WeekNotOpenError(str(week), week, entry.open_weeks)
    now = week_of(entry, week)
    changes = [_change(metric, amount, now) for metric, amount in line.amounts.items()]
    changes += [Change(metric, now.typed.get(metric), None, is_emptied=True) for metric in line.emptied]
    changes += outdated_pillars(changes, now.typed)
    store(entry, week, changes, now)
    return Receipt(
        sequence=entry.sequence,
        recorded_at=entry.act.moment,
        week=week,
        changes=tuple(changes),
        missing=now.lacking(entry.programme.metrics_asked, line.amounts, line.emptied),
        started_on=entry.join(week),
        offers=entry.offered_week() if line.week is None else None,
    )


def week_of(entry: Entry, week: Week) -> SellerWeek:
    """Return a week of the seller whose entry is being written, with all metrics that the programme knows."""
    return SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, week, entry.programme.reported)


def store(entry: Entry, week: Week, changes: list[Change], now: SellerWeek) -> None:
    """Record the changes of a week, when they are possible together with what stands.

    Raises:
        UserError: they are not.
    """
    amounts = {change.metric: change.after for change in changes}
    now.check(amounts)
    entry.tx.reports.record(entry.workspace_id, entry.sequence, entry.actor.id, week.starts_on, amounts)


def change_of(metric: str, typed: Decimal, now: SellerWeek, *, adds: bool, other: Decimal | None = None) -> Change:
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
        other=other,
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


def _change(metric: str, amount: Amount, now: SellerWeek) -> Change:
    """Return the change by the reading that is possible; the other one is kept when that is possible too."""
    if amount.other is None:
        return change_of(metric, amount.value, now, adds=amount.adds)
    readings = (amount.value, amount.other)
    possible = [reading for reading in readings if _is_possible(metric, reading, now, adds=amount.adds)]
    chosen, other = (*possible, None, None)[:2]
    return change_of(metric, amount.value if chosen is None else chosen, now, adds=amount.adds, other=other)


def _is_possible(metric: str, reading: Decimal, now: SellerWeek, *, adds: bool) -> bool:
    try:
        change_of(metric, reading, now, adds=adds)
    except UserError:
        return False
    return True
