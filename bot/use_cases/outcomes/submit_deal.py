"""Store a deal as a form says it, once what surprises was confirmed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.deal_words import Step
from bot.domain.deals import Deal, DealNotFoundError, DealWeekNotOpenError, Stage, check_deal
from bot.domain.errors import UserError
from bot.domain.weeks import Week
from bot.use_cases.outcomes import shares
from bot.use_cases.outcomes.deal_surprises import flags_of
from bot.use_cases.reporting import record_deal
from bot.use_cases.reporting.deal_rows import own_deals
from bot.use_cases.reporting.entries import DEAL, write
from bot.use_cases.reporting.questions import answer_to
from bot.use_cases.reporting.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date
    from decimal import Decimal

    from bot.domain.deal_words import DealWord
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act, Entry
    from bot.use_cases.reporting.record_deal import DealQuestion
    from bot.use_cases.reporting.steps import DealSurprise
    from storage.database import Database

_EDITED: Final = (
    *("stage", "value", "typed", "source", "is_influenced", "opened_on", "closed_on", "crm_id", "share", "note"),
    *("credits", "qualified_on"),
)
_SCORED: Final = ("stage", "value", "typed", "source", "opened_on", "closed_on", "credits")
"""What points depend on: it stays once the week in which the deal was closed takes nothing new."""


class NothingChangedError(UserError):
    """The form says of the deal what it said when it was opened."""


@dataclass(frozen=True, slots=True)
class DealSurprises:
    """What is to be asked before a deal is stored; nothing is stored yet."""

    surprises: tuple[DealSurprise, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """What an answer names them by."""
        return tuple(surprise.code for surprise in self.surprises)


Submitted = Receipt | DealSurprises


@dataclass(frozen=True, slots=True)
class SubmitDeal:
    """Record what a form says of a new deal, or of one that it moves."""

    database: Database

    def __call__(
        self, actor: Actor, act: Act, word: DealWord, answered: Container[str] = ()
    ) -> Submitted | DealQuestion:
        """Return what was stored, or what to ask first; the entry keeps which questions were answered with yes.

        Raises:
            UserError: as `RecordDeal`.
        """
        return write(self.database, actor, act, DEAL, lambda entry: _told(entry, word, answered), Receipt)


@dataclass(frozen=True, slots=True)
class EditDeal:
    """Change an own deal where a form says something else than when it was opened."""

    database: Database

    def __call__(
        self,
        actor: Actor,
        act: Act,
        shown: Deal,
        sent: Deal,
        answered: Container[str] = (),
        *,
        other_value: Decimal | None = None,
    ) -> Submitted:
        """Return what was stored, or what to ask first.

        Args:
            actor: the seller.
            act: the form.
            shown: the deal as the form was filled with; what others changed since stays.
            sent: the deal as the form says it now.
            answered: the questions that were answered with yes.
            other_value: the value if its one separator were meant the other way.

        Raises:
            DealNotFoundError: the person has no such deal any more.
            NothingChangedError: the form changes nothing.
            DealWeekNotOpenError: it was or is closed in a week that is not open.
            UserError: the deal cannot be like that.
        """
        edit = partial(_edited, shown=shown, sent=sent, other_value=other_value)
        return write(self.database, actor, act, DEAL, lambda entry: _asked(entry, edit(entry), answered), Receipt)


def _told(entry: Entry, word: DealWord, answered: Container[str]) -> Submitted | DealQuestion:
    told = record_deal.told(entry, word)
    return _asked(entry, told, answered) if isinstance(told, Receipt) else told


def _asked(entry: Entry, told: Receipt, answered: Container[str]) -> Submitted:
    if told.deal is None:
        return told
    surprises = tuple(surprise for surprise in told.deal.surprises if surprise.code not in answered)
    if surprises:
        entry.tx.discard()
        return DealSurprises(surprises)
    if told.deal.surprises:
        entry.reason = answer_to(flags_of(entry.tx, entry.actor, told.deal.step.after))
    return replace(told, deal=replace(told.deal, surprises=()))


def _edited(entry: Entry, shown: Deal, sent: Deal, other_value: Decimal | None) -> Receipt:
    deals = own_deals(entry.tx, entry.workspace_id, entry.actor.id)
    before = next((deal for deal in deals if deal.id == shown.id), None)
    if before is None:
        raise DealNotFoundError(shown.customer, Stage.VOID)
    if sent.share is not None and sent.share != shown.share:
        sent = replace(sent, share=shares.found(entry, sent.share.address))
    if sent.typed is not None and sent.typed == shown.typed:
        sent = replace(sent, value=shown.value)
    changes = {name: getattr(sent, name) for name in _EDITED if getattr(sent, name) != getattr(shown, name)}
    after = _closed(replace(before, **changes), before, entry.today)
    if after == before:
        raise NothingChangedError
    check_deal(after, entry.today)
    step = Step(before, after)
    _check_weeks(entry, step)
    other = other_value if {"value", "typed"} & changes.keys() else None
    return record_deal.receipt_of(entry, step, _week(entry, after), other_value=other)


def _closed(after: Deal, before: Deal, today: date) -> Deal:
    """Return a deal with the days that its new stage brings: that of its end, or none where it has no end any more."""
    if after.stage is Stage.QUALIFIED and before.stage is not Stage.QUALIFIED and after.qualified_on is None:
        after = replace(after, qualified_on=today)
    if after.is_open and after.closed_on == before.closed_on:
        return replace(after, closed_on=None)
    if after.stage in {Stage.WON, Stage.LOST} and after.closed_on is None:
        return replace(after, closed_on=today)
    return after


def _check_weeks(entry: Entry, step: Step) -> None:
    is_scored = any(getattr(step.before, name) != getattr(step.after, name) for name in _SCORED)
    if not is_scored or step.after.stage is Stage.VOID:
        return
    for deal in (step.before, step.after):
        day = None if deal is None else deal.closed_on
        if day is not None and Week.of(day) not in entry.open_weeks:
            raise DealWeekNotOpenError(day, entry.open_weeks)


def _week(entry: Entry, after: Deal) -> Week:
    week = None if after.closed_on is None else Week.of(after.closed_on)
    return week if week in entry.open_weeks else entry.running_week
