"""Show a seller how the own points come about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.scoring.score import Standing, score
from bot.use_cases.leaderboard.facts import Facts, facts_of
from bot.use_cases.leaderboard.show_leaderboard import as_seen_by
from bot.use_cases.leaderboard.standings import standings
from storage.versions import NOW

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.domain.visibility import VisibleLeaderboard
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.transaction import Transaction

_TREND: Final = 8
"""How many weeks the trend shows, the week itself included."""


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """A seller's week, as only that seller sees it."""

    leaderboard: VisibleLeaderboard
    trend: tuple[Decimal, ...]
    """The totals of the last weeks with a place, oldest first, as they are computed today."""
    is_running: bool
    """Whether the week has not ended yet."""
    is_new: bool
    """Whether the person has never reported anything."""


@dataclass(frozen=True, slots=True)
class ShowOwnNumbers:
    """Tell a seller how the running week stands."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> OwnNumbers:
        """Return the seller's score of the running week with everything that it is made of.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_seller()
        week = programme.week_of(self.clock())
        with self.database.snapshot() as tx:
            return _own_numbers(facts_of(tx, actor.workspace_id), actor.id, week, is_running=True)


@dataclass(frozen=True, slots=True)
class ExplainPostedScore:
    """Tell a seller why a weekly post gave them the points that it did."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, week: Week) -> OwnNumbers:
        """Return the seller's score of a week, from the facts that its post was made of.

        A week without a post is explained from what is known now.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_seller()
        is_running = week >= programme.week_of(self.clock())
        with self.database.snapshot() as tx:
            facts = facts_of(tx, actor.workspace_id, limit=_posted_at(tx, actor.workspace_id, week))
        return _own_numbers(facts, actor.id, week, is_running=is_running)


def _posted_at(tx: Transaction, workspace_id: str, week: Week) -> int:
    revisions = tx.publications.revisions(workspace_id, week.starts_on)
    return revisions[-1].sequence if revisions else NOW


def _own_numbers(facts: Facts, seller_id: str, week: Week, *, is_running: bool) -> OwnNumbers:
    seller = facts.of(seller_id)
    return OwnNumbers(
        leaderboard=as_seen_by(seller_id, standings(facts, week), facts.programme),
        trend=_trend(facts, seller_id, week),
        is_running=is_running,
        is_new=seller is None or not seller.reports,
    )


def _trend(facts: Facts, seller_id: str, week: Week) -> tuple[Decimal, ...]:
    seller = facts.of(seller_id)
    if seller is None:
        return ()
    weeks = range(week.number - _TREND + 1, week.number + 1)
    scores = [score(seller, facts.book, number, facts.rulebook) for number in weeks]
    ranked = [each for each in scores if each.standing is Standing.RANKED]
    return tuple(in_shown_points(shown(each.parts.total)) for each in ranked)
