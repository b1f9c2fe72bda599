"""The badges of a seller's weeks; a week with an open question has none until it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.scoring.badges import badges_by_week
from bot.domain.scoring.flags import questions
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.reporting.deal_rows import scored
from bot.use_cases.reporting.questions import answers_in, is_answered
from bot.use_cases.reporting.receipts import Receipt
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.scoring.badges import Badge
    from bot.domain.scoring.deals import Deal
    from bot.domain.scoring.flag import Flag
    from bot.domain.scoring.history import SellerHistory
    from bot.use_cases.leaderboard.facts import Facts
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class BadgeWeeks:
    """The badges by week, and the questions that others wait for."""

    badges: Mapping[Week, Sequence[Badge]] = field(default_factory=dict)
    waiting: Mapping[Week, tuple[Flag, ...]] = field(default_factory=dict)
    """By week that would have badges, what is flagged and not confirmed."""


def badge_weeks(tx: Transaction, facts: Facts, history: SellerHistory, first: Week, last: Week) -> BadgeWeeks:
    """Return the badges of all weeks from the first to the last, as of the entry of the facts."""
    start = max(first.number, history.start)
    earned = badges_by_week(history, facts.book, start, last.number, facts.rulebook)
    weeks = [Week(number) for number, badges in earned.items() if badges]
    waiting = open_questions(tx, facts, history, weeks)
    return BadgeWeeks(
        {Week(number): () if Week(number) in waiting else badges for number, badges in earned.items()}, waiting
    )


def open_questions(
    tx: Transaction, facts: Facts, history: SellerHistory, weeks: Sequence[Week]
) -> dict[Week, tuple[Flag, ...]]:
    """Return, of some weeks of a seller, what is flagged and was not confirmed as of the entry of the facts."""
    flagged = {week: found for week in weeks if (found := _flags(tx, facts, history, week))}
    if not flagged:
        return {}
    answers = answers_of(tx, facts.workspace_id, history.seller_id, limit=facts.sequence)
    still = {
        week: tuple(flag for flag in flags if not is_answered(flag.question, answers.get(week, frozenset())))
        for week, flags in flagged.items()
    }
    return {week: flags for week, flags in still.items() if flags}


def answers_of(tx: Transaction, workspace_id: str, seller_id: str, *, limit: int = NOW) -> dict[Week, frozenset[str]]:
    """Return what a seller has confirmed, by week, as of a sequence number."""
    answers: dict[Week, frozenset[str]] = {}
    for reason, document in tx.journal.answers_of(workspace_id, seller_id, limit=limit):
        week = receipts.read(Receipt, document).week
        answers[week] = answers.get(week, frozenset()) | answers_in(reason)
    return answers


def _flags(tx: Transaction, facts: Facts, history: SellerHistory, week: Week) -> tuple[Flag, ...]:
    deals = _team_deals(tx, facts) if week.number in facts.book.of(history.seller_id).weeks else ()
    return questions(history, week.number, deals=deals, currency=facts.programme.currency)


def _team_deals(tx: Transaction, facts: Facts) -> tuple[Deal, ...]:
    rows = tx.deals.all(facts.workspace_id, limit=facts.sequence)
    return tuple(deal for deal in map(scored, rows) if deal is not None)
