"""Show the weights and goals to everybody who scores by them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import rulebook_of

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.domain.scoring.scheme import Scheme
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ShownScheme:
    """The scheme in force, since when, and in which currency its money goals are."""

    scheme: Scheme
    since: Week
    currency: str
    planned: tuple[Scheme, ...]
    """The versions that come into force later, in that order."""
    may_change: bool
    """Whether the person asking may change it."""


@dataclass(frozen=True, slots=True)
class ShowScheme:
    """Tell by which weights and goals the programme scores."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> ShownScheme:
        """Return the version that holds in the running week.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        running = programme.week_of(self.clock())
        with self.database.snapshot() as tx:
            rules = rulebook_of(tx, actor.workspace_id)
        scheme = rules.at(running.number)
        since = max(Week(scheme.effective_from), programme.first_week)
        return ShownScheme(scheme, since, programme.currency, tuple(rules.after(running.number)), actor.is_admin)
