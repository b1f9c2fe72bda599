"""Show a seller how the own points come about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.scoring.actions import Action, next_actions
from bot.domain.scoring.derived import Derived, derived
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.score import Score, score
from bot.domain.scoring.streaks import Streak, outcome_streak
from bot.domain.ssi_pillars import PillarLevels, newest_levels
from bot.use_cases.leaderboard.badge_weeks import BadgeWeeks, badge_weeks
from bot.use_cases.leaderboard.facts import Facts, facts_of
from bot.use_cases.leaderboard.holidays import holidays_in
from bot.use_cases.leaderboard.own_things import OwnThings, first_collected, own_things
from bot.use_cases.leaderboard.standings import leaderboard_at
from bot.use_cases.leaderboard.team_deals import TeamDeals
from bot.use_cases.leaderboard.trend import WEEKS, TrendWeek, trend_of
from bot.use_cases.leaderboard.visible import as_seen_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.domain.scoring.badges import Badge
    from bot.domain.visibility import VisibleLeaderboard
    from bot.domain.weeks import Week
    from storage.badges import BadgeRow
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """A seller's week, as only that seller sees it."""

    leaderboard: VisibleLeaderboard
    score: Score
    """With all its lines; nothing was done in them by who takes no part."""
    trend: tuple[TrendWeek, ...]
    """The last weeks with a place, oldest first."""
    actions: tuple[Action, ...]
    """What would raise the running week's total most; none for a week that is over, or of somebody away."""
    streak: Streak
    badges: Mapping[Week, Sequence[Badge]]
    """Those of the weeks of a trend, newest last."""
    pillars: PillarLevels
    derived: Derived
    """The rates of the last four weeks."""
    is_running: bool
    """Whether the week has not ended yet."""
    is_new: bool
    """Whether the person has never reported anything."""
    things: OwnThings = field(default_factory=OwnThings)
    """What is between the seller and the bot; empty for a week that is over."""


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
            numbers = own_numbers(tx, own_facts(tx, actor), actor.id, week, is_running=True)
        if numbers.things.withdrawn:
            self._tell(actor.workspace_id, numbers.things.withdrawn)
        return numbers

    def _tell(self, workspace_id: str, withdrawn: Iterable[BadgeRow]) -> None:
        """Remember that a seller is told now which badges are withdrawn, so that it is said once."""
        with self.database.transaction() as tx:
            for row in withdrawn:
                tx.badges.withdraw(workspace_id, row)


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
            facts = _facts_as_posted(tx, actor, week)
            return own_numbers(tx, facts, actor.id, week, is_running=is_running)


def own_facts(tx: Transaction, actor: Actor) -> Facts:
    """Return the facts of somebody alone, as they stand now.

    Raises:
        NotSetUpError: there is no programme yet.
    """
    return facts_of(tx, actor.workspace_id, sellers=(actor.id,))


def _facts_as_posted(tx: Transaction, actor: Actor, week: Week) -> Facts:
    revisions = tx.publications.revisions(actor.workspace_id, week.starts_on)
    if not revisions:
        return own_facts(tx, actor)
    limit, holidays = revisions[-1].sequence, holidays_in(revisions[-1])
    return facts_of(tx, actor.workspace_id, limit=limit, holidays=holidays, sellers=(actor.id,))


def own_numbers(tx: Transaction, facts: Facts, seller_id: str, week: Week, *, is_running: bool) -> OwnNumbers:
    """Return a seller's week as the seller's own facts make it, among all others as of the same entry."""
    seller = facts.of(seller_id)
    history = seller or SellerHistory(seller_id, week.number)
    is_there = seller is not None and history.is_present(week.number)
    deals = TeamDeals(tx, facts.workspace_id, facts.sequence)
    badges = _badges(tx, facts, history, week, deals)
    return OwnNumbers(
        leaderboard=as_seen_by(tx, seller_id, leaderboard_at(tx, facts, week, deals=deals), facts.programme),
        score=score(history, facts.book, week.number, facts.rulebook),
        trend=trend_of(facts, history, week),
        actions=next_actions(history, facts.book, week.number, facts.rulebook) if is_running and is_there else (),
        streak=outcome_streak(history, facts.book, week.number, is_over=not is_running),
        badges={each: found for each, found in badges.badges.items() if each > week - WEEKS},
        pillars=newest_levels(history, week.number),
        derived=derived(history, week.number, facts.rulebook.at(week.number)),
        is_running=is_running,
        is_new=not history.reports,
        things=own_things(tx, facts, history, week, badges) if is_running else OwnThings(),
    )


def _badges(tx: Transaction, facts: Facts, history: SellerHistory, week: Week, deals: TeamDeals) -> BadgeWeeks:
    """Return the badges of the last weeks, and of all before from which one was kept."""
    trend = week - (WEEKS - 1)
    first = first_collected(tx, facts.workspace_id, history.seller_id)
    return badge_weeks(tx, facts, history, trend if first is None else min(trend, first), week, deals)
