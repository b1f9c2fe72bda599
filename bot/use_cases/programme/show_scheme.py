"""Show the weights and goals to everybody who scores by them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.weeks import Week
from bot.use_cases.programme.schemes import newest_scheme

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.scoring.scheme import Scheme
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ShownScheme:
    """The scheme in force, since when, and in which currency its money goals are."""

    scheme: Scheme
    since: Week
    currency: str


@dataclass(frozen=True, slots=True)
class ShowScheme:
    """Tell by which weights and goals the programme scores."""

    database: Database

    def __call__(self, actor: Actor) -> ShownScheme:
        """Return the newest version.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        with self.database.snapshot() as tx:
            scheme = newest_scheme(tx, actor.workspace_id)
        since = max(Week(scheme.effective_from), programme.first_week)
        return ShownScheme(scheme, since, programme.currency)
