"""What a seller shared in the open weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.domain.content import About, OwnShare, ShareKind, share_key
from bot.domain.scoring.metrics import Phase
from bot.domain.typed.weeks import open_weeks
from bot.domain.weeks import Week
from bot.use_cases.reporting.entries import EntryGoneError
from bot.use_cases.reporting.seller_week import SellerWeek

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from decimal import Decimal

    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Entry
    from storage.content import Address
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WeekOfShares:
    """What a seller shared in a week, with the numbers that it is a part of."""

    week: Week
    typed: Mapping[str, Decimal]
    """The numbers of posts and of shares that were typed."""
    logged: Mapping[str, int]
    """How many addresses add to them."""
    shares: tuple[OwnShare, ...]


@dataclass(frozen=True, slots=True)
class ShowShares:
    """Tell a seller what they shared lately, and what came of it."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime, week: Week | None = None) -> tuple[WeekOfShares, ...]:
        """Return the open weeks, or the one that was named, newest first; older ones only if something was shared.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_seller()
        weeks = open_weeks(programme.week_of(moment), programme.season) if week is None else (week,)
        with self.database.snapshot() as tx:
            found = own_shares(tx, actor.workspace_id, actor.id, min(weeks).starts_on)
            told = [_week(tx, actor, shown, found) for shown in weeks]
        return (told[0], *(shown for shown in told[1:] if shown.shares or shown.typed))


@dataclass(frozen=True, slots=True)
class FindShare:
    """Find one of a seller's shares by its key."""

    database: Database

    def __call__(self, actor: Actor, key: str) -> OwnShare:
        """Return the share as it stands.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            EntryGoneError: it was moved or taken back since.
        """
        actor.require_seller()
        with self.database.snapshot() as tx:
            found = own_shares(tx, actor.workspace_id, actor.id, _monday_in(key))
        share = next((share for share in found if share.key == key), None)
        if share is None:
            raise EntryGoneError
        return share


def own_shares(tx: Transaction, workspace_id: str, seller_id: str, since: date) -> list[OwnShare]:
    """Return what a seller shared from a week on, with all that it has brought, in the order of the weeks."""
    results: dict[tuple[date, str], dict[str, Decimal]] = {}
    for result in tx.contents.results_of_seller(workspace_id, seller_id, since):
        if result.amount is not None:
            results.setdefault((result.week_start, result.address), {})[result.metric] = result.amount
    rows = tx.contents.of_seller(workspace_id, seller_id, since)
    return [share_of(row, results.get((row.week_start, row.address), {})) for row in rows]


def share_of(row: Address, results: Mapping[str, Decimal]) -> OwnShare:
    """Return the share that a row describes, with what it has brought."""
    return OwnShare(Week.of(row.week_start), row.address, row.metric, about_of(row), row.platform, results)


def about_of(row: Address) -> About:
    """Return what was said of the share that a row describes."""
    kind, phase = ShareKind(row.kind) if row.kind else None, Phase(row.phase) if row.phase else None
    return About(kind, phase, row.aim)


def described(row: Address, about: About) -> Address:
    """Return a row with what is said of its share; what is not said stays as it was."""
    return row._replace(
        kind=about.kind or row.kind,
        phase=about.phase or row.phase,
        aim=about.aim or row.aim,
        metric=about.kind.metric if about.kind else row.metric,
    )


def standing_share(entry: Entry, key: str) -> Address:
    """Return the row of the seller's share of an open week that a key names.

    Raises:
        EntryGoneError: it was moved or taken back since, or its week is not open any more.
    """
    monday = _monday_in(key)
    rows = entry.tx.contents.of_seller(entry.workspace_id, entry.actor.id, monday)
    row = next((row for row in rows if share_key(row.week_start, row.address) == key), None)
    if row is None or Week.of(row.week_start) not in entry.open_weeks:
        raise EntryGoneError
    return row


def _monday_in(key: str) -> date:
    """Return the Monday that a key begins with.

    Raises:
        EntryGoneError: it is no key.
    """
    try:
        return date.fromisoformat(key.partition(":")[0])
    except ValueError as error:
        raise EntryGoneError from error


def _week(tx: Transaction, actor: Actor, week: Week, found: list[OwnShare]) -> WeekOfShares:
    now = SellerWeek(tx, actor.workspace_id, actor.id, week)
    counted = ("posts", "shares")
    typed = {metric: now.typed[metric] for metric in counted if metric in now.typed}
    logged = {metric: now.logged[metric] for metric in counted if metric in now.logged}
    return WeekOfShares(week, typed, logged, tuple(share for share in found if share.week == week))
