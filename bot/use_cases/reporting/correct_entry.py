"""Correct an entry that was just made, by a click on its answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.deal_words import Step
from bot.domain.deals import Deal, check_deal
from bot.use_cases.outcomes import restoring as outcomes
from bot.use_cases.outcomes.exchange import exchange_of
from bot.use_cases.reporting import log_address, record_amounts, record_deal
from bot.use_cases.reporting.changes import Changes, outdated_pillars
from bot.use_cases.reporting.deal_rows import own_deals
from bot.use_cases.reporting.entries import DEAL, MOVE, REPORT, EntryGoneError, write
from bot.use_cases.reporting.other_readings import VALUE
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.restoring import Restoring

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Act, Entry
    from bot.use_cases.reporting.steps import Change, DealStep
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class MoveToLastWeek:
    """Move an entry from its week to the one before."""

    database: Database

    def __call__(self, actor: Actor, act: Act, sequence: int) -> Receipt:
        """Return what stands for the earlier week; the later one is as it was before the entry.

        Args:
            actor: the seller who made the entry.
            act: the click; a second one on the same entry is given the same receipt.
            sequence: the entry.

        Raises:
            EntryGoneError: the entry was changed or taken back since, or its week is not open any more.
            UserError: the numbers are not possible together with those of the earlier week.
        """
        once = replace(act, delivery_key=f"move:{sequence}")
        return write(self.database, actor, once, MOVE, lambda entry: _moved(entry, sequence), Receipt)


@dataclass(frozen=True, slots=True)
class ReadOtherWay:
    """Take the one separator of a typed number the other way."""

    database: Database

    def __call__(self, actor: Actor, act: Act, sequence: int, metric: str) -> Receipt:
        """Return what stands now.

        Args:
            actor: the seller who made the entry.
            act: the click; a second one on the same number is given the same receipt.
            sequence: the entry.
            metric: the number of it, or `VALUE`.

        Raises:
            EntryGoneError: the number was changed or taken back since.
            UserError: the number is not possible together with the others of the week.
        """
        once = replace(act, delivery_key=f"other:{sequence}:{metric}")
        action, change = (DEAL, _other_value) if metric == VALUE else (REPORT, _other_amount)
        return write(self.database, actor, once, action, lambda entry: change(entry, sequence, metric), Receipt)


def _moved(entry: Entry, sequence: int) -> Receipt:
    was = _open_receipt(entry, sequence)
    week = was.week - 1
    if week not in entry.open_weeks:
        raise EntryGoneError
    restoring = Restoring(entry, sequence)
    is_restored = bool(list(restoring.numbers(was.week)))
    if restoring.kept or not (is_restored or was.deal or was.outcome):
        raise EntryGoneError
    changes = _repeated(entry, was, week)
    return Receipt(
        sequence=entry.sequence,
        recorded_at=entry.act.moment,
        week=week,
        changes=tuple(changes),
        address=log_address.moved(entry, was.address, was.week, week) if was.address else None,
        deal=_moved_deal(entry, was.deal, was.week) if was.deal else None,
        outcome=outcomes.moved(entry, restoring, was.outcome, week) if was.outcome else None,
        missing=log_address.lacking(entry, week),
        started_on=entry.start(week.starts_on) if was.started_on else None,
        moved_from=was.week,
    )


def _repeated(entry: Entry, was: Receipt, week: Week) -> list[Change]:
    now = record_amounts.week_of(entry, week)
    if any(change.metric not in now.known for change in was.changes):
        raise EntryGoneError  # the metric was removed since
    changing = Changes(now, exchange_of(entry))
    changes = [changing.again(change) for change in was.changes if change.after is not None]
    if changes:
        changes += outdated_pillars(changes, now.typed)
        record_amounts.store(entry, week, changes, now)
    return changes


def _moved_deal(entry: Entry, was: DealStep, week: Week) -> DealStep:
    standing = _standing_deal(entry, was)
    day = (week - 1).ends_on
    is_new_and_open = was.step.before is None and standing.is_open
    moved = replace(standing, opened_on=day) if is_new_and_open else replace(standing, closed_on=day)
    check_deal(moved, entry.today)
    return record_deal.store(entry, Step(standing, moved))


def _standing_deal(entry: Entry, was: DealStep) -> Deal:
    deals = own_deals(entry.tx, entry.workspace_id, entry.actor.id)
    if was.step.after not in deals:
        raise EntryGoneError
    return was.step.after


def _other_amount(entry: Entry, sequence: int, metric: str) -> Receipt:
    was = _open_receipt(entry, sequence)
    change = next((change for change in was.changes if change.metric == metric), None)
    now = record_amounts.week_of(entry, was.week)
    if change is None or change.other is None or metric not in now.known or now.typed.get(metric) != change.after:
        raise EntryGoneError
    read = Changes(now, exchange_of(entry)).other_way(change)
    changes = [read, *outdated_pillars([read], now.typed)]
    record_amounts.store(entry, was.week, changes, now)
    return Receipt(
        entry.sequence,
        entry.act.moment,
        was.week,
        changes=tuple(changes),
        missing=now.lacking(entry.programme.metrics_asked),
    )


def _other_value(entry: Entry, sequence: int, _metric: str) -> Receipt:
    was = _open_receipt(entry, sequence)
    if was.deal is None or was.deal.other_value is None:
        raise EntryGoneError
    standing = _standing_deal(entry, was.deal)
    other = was.deal.other_value
    typed = replace(standing.typed, amount=other) if standing.typed else None
    step = Step(standing, replace(standing, value=other, typed=typed))
    return Receipt(
        entry.sequence,
        entry.act.moment,
        was.week,
        deal=record_deal.store(entry, step),
        missing=log_address.lacking(entry, was.week),
    )


def _open_receipt(entry: Entry, sequence: int) -> Receipt:
    receipt = entry.live_receipt(sequence)
    if receipt.week not in entry.open_weeks:
        raise EntryGoneError
    return receipt
