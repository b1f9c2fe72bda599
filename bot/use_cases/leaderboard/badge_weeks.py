"""The badges of a seller's weeks; a week with an open question has none until it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.scoring.badges import badges_by_week
from bot.domain.scoring.flags import questions
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.leaderboard.team_deals import TeamDeals
from bot.use_cases.reporting.questions import answers_in, is_answered
from bot.use_cases.reporting.receipts import Receipt
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.scoring.badges import Badge
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


def badge_weeks(
    tx: Transaction, facts: Facts, history: SellerHistory, first: Week, last: Week, deals: TeamDeals | None = None
) -> BadgeWeeks:
    """Return the badges of all weeks from the first to the last, as of the entry of the facts.

    Whoever asks for several sellers gives the deals that the team has won by then, so that they are read once.
    """
    start = max(first.number, history.start)
    earned = badges_by_week(history, facts.book, start, last.number, facts.rulebook)
    weeks = [Week(number) for number, badges in earned.items() if badges]
    waiting = open_questions(tx, facts, history, weeks, deals)
    return BadgeWeeks(
        {Week(number): () if Week(number) in waiting else badges for number, badges in earned.items()}, waiting
    )


def open_questions(
    tx: Transaction, facts: Facts, history: SellerHistory, weeks: Sequence[Week], deals: TeamDeals | None = None
) -> dict[Week, tuple[Flag, ...]]:
    """Return, of some weeks of a seller, what is flagged and was not confirmed as of the entry of the facts.

    Whoever asks for several sellers gives the deals that the team has won by then, so that they are read once.
    """
    won = deals or TeamDeals(tx, facts.workspace_id, facts.sequence)
    with_deals = facts.book.of(history.seller_id).weeks
    won.look_back([week for week in weeks if week.number in with_deals])
    flagged = {week: found for week in weeks if (found := _flags(facts, history, week, won))}
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


def _flags(facts: Facts, history: SellerHistory, week: Week, deals: TeamDeals) -> tuple[Flag, ...]:
    flags = questions(history, week.number, currency=facts.programme.currency)
    has_won = week.number in facts.book.of(history.seller_id).weeks
    return (*flags, *deals.surprising(week, history.seller_id)) if has_won else flags
