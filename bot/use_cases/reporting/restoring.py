"""Letting stand again what stood before an entry."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from bot.domain.weeks import Week
from bot.use_cases.content.restoring import restored_results
from bot.use_cases.reporting.deal_rows import deal_of
from bot.use_cases.reporting.receipts import Standing
from bot.use_cases.reporting.seller_week import SellerWeek

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.domain.deals import Deal
    from bot.use_cases.reporting.entries import Entry
    from storage.content import Address
    from storage.memberships import Membership
    from storage.reports import ReportedNumber

Version = TypeVar("Version")


class Restoring:
    """Adds versions that are as before an entry, where nothing else has changed the same since.

    Entries that were taken back, and the ones that did it, count as never made.
    """

    def __init__(self, entry: Entry, undone: int) -> None:
        """Restore within an entry what stood before the undone one."""
        self._entry = entry
        self._tx = entry.tx
        self.undone = undone
        """The sequence number of the entry that is taken back."""
        undoings = self._tx.journal.undoings_of(entry.workspace_id, entry.actor.id)
        self._void = {*undoings.keys(), *undoings.values()}
        self.kept: list[Standing] = []
        """Numbers that something else has changed since."""
        self.gone: list[Deal] = []
        """Deals that were new, and are withdrawn."""
        self.kept_deals: list[Deal] = []
        """The seller's deals that something else has changed since, as they stand."""

    @cached_property
    def _others_void(self) -> set[int]:
        undoings = self._tx.journal.undoings_of(self._entry.workspace_id)
        return {*undoings.keys(), *undoings.values()}

    def numbers(self, week: Week | None = None) -> Iterator[Standing]:
        """Restore the numbers and addresses, of one week or of all, and yield what stands now."""
        for number in self._tx.reports.changed_by(self._entry.workspace_id, self.undone):
            if week is None or number.week_start == week.starts_on:
                yield from self._number(number)
        counts: set[tuple[date, str]] = set()
        for address in self._tx.contents.changed_by(self._entry.workspace_id, self.undone):
            if week is None or address.week_start == week.starts_on:
                counts |= self._address(address)
        counts |= restored_results(self._entry, self, week)
        for week_start, metric in sorted(counts):
            yield self._standing(week_start, metric)

    def deals(self) -> Iterator[Deal]:
        """Restore the deals and yield those that stand now; a new one is withdrawn."""
        for row in self._tx.deals.changed_by(self._entry.workspace_id, self.undone):
            before = self.before(self._tx.deals.versions_of(self._entry.workspace_id, row.deal_id))
            if before is None:
                self._keep(row.deal_id)
                continue
            kept = before[0] if before else row._replace(is_withdrawn=True)
            self._tx.deals.record(self._entry.workspace_id, self._entry.sequence, kept)
            if kept.is_withdrawn:
                self.gone.append(deal_of(kept))
            else:
                yield deal_of(kept)

    def pipelines(self) -> Iterator[Standing]:
        """Yield the pipelines of the weeks in which deals of the entry were opened."""
        changed = self._tx.deals.changed_by(self._entry.workspace_id, self.undone)
        for week in sorted({Week.of(row.opened_on) for row in changed if row.opened_on is not None}):
            yield self._standing(week.starts_on, "pipeline")

    def membership(self) -> Membership | None:
        """Restore the membership when the entry began or moved it; return it when nothing of it is left."""
        workspace_id, seller_id = self._entry.workspace_id, self._entry.actor.id
        versions = self._tx.memberships.versions_of(workspace_id, seller_id)
        before = self.before(versions)
        if before is None:
            return None
        was = versions[-1][1]
        self._tx.memberships.record(workspace_id, self._entry.sequence, *(before or (was._replace(starts_on=None),)))
        return None if before else was

    def _keep(self, deal_id: int) -> None:
        row = self._tx.deals.find(self._entry.workspace_id, deal_id)
        if row is not None and row.seller_id == self._entry.actor.id:
            self.kept_deals.append(deal_of(row))

    def _number(self, number: ReportedNumber) -> Iterator[Standing]:
        versions = self._tx.reports.versions_of(self._entry.workspace_id, number)
        week, before = Week.of(number.week_start), self.before(versions)
        if before is None:
            self.kept.append(Standing(number.metric, week, versions[-1][1]))
            return
        amount = before[0] if before else None
        self._tx.reports.record(
            self._entry.workspace_id, self._entry.sequence, number.seller_id, number.week_start, {number.metric: amount}
        )
        yield self._standing(number.week_start, number.metric)

    def _address(self, address: Address) -> set[tuple[date, str]]:
        """Restore an address; return the metrics whose count it changed."""
        before = self.before(self._tx.contents.versions_of(self._entry.workspace_id, address))
        if before is None:
            return set()
        stood = before[0] if before else None
        self._tx.contents.record(
            self._entry.workspace_id, self._entry.sequence, stood or address, is_withdrawn=stood is None
        )
        return {(address.week_start, address.metric), (address.week_start, (stood or address).metric)}

    def _standing(self, week_start: date, metric: str) -> Standing:
        week = Week.of(week_start)
        now = SellerWeek(self._tx, self._entry.workspace_id, self._entry.actor.id, week)
        return Standing(metric, week, now.total(metric))

    def before(
        self, versions: Sequence[tuple[int, Version]], *, by_others: bool = False
    ) -> tuple[Version] | tuple[()] | None:
        """Return what stood before the entry, nothing when it was the first, None when it no longer stands itself.

        Args:
            versions: with the sequence numbers of their entries, oldest first.
            by_others: whether some may be others' entries, of which those that were taken back count as never made.
        """
        void = self._void | self._others_void if by_others else self._void
        live = [version for version in versions if version[0] not in void]
        if not live or live[-1][0] != self.undone:
            return None
        return (live[-2][1],) if len(live) > 1 else ()
