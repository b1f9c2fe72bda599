"""Keeping a seller's own note about a week, and letting the one before stand again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.weeks import Week
from bot.use_cases.reporting.steps import NoteStep
from storage.notes import WeekNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.use_cases.reporting.entries import Entry
    from bot.use_cases.reporting.restoring import Restoring


def noted(entry: Entry, week: Week, note: str) -> NoteStep:
    """Keep a note about a week, or take it back when it is empty; return which of the two."""
    row = WeekNote(entry.actor.id, week.starts_on, note)
    entry.tx.notes.record(entry.workspace_id, entry.sequence, row)
    return NoteStep.KEPT if note else NoteStep.REMOVED


def restored_notes(entry: Entry, restoring: Restoring) -> Iterator[Week]:
    """Let the notes stand again that an entry changed, and yield their weeks."""
    for row in entry.tx.notes.changed_by(entry.workspace_id, restoring.undone):
        before = restoring.before(entry.tx.notes.versions_of(entry.workspace_id, row.seller_id, row.week_start))
        if before is not None:
            entry.tx.notes.record(entry.workspace_id, entry.sequence, row._replace(note=before[0] if before else ""))
            yield Week.of(row.week_start)
