"""Join the programme, or leave it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - pydantic reads the annotations at run time
from typing import TYPE_CHECKING

from bot.use_cases.people.membership import MEMBERSHIP, begin, end, takes_part
from bot.use_cases.programme.entries import write

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Whether somebody takes part now."""

    is_member: bool
    is_changed: bool
    day: date
    """The first day of taking part, or the last one."""


@dataclass(frozen=True, slots=True)
class JoinProgramme:
    """Let the person asking take part from today on."""

    database: Database

    def __call__(self, actor: Actor, act: Act) -> TakingPart:
        """Return what holds now.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            NotAllowedError: an auditor who takes no part.
        """
        today = actor.require_seller().today(act.moment)

        def change(tx: Transaction, sequence: int) -> TakingPart:
            if takes_part(tx.memberships.of(actor.workspace_id, actor.id)):
                tx.discard()
                return TakingPart(is_member=True, is_changed=False, day=today)
            begin(tx, actor.workspace_id, sequence, actor.id, today)
            return TakingPart(is_member=True, is_changed=True, day=today)

        return write(self.database, actor, act, MEMBERSHIP, change, TakingPart)


@dataclass(frozen=True, slots=True)
class LeaveProgramme:
    """Let today be the last day on which the person asking takes part; what they reported stays."""

    database: Database

    def __call__(self, actor: Actor, act: Act) -> TakingPart:
        """Return what holds now.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            NotAllowedError: an auditor who takes no part.
        """
        today = actor.require_seller().today(act.moment)

        def change(tx: Transaction, sequence: int) -> TakingPart:
            is_changed = end(tx, actor.workspace_id, sequence, actor.id, today)
            if not is_changed:
                tx.discard()
            return TakingPart(is_member=False, is_changed=is_changed, day=today)

        return write(self.database, actor, act, MEMBERSHIP, change, TakingPart)
