"""Log something shared by its web address."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.domain import addresses
from bot.domain.content import About, check_platform, platform_of
from bot.domain.weeks import Week
from bot.use_cases.content.describe import changed
from bot.use_cases.content.results import logged_address, record_results, results_of
from bot.use_cases.content.shares import described
from bot.use_cases.reporting.entries import ADDRESS, EntryGoneError, write
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.seller_week import SellerWeek
from storage.content import Address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Actor
    from bot.domain.typed.lines.report import Amount
    from bot.domain.typed.lines.shares import AddressLine
    from bot.use_cases.reporting.entries import Act, Entry
    from bot.use_cases.reporting.steps import LoggedAddress
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a share beside its address."""

    about: About = field(default_factory=About)
    results: Mapping[str, Amount] = field(default_factory=dict)
    """What it has brought, by raw metric."""
    shelf_item_id: int | None = None
    """The item of the shelf that it was taken from."""

    @property
    def says_more(self) -> bool:
        """Whether anything was said that an address which counts already can take."""
        return self.about != About() or bool(self.results)


@dataclass(frozen=True, slots=True)
class LogAddress:
    """Count an address for a week: once a person and four weeks, beside the number that was typed."""

    database: Database

    def __call__(self, actor: Actor, act: Act, line: AddressLine) -> Receipt:
        """Return what counts now; until its kind is said, what was shared is somebody else's and no own post.

        More that is said of an address which counts already is kept with it.

        Raises:
            AddressKnownError: it counts already for a week that is less than four weeks away, and nothing was said.
            PlatformNotAllowedError: shares on its platform do not count.
            AmountOutOfRangeError: there are more addresses and typed ones together than a week may have.
            PartExceedsWholeError: the week would have more reactions than impressions, or conversions than clicks.
        """
        details = Details(line.about, line.results)
        return write(
            self.database, actor, act, ADDRESS, lambda entry: logged(entry, line.address, line.week, details), Receipt
        )


def logged(entry: Entry, link: str, named: Week | None, details: Details | None = None) -> Receipt:
    """Store that an address counts for the week that was named, else for the running one, and what is said of it.

    Args:
        entry: what it is stored in.
        link: the address with its scheme, as it was typed.
        named: the week, if one was named.
        details: what is said of it.

    Raises:
        UserError: as `LogAddress`.
    """
    details, address = details or Details(), addresses.normalised(link)
    known = _known(entry, address, named) if details.says_more and details.shelf_item_id is None else None
    if known is not None:
        return changed(entry, known, details.about, details.results)
    week = named or entry.running_week
    row = described(_row(entry, address, week, details), details.about)
    if details.shelf_item_id is None:  # what is on the shelf was found worth sharing, wherever it stands
        check_platform(row.platform, entry.programme.platforms)
    _check_new(entry, row)
    entry.tx.contents.record(entry.workspace_id, entry.sequence, row)
    results = record_results(entry, row, details.results)
    return Receipt(
        sequence=entry.sequence,
        recorded_at=entry.act.moment,
        week=week,
        address=replace(_counted(entry, row), link=link),
        results=results,
        missing=lacking(entry, week),
        started_on=entry.join(week),
        offers=entry.offered_week() if named is None else None,
    )


def moved(entry: Entry, was: LoggedAddress, before: Week, week: Week) -> LoggedAddress:
    """Let an address of one week, taken from it within the entry, count for another one, with what it has brought.

    Raises:
        AddressKnownError: it counts already for a week that is less than four weeks away.
        AmountOutOfRangeError: there are too many of its metric.
        PartExceedsWholeError: the week would have more reactions than impressions, or conversions than clicks.
    """
    details = Details(was.about)
    row = described(_row(entry, was.address, week, details), was.about)._replace(metric=was.metric)
    _check_new(entry, row)
    entry.tx.contents.record(entry.workspace_id, entry.sequence, row)
    left = row._replace(week_start=before.starts_on)
    since = results_of(entry, left)
    results = {**was.results, **since}
    entry.tx.contents.record_results(entry.workspace_id, entry.sequence, left, dict.fromkeys(since))
    entry.tx.contents.record_results(entry.workspace_id, entry.sequence, row, results)
    now = SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, week)
    now.check({metric: now.typed.get(metric) for metric in results})
    return _counted(entry, row)


def lacking(entry: Entry, week: Week) -> tuple[str, ...]:
    """Return the metrics that the programme asks for and a week of the seller lacks."""
    return SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, week).lacking(entry.programme.metrics_asked)


def _row(entry: Entry, address: str, week: Week, details: Details) -> Address:
    platform = platform_of(address)
    return Address(
        entry.actor.id, week.starts_on, address, "shares", platform=platform, shelf_item_id=details.shelf_item_id
    )


def _known(entry: Entry, address: str, named: Week | None) -> Address | None:
    """Return the row of an address that counts in the week that was named, else in one too near to count again."""
    weeks = {named} if named else {entry.running_week - ago for ago in range(addresses.WEEKS_BETWEEN)}
    rows = entry.tx.contents.of_seller(entry.workspace_id, entry.actor.id, min(weeks).starts_on)
    found = [row for row in rows if row.address == address and Week.of(row.week_start) in weeks]
    if found and Week.of(found[-1].week_start) not in entry.open_weeks:
        raise EntryGoneError
    return found[-1] if found else None


def _check_new(entry: Entry, row: Address) -> None:
    week = Week.of(row.week_start)
    since = (week - addresses.WEEKS_BETWEEN).starts_on
    known = entry.tx.contents.of_seller(entry.workspace_id, entry.actor.id, since)
    counted = (Week.of(other.week_start) for other in known if other.address == row.address)
    addresses.check_new(row.address, week, counted)


def _counted(entry: Entry, row: Address) -> LoggedAddress:
    now = SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, Week.of(row.week_start))
    now.check({row.metric: now.typed.get(row.metric)})
    return logged_address(entry, row, now)
