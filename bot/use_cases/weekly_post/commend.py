"""Find those who are named for a badge in a weekly post."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.domain.commendation import MOST, Commendation, in_turn, most_telling
from bot.domain.earned import Earned, earned_in
from bot.domain.scoring.career import Career
from bot.use_cases.leaderboard.badge_weeks import answers_of
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.reporting.questions import is_answered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.domain.leaderboard import Leaderboard
    from bot.use_cases.leaderboard.team_deals import TeamDeals
    from storage.transaction import Transaction

_AT_ONCE: Final = 10


def commended(
    tx: Transaction, leaderboard: Leaderboard, willing: Collection[str], listed: Collection[str], deals: TeamDeals
) -> tuple[Commendation, ...]:
    """Return up to five sellers with a badge of the week, as of the entry of its leaderboard.

    Args:
        tx: where to read.
        leaderboard: that of the week.
        willing: those with a place who may be named.
        listed: those whom the post lists.
        deals: what the team has won.
    """
    names, week = leaderboard.ranked.names, _Week(tx, leaderboard, deals)
    found: list[Commendation] = []
    turns = in_turn(willing, leaderboard.week.number, winners=deals.won_by(leaderboard.week), listed=listed)
    while len(found) < MOST and (some := list(islice(turns, _AT_ONCE))):
        for seller_id, earned in week.earned_by(some):
            badge, name = most_telling(earned.badges), names.get(seller_id)
            if badge is not None and name and not week.waits(seller_id, earned):
                found.append(Commendation(seller_id, name, badge))
    return tuple(found[:MOST])


@dataclass
class _Week:
    """What is asked of one week for many sellers in turn."""

    tx: Transaction
    leaderboard: Leaderboard
    deals: TeamDeals

    @cached_property
    def kept(self) -> dict[str, Earned]:
        """What is kept of what sellers earned."""
        told = zip(self.leaderboard.sellers.seller_id, self.leaderboard.sellers.earned, strict=True)
        return {seller_id: earned for seller_id, earned in told if earned is not None}

    def earned_by(self, sellers: Sequence[str]) -> Iterator[tuple[str, Earned]]:
        """Yield what some sellers earned; it is computed for those with whom nobody has kept it."""
        missing = [seller_id for seller_id in sellers if seller_id not in self.kept]
        known = {**self.kept, **self._computed(missing)} if missing else self.kept
        yield from ((seller_id, known[seller_id]) for seller_id in sellers if seller_id in known)

    def waits(self, seller_id: str, earned: Earned) -> bool:
        """Tell whether badges wait for the answer to a question."""
        board = self.leaderboard
        asked = [*earned.questions, *(flag.question for flag in self.deals.surprising(board.week, seller_id))]
        if not asked:
            return False
        answers = answers_of(self.tx, board.workspace_id, seller_id, limit=board.sequence).get(board.week, frozenset())
        return not all(is_answered(question, answers) for question in asked)

    def _computed(self, sellers: Sequence[str]) -> dict[str, Earned]:
        board = self.leaderboard
        facts = facts_of(self.tx, board.workspace_id, limit=board.sequence, sellers=sellers)
        currency = facts.programme.currency
        return {
            seller.seller_id: earned_in(Career.of(seller, facts.book, facts.rulebook), board.week, currency)
            for seller in facts.sellers
        }
