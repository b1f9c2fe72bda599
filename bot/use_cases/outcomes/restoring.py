"""Letting stand again what stood of single outcomes before an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.outcomes import Outcome, OutcomeKind
from bot.domain.shares import Share
from bot.domain.weeks import Week
from bot.use_cases.outcomes.log_outcome import stored
from bot.use_cases.reporting.entries import EntryGoneError
from bot.use_cases.reporting.receipts import Standing
from bot.use_cases.reporting.seller_week import SellerWeek

if TYPE_CHECKING:
    from datetime import date

    from bot.use_cases.reporting.entries import Entry
    from bot.use_cases.reporting.restoring import Restoring
    from bot.use_cases.reporting.steps import LoggedOutcome
    from storage.outcomes import OutcomeRow


def outcome_of(row: OutcomeRow) -> Outcome:
    """Return the outcome that a row describes."""
    share = Share(row.share_address, row.share_seller_id) if row.share_address else None
    return Outcome(row.outcome_id, OutcomeKind(row.metric), row.customer, share, row.note)


def restored_outcomes(entry: Entry, restoring: Restoring) -> tuple[tuple[Outcome, ...], tuple[Standing, ...]]:
    """Let the single outcomes of an undone entry be as before it.

    Returns:
        those that are no more, and the numbers of their weeks as they stand now.
    """
    gone: list[Outcome] = []
    kept_rows: list[OutcomeRow] = []
    changed = entry.tx.outcomes.changed_by(entry.workspace_id, restoring.undone)
    for row in changed:
        before = restoring.before(entry.tx.outcomes.versions_of(entry.workspace_id, row.outcome_id))
        if before is None:
            continue
        kept = before[0] if before else row._replace(is_withdrawn=True)
        entry.tx.outcomes.record(entry.workspace_id, entry.sequence, kept)
        if kept.is_withdrawn:
            gone.append(outcome_of(row))
        else:
            kept_rows.append(kept)
    weeks = {(row.week_start, row.metric) for row in changed}
    weeks |= {(row.week_start, row.metric) for row in kept_rows}
    return tuple(gone), tuple(_standing(entry, monday, metric) for monday, metric in sorted(weeks))


def moved(entry: Entry, restoring: Restoring, logged: LoggedOutcome, week: Week) -> LoggedOutcome:
    """Let an outcome of the entry that is moved count for another week, and return it with what counts beside it.

    Raises:
        EntryGoneError: it was changed or taken back since.
        AmountOutOfRangeError: there are too many of its kind in that week.
    """
    if restoring.before(entry.tx.outcomes.versions_of(entry.workspace_id, logged.outcome.id)) is None:
        raise EntryGoneError
    return stored(entry, logged.outcome, week)


def _standing(entry: Entry, monday: date, metric: str) -> Standing:
    week = Week.of(monday)
    return Standing(metric, week, SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, week).total(metric))
