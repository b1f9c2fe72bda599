"""What is asked about numbers that surprise, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.flags import questions
from bot.domain.scoring.history import SellerHistory
from bot.domain.weeks import Week
from bot.use_cases.reporting.logged import Span, add_logged, logged_amounts

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from bot.domain.scoring.flag import Flag
    from bot.use_cases.reporting.entries import Entry
    from bot.use_cases.reporting.steps import Change
    from storage.transaction import Transaction

_LOOK_BACK = 26
"""Weeks."""
_CONFIRMED: Final = "confirmed: "
"""Begins the reason of an entry that answers questions with yes."""


@dataclass(frozen=True, slots=True)
class Before:
    """A seller's half year as it was before an entry."""

    history: SellerHistory
    week: Week
    currency: str

    @classmethod
    def of(cls, entry: Entry, week: Week) -> Before:
        """Return what stands now, to be asked before anything is stored."""
        return cls(own_history(entry.tx, entry.workspace_id, entry.actor.id, week), week, entry.programme.currency)

    def surprising(self, changes: Iterable[Change]) -> tuple[Flag, ...]:
        """Return what surprises about the numbers that changes leave, and did not surprise before."""
        return surprising(self.history, self.week, {change.metric: _total(change) for change in changes}, self.currency)


def surprising(
    history: SellerHistory, week: Week, amounts: Mapping[str, Decimal | None], currency: str
) -> tuple[Flag, ...]:
    """Return what surprises about new amounts of a week, and did not surprise before."""
    after = questions(history, week.number, amounts, currency=currency)
    if not after:
        return ()
    before = questions(history, week.number, currency=currency)
    return tuple(flag for flag in after if flag not in before)


def answer_to(flags: Iterable[Flag]) -> str:
    """Return the reason of an entry that answers questions with yes."""
    return _CONFIRMED + ", ".join(flag.question for flag in flags)


def is_answered(question: str, answers: Container[str]) -> bool:
    """Tell whether a question was answered with yes; an answer may name its number or its kind alone."""
    return question in answers or question.partition(":")[0] in answers


def answers_in(reason: str) -> frozenset[str]:
    """Return what the reason of an entry confirms."""
    return frozenset(reason.removeprefix(_CONFIRMED).split(", ")) if reason.startswith(_CONFIRMED) else frozenset()


def own_history(tx: Transaction, workspace_id: str, seller_id: str, week: Week) -> SellerHistory:
    """Return a seller's own half year up to a week: as much as any question looks back."""
    first = (week - _LOOK_BACK).starts_on
    typed = tx.reports.of_weeks(workspace_id, seller_id, first, week.starts_on)
    reports = {Week.of(day).number: dict(amounts) for day, amounts in typed.items()}
    for (_, day), logged in logged_amounts(tx, Span(workspace_id, seller_id, first)).items():
        add_logged(reports.setdefault(Week.of(day).number, {}), logged)
    member = tx.memberships.of(workspace_id, seller_id)
    start = Week.of(member.starts_on) if member and member.starts_on else week
    return SellerHistory(seller_id, start.number, reports=reports)


def _total(change: Change) -> Decimal | None:
    if change.after is None:
        return Decimal(change.logged) if change.logged else None
    return change.after + change.logged
