"""Find those who are named for a badge in a weekly post."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bot.domain.commendation import MOST, Commendation, in_turn, most_telling
from bot.domain.deals import Stage
from bot.domain.earned import Earned, earned_in
from bot.domain.scoring.flags import askable
from bot.domain.scoring.surprises import TEAM_WEEKS, median_value, surprising_wins
from bot.use_cases.leaderboard.badge_weeks import answers_of
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.outcomes import won_between
from bot.use_cases.reporting.deal_rows import scored
from bot.use_cases.reporting.questions import is_answered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from fractions import Fraction

    from bot.domain.leaderboard import Leaderboard
    from bot.domain.scoring.deals import Deal
    from storage.transaction import Transaction

_AT_ONCE: Final = 10


def commended(
    tx: Transaction, leaderboard: Leaderboard, willing: Collection[str], listed: Collection[str]
) -> tuple[Commendation, ...]:
    """Return up to five sellers with a badge of the week, as of the entry of its leaderboard.

    Args:
        tx: where to read.
        leaderboard: that of the week.
        willing: those with a place who may be named.
        listed: those whom the post lists.
    """
    if not willing:
        return ()
    names = {seller.seller_id: seller.name for seller in leaderboard.ranked}
    found: list[Commendation] = []
    week = _Week(tx, leaderboard)
    turns = in_turn(willing, leaderboard.week.number, winners=week.won, listed=listed)
    for start in range(0, len(turns), _AT_ONCE):
        for seller_id, earned in week.earned_by(turns[start : start + _AT_ONCE]):
            badge = most_telling(earned.badges)
            if badge is not None and names[seller_id] and not week.waits(seller_id, earned):
                found.append(Commendation(seller_id, names[seller_id], badge))
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


@dataclass
class _Week:
    """What is asked of one week for many sellers in turn."""

    tx: Transaction
    leaderboard: Leaderboard

    @cached_property
    def won(self) -> dict[str, list[Deal]]:
        """The deals of the week by all who have a part in them."""
        won: dict[str, list[Deal]] = defaultdict(list)
        board = self.leaderboard
        rows = won_between(self.tx, board.workspace_id, board.week, board.week, limit=board.sequence)
        for deal in filter(None, map(scored, rows)):
            for seller_id in deal.credits:
                won[seller_id].append(deal)
        return won

    @cached_property
    def usual(self) -> Fraction | None:
        """What a deal of the team is usually worth."""
        board = self.leaderboard
        first, last = (board.week - TEAM_WEEKS).starts_on, (board.week - 1).ends_on
        compared = self.tx.deals.worth(board.workspace_id, Stage.WON, first, last, limit=board.sequence)
        return median_value(value for _, value in compared)

    @cached_property
    def kept(self) -> dict[str, Earned]:
        """What is kept of what sellers earned."""
        return {seller.seller_id: seller.earned for seller in self.leaderboard.sellers if seller.earned is not None}

    def earned_by(self, sellers: Sequence[str]) -> Iterator[tuple[str, Earned]]:
        """Yield what some sellers earned; it is computed for those with whom nobody has kept it."""
        missing = [seller_id for seller_id in sellers if seller_id not in self.kept]
        known = {**self.kept, **self._computed(missing)} if missing else self.kept
        yield from ((seller_id, known[seller_id]) for seller_id in sellers if seller_id in known)

    def waits(self, seller_id: str, earned: Earned) -> bool:
        """Tell whether badges wait for the answer to a question."""
        board, asked = self.leaderboard, list(earned.questions)
        if seller_id in self.won:
            asked += (flag.question for flag in askable(surprising_wins(self.won[seller_id], self.usual)))
        if not asked:
            return False
        answers = answers_of(self.tx, board.workspace_id, seller_id, limit=board.sequence).get(board.week, frozenset())
        return not all(is_answered(question, answers) for question in asked)

    def _computed(self, sellers: Sequence[str]) -> dict[str, Earned]:
        board = self.leaderboard
        facts = facts_of(self.tx, board.workspace_id, limit=board.sequence, sellers=sellers)
        currency = facts.programme.currency
        return {
            seller.seller_id: earned_in(seller, facts.book, facts.rulebook, board.week, currency)
            for seller in facts.sellers
        }
