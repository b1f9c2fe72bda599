"""Hand somebody everything that is stored about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.exports import Export, Sheet

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.people import Actor
    from storage.database import Database


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
        sheets = (Sheet(table.name, table.columns, tuple(table.rows)) for table in tables)
        return Export(tuple(sheets), self.clock())
