"""The check-in form of a week: what it is filled with, and how it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.deals import check_currency
from bot.domain.metrics import RAW, SSI_PILLARS
from bot.domain.scoring.flag import FlagCode
from bot.domain.scoring.flags import questions
from bot.domain.scoring.history import SellerHistory
from bot.domain.typed.check_in import Shown, levels_to_repeat
from bot.domain.typed.weeks import open_weeks
from bot.domain.weeks import Week
from bot.use_cases.reporting.entries import REPORT, write
from bot.use_cases.reporting.logged import Span, add_logged, logged_amounts
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.record_amounts import recorded
from bot.use_cases.reporting.seller_week import SellerWeek

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import datetime

    from bot.domain.people import Actor
    from bot.domain.scoring.flag import Flag
    from bot.domain.typed.lines.report import ReportLine
    from bot.use_cases.reporting.entries import Act, Entry
    from bot.use_cases.reporting.receipts import Change
    from storage.database import Database

_LOOK_BACK = 26
"""Weeks."""
_REFUSED = frozenset({FlagCode.R1, FlagCode.R2, FlagCode.R3, FlagCode.R4, FlagCode.R5})
"""What is impossible was refused before anything is asked."""


@dataclass(frozen=True, slots=True)
class CheckInSheet:
    """What the form of a week asks, and what is known already."""

    shown: Shown
    open_weeks: tuple[Week, ...]
    """The weeks that numbers can be noted for, the running one first."""
    metrics: tuple[str, ...]
    """What is asked: the programme's metrics in its order, then others that something is stored for."""
    pillars: tuple[str, ...]
    """The pillars of the SSI, asked where the SSI is."""
    logged: Mapping[str, int]
    """What was logged one by one and adds to it, by metric."""

    @property
    def week(self) -> Week:
        """The week that it is for."""
        return self.shown.week


@dataclass(frozen=True, slots=True)
class ShowCheckIn:
    """Tell what the form of a week is filled with."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime, week: Week | None = None) -> CheckInSheet:
        """Return the sheet of a week; of the running one when none is named, or one that is closed by now.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_seller()
        weeks = open_weeks(programme.week_of(moment))
        week = week if week in weeks else weeks[0]
        with self.database.snapshot() as tx:
            now = SellerWeek(tx, actor.workspace_id, actor.id, week)
            typed, last, logged = dict(now.typed), now.last_typed, now.logged
        metrics = _asked(programme.metrics_asked, typed)
        pillars = SSI_PILLARS if "ssi" in metrics else ()
        fields = (*metrics, *pillars)
        shown = {metric: typed[metric] for metric in fields if metric in typed}
        levels = levels_to_repeat(typed, {metric: last[metric] for metric in fields if metric in last})
        return CheckInSheet(Shown(week, shown, levels), weeks, metrics, pillars, logged)


def _asked(asked: Iterable[str], stored: Iterable[str]) -> tuple[str, ...]:
    there = set(stored)
    with_pillars = (*asked, *("ssi" for metric in SSI_PILLARS if metric in there), *(m for m in RAW if m in there))
    return tuple(metric for metric in dict.fromkeys(with_pillars) if metric not in SSI_PILLARS)


@dataclass(frozen=True, slots=True)
class Questions:
    """What is to be asked before the numbers of a form are stored; nothing is stored yet."""

    flags: tuple[Flag, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What an answer names them by; the same question about another number is another one."""
        return tuple(map(_key, self.flags))


@dataclass(frozen=True, slots=True)
class SubmitCheckIn:
    """Record what a form changes, once what surprises was confirmed."""

    database: Database

    def __call__(self, actor: Actor, act: Act, line: ReportLine, answered: Container[str] = ()) -> Receipt | Questions:
        """Return what was stored, or what to ask first; the entry keeps which questions were answered with yes.

        Raises:
            UserError: as `RecordAmounts`.
        """
        currency = actor.require_seller().currency
        for amount in line.amounts.values():
            check_currency(amount.currency, currency)
        return write(self.database, actor, act, REPORT, lambda entry: _submitted(entry, line, answered), Receipt)


def _submitted(entry: Entry, line: ReportLine, answered: Container[str]) -> Receipt | Questions:
    week = line.week or entry.running_week
    history = _history(entry, week)
    receipt = recorded(entry, line)
    amounts = {change.metric: _total(change) for change in receipt.changes}
    asked = surprising(history, week, amounts, entry.programme.currency)
    if open_questions := tuple(flag for flag in asked if _key(flag) not in answered):
        entry.tx.discard()
        return Questions(open_questions)
    if asked:
        entry.reason = f"confirmed: {', '.join(flag.code for flag in asked)}"
    return receipt


def surprising(
    history: SellerHistory, week: Week, amounts: Mapping[str, Decimal | None], currency: str
) -> tuple[Flag, ...]:
    """Return what surprises about new amounts of a week, and did not surprise before."""
    before = questions(history, week.number, currency=currency)
    after = questions(history, week.number, amounts, currency=currency)
    return tuple(flag for flag in after if flag not in before and flag.code not in _REFUSED)


def _total(change: Change) -> Decimal | None:
    if change.after is None:
        return Decimal(change.logged) if change.logged else None
    return change.after + change.logged


def _key(flag: Flag) -> str:
    return f"{flag.code}:{flag.metric}:{flag.amount}"


def _history(entry: Entry, week: Week) -> SellerHistory:
    """Return the seller's own half year up to a week: as much as any question looks back."""
    workspace_id, seller_id, first = entry.workspace_id, entry.actor.id, (week - _LOOK_BACK).starts_on
    typed = entry.tx.reports.of_weeks(workspace_id, seller_id, first, week.starts_on)
    reports = {Week.of(day).number: dict(amounts) for day, amounts in typed.items()}
    for (_, day), logged in logged_amounts(entry.tx, Span(workspace_id, seller_id, first)).items():
        add_logged(reports.setdefault(Week.of(day).number, {}), logged)
    member = entry.tx.memberships.of(workspace_id, seller_id)
    start = Week.of(member.starts_on) if member and member.starts_on else week
    return SellerHistory(seller_id, start.number, reports=reports)
