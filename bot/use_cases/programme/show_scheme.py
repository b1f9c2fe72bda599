"""Show the weights and goals to everybody who scores by them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.people.sales_roles import role_of
from bot.use_cases.programme.propose_scheme import WaitingProposal, waiting

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    own: Scheme
    """The scheme in force, as it holds for the person asking."""
    role: str = ""
    """Their sales role."""
    names: Mapping[str, str] = field(default_factory=dict)
    """For who may change it: what the sellers with goals of their own are called."""
    proposals: tuple[WaitingProposal, ...] = ()
    """For who may change it: what waits for another admin."""
    reader_id: str = ""


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
        now = self.clock()
        running = programme.week_of(now)
        with self.database.snapshot() as tx:
            rules = rulebook_of(tx, actor.workspace_id)
            role = role_of(tx, actor.workspace_id, actor.id, running)
            names = tx.people.names(actor.workspace_id) if actor.is_admin else {}
            proposals = waiting(tx, actor.workspace_id, programme, now) if actor.is_admin else ()
        scheme = rules.at(running.number)
        return ShownScheme(
            scheme=scheme,
            since=max(Week(scheme.effective_from), programme.first_week),
            currency=programme.currency,
            planned=tuple(rules.after(running.number)),
            may_change=actor.is_admin,
            own=scheme.as_for(role, actor.id),
            role=role,
            names={person: names.get(person, person) for person in scheme.own_goals.people if actor.is_admin},
            proposals=proposals,
            reader_id=actor.id,
        )
