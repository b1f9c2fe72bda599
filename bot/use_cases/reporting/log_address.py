"""Log something shared by its web address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain import addresses
from bot.domain.metrics import check_amount
from bot.use_cases.reporting.entries import ADDRESS, EntryGoneError, write
from bot.use_cases.reporting.receipts import LoggedAddress, Receipt
from bot.use_cases.reporting.seller_week import SellerWeek
from storage.content import Address

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.typed.lines.shares import AddressLine
    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class LogAddress:
    """Count an address for a week: once a person and four weeks, beside the number that was typed."""

    database: Database

    def __call__(self, actor: Actor, act: Act, line: AddressLine) -> Receipt:
        """Return what counts now; until it is said otherwise, what was shared is somebody else's and no own post.

        Raises:
            AddressKnownError: it counts already for a week that is less than four weeks away.
            AmountOutOfRangeError: there are more addresses and typed ones together than a week may have.
        """
        return write(self.database, actor, act, ADDRESS, lambda entry: logged(entry, line.address, line.week), Receipt)


@dataclass(frozen=True, slots=True)
class CountAsOwnPost:
    """Let an address that was just logged count as an own post."""

    database: Database

    def __call__(self, actor: Actor, act: Act, sequence: int) -> Receipt:
        """Return what counts now.

        Args:
            actor: the seller who logged it.
            act: the click; a second one is given the same receipt.
            sequence: the entry that logged it.

        Raises:
            EntryGoneError: the address was moved or taken back since.
        """
        once = replace(act, delivery_key=f"own post:{sequence}")
        return write(self.database, actor, once, ADDRESS, lambda entry: _as_own_post(entry, sequence), Receipt)


def count(entry: Entry, address: str, week: Week, metric: str, *, shelf_item_id: int | None = None) -> LoggedAddress:
    """Store that an address counts for a week, and return it with what counts beside it.

    Args:
        entry: what it is stored in.
        address: the normalised address.
        week: the week.
        metric: what it counts for.
        shelf_item_id: the item of the shelf that it was taken from.

    Raises:
        AddressKnownError: it counts already for a week that is less than four weeks away.
        AmountOutOfRangeError: there are too many of the metric.
    """
    since = (week - addresses.WEEKS_BETWEEN).starts_on
    known = entry.tx.contents.of_seller(entry.workspace_id, entry.actor.id, since)
    addresses.check_new(address, week, (week.of(row.week_start) for row in known if row.address == address))
    row = Address(entry.actor.id, week.starts_on, address, metric, shelf_item_id=shelf_item_id)
    return _stored(entry, row, week)


def _stored(entry: Entry, row: Address, week: Week) -> LoggedAddress:
    entry.tx.contents.record(entry.workspace_id, entry.sequence, row)
    now = SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, week)
    logged, typed = now.logged[row.metric], now.typed.get(row.metric)
    check_amount(row.metric, logged + (typed or Decimal(0)))
    return LoggedAddress(row.address, row.metric, typed, logged)


def logged(entry: Entry, link: str, named: Week | None, *, shelf_item_id: int | None = None) -> Receipt:
    """Store that an address counts for the week that was named, else for the running one.

    Args:
        entry: what it is stored in.
        link: the address with its scheme, as it was typed.
        named: the week, if one was named.
        shelf_item_id: the item of the shelf that it was taken from.

    Raises:
        AddressKnownError: it counts already for a week that is less than four weeks away.
        AmountOutOfRangeError: there are more addresses and typed ones together than a week may have.
    """
    week = named or entry.running_week
    counted = count(entry, addresses.normalised(link), week, "shares", shelf_item_id=shelf_item_id)
    return Receipt(
        sequence=entry.sequence,
        recorded_at=entry.act.moment,
        week=week,
        address=replace(counted, link=link),
        missing=lacking(entry, week),
        started_on=entry.join(week),
        offers=entry.offered_week() if named is None else None,
    )


def _as_own_post(entry: Entry, sequence: int) -> Receipt:
    was = entry.live_receipt(sequence)
    known = entry.tx.contents.of_seller(entry.workspace_id, entry.actor.id, was.week.starts_on)
    if was.address is None or was.week not in entry.open_weeks:
        raise EntryGoneError
    row = Address(entry.actor.id, was.week.starts_on, was.address.address, "shares")
    if row not in known:
        raise EntryGoneError
    counted = _stored(entry, row._replace(metric="posts"), was.week)
    return Receipt(entry.sequence, entry.act.moment, was.week, address=counted, missing=lacking(entry, was.week))


def lacking(entry: Entry, week: Week) -> tuple[str, ...]:
    """Return the metrics that the programme asks for and a week of the seller lacks."""
    return SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, week).lacking(entry.programme.metrics_asked)
