"""Hand somebody everything that is stored about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.exports import Export, Sheet
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.scheme import Scheme

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.people import Actor
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ExportOwnData:
    """Collect what is stored about the person asking, in all its versions; nobody else can ask for it."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> Export:
        """Return a sheet for each table that holds something of the person.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        actor.require_reader()
        with self.database.snapshot() as tx:
            tables = tx.exports.of_person(actor.workspace_id, actor.id)
            goals = _own_goals(tx, actor)
        sheets = (Sheet(table.name, table.columns, tuple(table.rows)) for table in tables)
        return Export((*sheets, *([goals] if goals.rows else [])), self.clock())


def _own_goals(tx: Transaction, actor: Actor) -> Sheet:
    """Return the goals that admins set for the person, by version of the rules: these hold what is somebody's, too."""
    rows = [
        (row.version, row.effective_week_start, metric, half_up(goal, 4))
        for row in tx.schemes.all(actor.workspace_id)
        for metric, goal in Scheme.from_json(json.loads(row.document)).own_goals.people.get(actor.id, {}).items()
    ]
    return Sheet("own_goal", ("version", "from_week_start", "metric", "goal"), tuple(rows))
