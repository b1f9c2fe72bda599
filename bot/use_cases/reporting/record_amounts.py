"""Record numbers of a week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.typed.errors import WeekNotOpenError
from bot.use_cases.outcomes.exchange import exchange_of
from bot.use_cases.reporting.changes import Changes, outdated_pillars
from bot.use_cases.reporting.entries import REPORT, write
from bot.use_cases.reporting.questions import Before
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.seller_week import SellerWeek
from bot.use_cases.reporting.steps import Change

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.typed.lines.report import ReportLine
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
            OtherCurrencyError: the pipeline is in a currency that has no rate in its week.
            WeekNotOpenError: the week takes no numbers, or no longer.
            AmountOutOfRangeError: a number lies outside of its metric's range.
            TooManyDecimalsError: a number is finer than its metric is counted.
            PillarsDisagreeError: the pillars of the SSI do not add up to it.
            PartExceedsWholeError: a number is larger than the one it is a part of.
        """
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
    changing = Changes(now, exchange_of(entry))
    changes = [changing.of(metric, amount) for metric, amount in line.amounts.items()]
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
