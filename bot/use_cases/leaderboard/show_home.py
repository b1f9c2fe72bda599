"""Show somebody what stands on their Home tab."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.first_steps import FirstSteps
from bot.use_cases.digests.decisions import decisions_of
from bot.use_cases.leaderboard.show_own_numbers import OwnNumbers, own_facts, own_numbers
from bot.use_cases.programme.first_steps import first_steps_of
from bot.use_cases.reporting.seller_week import SellerWeek
from bot.use_cases.shelf.items import seen_by

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.digests import Decisions
    from bot.domain.people import Actor, Programme
    from bot.domain.shelf import ShelfItem
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class HomeNumbers:
    """The running week of a person, as only that person sees it."""

    own: OwnNumbers
    missing: tuple[str, ...]
    """The metrics that the programme asks for and the week lacks; none for who takes no part."""
    shelf: tuple[ShelfItem, ...] = ()
    """What is worth sharing, newest first."""
    steps: FirstSteps = field(default_factory=FirstSteps)
    """What is left to do for an admin; nothing for everybody else."""
    decisions: Decisions | None = None
    """What waits for a manager; None for everybody else."""


@dataclass(frozen=True, slots=True)
class ShowHome:
    """Tell a person how the running week stands, and what is still missing in it."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> HomeNumbers:
        """Return the own numbers of the running week, and what it lacks.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        now = self.clock()
        week = programme.week_of(now)
        with self.database.snapshot() as tx:
            own = own_numbers(tx, own_facts(tx, actor), actor.id, week, is_running=True)
            lacking = SellerWeek(tx, actor.workspace_id, actor.id, week).lacking(programme.metrics_asked)
            shelf = seen_by(tx, actor.workspace_id, actor.id, week, now)
            steps = first_steps_of(tx, actor.workspace_id, programme, now) if actor.is_admin else FirstSteps()
            decisions = _decisions(tx, actor, programme, now) if actor.is_manager else None
        return HomeNumbers(own, lacking if actor.is_seller else (), tuple(shelf), steps, decisions)


def _decisions(tx: Transaction, actor: Actor, programme: Programme, now: datetime) -> Decisions:
    return decisions_of(tx, actor.workspace_id, programme, [actor.id], now)[actor.id]
