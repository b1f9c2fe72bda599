"""Letting the results of shares stand again as they were before an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.content import Address

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Entry
    from bot.use_cases.reporting.restoring import Restoring


def restored_results(entry: Entry, restoring: Restoring, week: Week | None) -> set[tuple[date, str]]:
    """Restore the results that an entry brought, of one week or of all; return the metrics of weeks that it changed."""
    counts: set[tuple[date, str]] = set()
    for result in entry.tx.contents.results_changed_by(entry.workspace_id, restoring.undone):
        if week is not None and result.week_start != week.starts_on:
            continue
        before = restoring.before(entry.tx.contents.result_versions_of(entry.workspace_id, result))
        if before is None:
            continue
        share = Address(result.seller_id, result.week_start, result.address, result.metric)
        amount = before[0] if before else None
        entry.tx.contents.record_results(entry.workspace_id, entry.sequence, share, {result.metric: amount})
        counts.add((result.week_start, result.metric))
    return counts
