"""A seller's own target audience: showing, choosing and dropping it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain import own_audience
from bot.domain.own_audience import Audience, AudienceWeek
from bot.use_cases.reporting.entries import TARGET, write
from bot.use_cases.reporting.questions import own_history
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.steps import AudienceStep
from storage.audiences import AudienceRow

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Actor
    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Act, Entry
    from bot.use_cases.reporting.restoring import Restoring
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ChooseTarget:
    """Keep whom a seller wants to meet; nothing is scored by it, so nobody has to confirm it."""

    database: Database

    def __call__(self, actor: Actor, act: Act, audience: Audience | None) -> Receipt:
        """Return what was kept; without an audience there is none from now on.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            AudienceRefusedError: it cannot be as it was typed.
        """
        if audience is not None:
            own_audience.check(audience)
        return write(self.database, actor, act, TARGET, lambda entry: _chosen(entry, audience), Receipt)


@dataclass(frozen=True, slots=True)
class ShowTarget:
    """Tell a seller about the own target audience."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime) -> AudienceWeek | None:
        """Return how far the seller is in the running week; nothing without a target audience.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        week = actor.require_seller().week_of(moment)
        with self.database.snapshot() as tx:
            return audience_in(tx, actor.workspace_id, actor.id, week)


def audience_in(tx: Transaction, workspace_id: str, seller_id: str, week: Week) -> AudienceWeek | None:
    """Return how far a seller is with the own target audience in a week; nothing without one."""
    audience = audience_of(tx.audiences.of(workspace_id, seller_id))
    if audience is None:
        return None
    return own_audience.progress(audience, own_history(tx, workspace_id, seller_id, week), week.number)


def audience_of(row: AudienceRow | None) -> Audience | None:
    """Return the audience that is kept in a row."""
    return None if row is None else Audience(row.name, row.weekly_goal, row.titles)


def restored_audience(entry: Entry, restoring: Restoring) -> AudienceStep | None:
    """Let the target audience stand again that an entry changed; return the step, or nothing if it changed none."""
    if entry.actor.id not in entry.tx.audiences.changed_by(entry.workspace_id, restoring.undone):
        return None
    versions = entry.tx.audiences.versions_of(entry.workspace_id, entry.actor.id)
    before = restoring.before(versions)
    if before is None:
        return None
    step = AudienceStep(audience_of(versions[-1][1]), audience_of(before[0] if before else None))
    _keep(entry, step)
    return step


def _chosen(entry: Entry, audience: Audience | None) -> Receipt:
    step = AudienceStep(audience_of(entry.tx.audiences.of(entry.workspace_id, entry.actor.id)), audience)
    if step.before == step.after:
        entry.tx.discard()
    else:
        _keep(entry, step)
    return Receipt(entry.sequence, entry.act.moment, entry.running_week, audience=step)


def _keep(entry: Entry, step: AudienceStep) -> None:
    kept = step.after or step.before
    if kept is not None:
        row = AudienceRow(entry.actor.id, kept.name, kept.weekly_goal, kept.titles)
        entry.tx.audiences.record(entry.workspace_id, entry.sequence, row, is_withdrawn=step.after is None)
