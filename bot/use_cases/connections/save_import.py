"""Take over the levels of a network from LinkedIn's list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime  # noqa: TC003 - pydantic reads the annotations at run time
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.people import Origin
from bot.domain.weeks import Week  # noqa: TC001 - pydantic reads the annotations at run time
from bot.use_cases.connections.changes import WeekChange, changes_of
from bot.use_cases.reporting.entries import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.connections.levels import Level
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.database import Database

IMPORT: Final = "import"
"""What such entries are called in the journal; they are not among those that are undone."""


@dataclass(frozen=True, slots=True)
class ImportReceipt:
    """What was taken over."""

    recorded_at: datetime
    running_week: Week
    changes: tuple[WeekChange, ...] = ()
    """Oldest week first; empty when all of it stood already."""
    started_on: date | None = None
    """The day from which the person takes part, when it made them a seller."""


@dataclass(frozen=True, slots=True)
class SaveImport:
    """Record the levels of a seller's network for the weeks that they are taken over for."""

    database: Database

    def __call__(self, actor: Actor, act: Act, levels: Mapping[Week, Level]) -> ImportReceipt:
        """Return what was stored; where everything stood already nothing is, and there is no entry.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            AmountOutOfRangeError: there are more connections than LinkedIn allows.
        """
        actor.require_seller()
        imported = replace(act, origin=Origin.IMPORT)
        return write(self.database, actor, imported, IMPORT, partial(_taken_over, levels), ImportReceipt)


def _taken_over(levels: Mapping[Week, Level], entry: Entry) -> ImportReceipt:
    changes = changes_of(entry.tx, entry.actor, levels, entry.today).weeks
    if not changes:
        entry.tx.discard()
        return ImportReceipt(entry.act.moment, entry.running_week)
    for change in changes:
        entry.tx.reports.record(
            entry.workspace_id, entry.sequence, entry.actor.id, change.week.starts_on, change.after.amounts
        )
    return ImportReceipt(entry.act.moment, entry.running_week, changes, entry.join(entry.running_week))
