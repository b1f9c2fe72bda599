"""The check-in form of a week: what it is filled with, and how it is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain import notes
from bot.domain.metrics import SSI_PILLARS
from bot.domain.typed.check_in import Shown, levels_to_repeat
from bot.domain.typed.weeks import open_weeks
from bot.use_cases.reporting.entries import REPORT, write
from bot.use_cases.reporting.notes import noted
from bot.use_cases.reporting.questions import Before, answer_to
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.record_amounts import recorded
from bot.use_cases.reporting.seller_week import SellerWeek
from bot.use_cases.reporting.target import audience_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import datetime

    from bot.domain.own_audience import AudienceWeek
    from bot.domain.people import Actor
    from bot.domain.scoring.flag import Flag
    from bot.domain.typed.lines.report import ReportLine
    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.database import Database

OWN: Final = ("social_hours",)
"""What the form of every programme takes at its end, for the seller alone."""


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
    note: str = ""
    """What the seller noted about the week."""
    audience: AudienceWeek | None = None
    """The seller's own target audience."""

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
        weeks = open_weeks(programme.week_of(moment), programme.season)
        week = week if week in weeks else weeks[0]
        with self.database.snapshot() as tx:
            now = SellerWeek(tx, actor.workspace_id, actor.id, week, programme.reported)
            typed, last, logged = dict(now.typed), now.last_typed, now.logged
            note = tx.notes.of_week(actor.workspace_id, actor.id, week.starts_on)
            audience = audience_in(tx, actor.workspace_id, actor.id, week)
        metrics = _asked(programme.metrics_asked, typed, programme.reported)
        pillars = SSI_PILLARS if "ssi" in metrics else ()
        fields = (*metrics, *pillars, *OWN)
        shown = {metric: typed[metric] for metric in fields if metric in typed}
        levels = levels_to_repeat(typed, {metric: last[metric] for metric in fields if metric in last}, now.known)
        shown_before = Shown(week, shown, levels, note=notes.mark(note))
        return CheckInSheet(shown_before, weeks, metrics, pillars, logged, note, audience)


def _asked(asked: Iterable[str], stored: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    there = set(stored)
    with_pillars = (*asked, *("ssi" for metric in SSI_PILLARS if metric in there), *(m for m in known if m in there))
    return tuple(metric for metric in dict.fromkeys(with_pillars) if metric not in {*SSI_PILLARS, *OWN})


@dataclass(frozen=True, slots=True)
class Questions:
    """What is to be asked before the numbers of a form are stored; nothing is stored yet."""

    flags: tuple[Flag, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What an answer names them by; the same question about another number is another one."""
        return tuple(flag.question for flag in self.flags)


@dataclass(frozen=True, slots=True)
class SubmitCheckIn:
    """Record what a form changes, once what surprises was confirmed."""

    database: Database

    def __call__(
        self, actor: Actor, act: Act, line: ReportLine, answered: Container[str] = (), note: str | None = None
    ) -> Receipt | Questions:
        """Return what was stored, or what to ask first; the entry keeps which questions were answered with yes.

        Args:
            actor: the seller.
            act: the form.
            line: the numbers that it changes.
            answered: the keys of the questions that it asked.
            note: the seller's own note, empty to take it back; nothing when it stays.

        Raises:
            UserError: as `RecordAmounts`.
        """
        return write(self.database, actor, act, REPORT, lambda entry: _submitted(entry, line, answered, note), Receipt)


def _submitted(entry: Entry, line: ReportLine, answered: Container[str], note: str | None) -> Receipt | Questions:
    before = Before.of(entry, line.week or entry.running_week)
    receipt = recorded(entry, line)
    asked = before.surprising(receipt.changes)
    if open_questions := tuple(flag for flag in asked if flag.question not in answered):
        entry.tx.discard()
        return Questions(open_questions)
    if asked:
        entry.reason = answer_to(asked)
    return receipt if note is None else replace(receipt, note=noted(entry, receipt.week, note))
