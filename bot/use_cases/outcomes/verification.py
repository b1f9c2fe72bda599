"""Which large deals wait for a second person, and asking one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from bot.domain.deals import Deal, Stage
from bot.domain.scoring.exact import fraction
from bot.domain.scoring.surprises import TEAM_WEEKS, median_value
from bot.domain.verification import large_from, waits_above
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.leaderboard.team_deals import TeamDeals
from bot.use_cases.presence.requests import deciders
from bot.use_cases.reporting.deal_rows import parts_of
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from fractions import Fraction

    from bot.domain.scoring.rulebook import Rulebook
    from bot.use_cases.leaderboard.facts import Facts
    from bot.use_cases.reporting.entries import Entry
    from storage.deals import DealRow
    from storage.transaction import Transaction

LARGE_DEAL_NOTICE: Final = "large_deal"
"""The kind of the notice that asks a second person; its facts are a `LargeDeal`."""
_CALM: Final = timedelta(minutes=10)
"""So long nobody is asked: a slip of the finger is corrected by then."""
_NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sharer:
    """Somebody with a part of a deal."""

    name: str
    percent: int


@dataclass(frozen=True, slots=True)
class LargeDeal:
    """A large deal as a second person reads it."""

    deal_id: int
    customer: str
    value: Decimal
    currency: str
    closed_on: date
    sharers: tuple[Sharer, ...]
    """Its seller first."""
    typed: str = ""
    """What was typed in another currency: the amount, a space, and the code."""


def unverified(
    tx: Transaction, workspace_id: str, *, limit: int = NOW, deals: Iterable[DealRow] | None = None
) -> frozenset[int]:
    """Return the ids of the deals that wait for a second person, as of a sequence number.

    Args:
        tx: where to read.
        workspace_id: whose programme; there has to be one.
        limit: the newest entry that counts.
        deals: all that stood then, if they are at hand.
    """
    rows = tx.deals.all(workspace_id, limit=limit) if deals is None else list(deals)
    worth = [(row.closed_on, row.value) for row in rows if row.stage == Stage.WON and row.closed_on and row.value]
    values = _by_week(worth)

    def usual(week: int) -> Fraction | None:
        return median_value(value for at in range(week - TEAM_WEEKS, week) for value in values.get(at, ()))

    return _waiting(tx, workspace_id, rows, usual, limit)


def unverified_among(
    tx: Transaction,
    workspace_id: str,
    rows: Iterable[DealRow],
    *,
    limit: int = NOW,
    deals: TeamDeals | None = None,
    known: Facts | None = None,
) -> frozenset[int]:
    """Return which of some deals wait for a second person, read with no more than the deals they are compared with.

    Args:
        tx: where to read.
        workspace_id: whose programme; there has to be one.
        rows: the deals.
        limit: the newest entry that counts.
        deals: what the team has won as of it, where more is asked about that.
        known: the facts as of it, if they are at hand.
    """
    asked = [row for row in rows if _may_wait(row)]
    weeks = [Week.of(row.closed_on) for row in asked if row.closed_on is not None]
    if not weeks:
        return frozenset()
    won = TeamDeals(tx, workspace_id, limit) if deals is None else deals
    won.look_back(weeks)
    return _waiting(tx, workspace_id, asked, lambda week: won.usual(Week(week)), limit, known)


def may_wait(facts: Facts, first: Week, last: Week, deals: TeamDeals) -> bool:
    """Return whether any deal won in some weeks is so large that it may wait for a second person, as of some facts."""
    weeks = range(first.number, last.number + 1)
    highest = {week: max(values) for week in weeks if (values := deals.values(Week(week)))}
    least = deals.least_usual(first, last)
    lowest = _above(facts.programme.large_deal, facts.rulebook, lambda _: least)
    above = _above(facts.programme.large_deal, facts.rulebook, lambda week: deals.usual(Week(week)))
    return any(value > lowest(week) and value > above(week) for week, value in highest.items())


def ask(entry: Entry, before: Deal | None, after: Deal) -> bool:
    """Return whether a deal that was just stored waits for a second person; those who can be one are asked once."""
    row = entry.tx.deals.find(entry.workspace_id, after.id)
    if row is None or not unverified_among(entry.tx, entry.workspace_id, [row]):
        return False
    if before is None or _asks_anew(entry, before, after):
        for person_id in second_people(entry.tx, entry.workspace_id, row):
            _plan(entry, person_id, row)
    return True


def second_people(tx: Transaction, workspace_id: str, row: DealRow) -> list[str]:
    """Return the managers and admins who have no part in a deal."""
    return [person_id for person_id in deciders(tx, workspace_id) if person_id not in parts_of(row)]


def described(tx: Transaction, workspace_id: str, rows: Collection[DealRow], currency: str) -> list[LargeDeal]:
    """Return deals as a second person reads them."""
    names = tx.people.names(workspace_id)
    return [_described(row, names, currency) for row in rows if row.closed_on is not None and row.value is not None]


def _waiting(
    tx: Transaction,
    workspace_id: str,
    asked: Iterable[DealRow],
    usual: Callable[[int], Fraction | None],
    limit: int,
    known: Facts | None = None,
) -> frozenset[int]:
    won = [(row, row.value, row.closed_on) for row in asked if _may_wait(row) and row.value]
    programme = known.programme if known else tx.programmes.of(workspace_id, limit=limit)
    if not won or programme is None:
        return frozenset()
    rulebook = known.rulebook if known else rulebook_of(tx, workspace_id, limit=limit)
    above = cache(_above(programme.large_deal, rulebook, usual))
    large = [(row, value) for row, value, day in won if day and value > above(Week.of(day).number)]
    verified = _verified(tx, workspace_id, [row for row, _ in large], limit)
    return frozenset(row.deal_id for row, value in large if value > verified.get(row.deal_id, _NOTHING))


def _verified(tx: Transaction, workspace_id: str, rows: Collection[DealRow], limit: int) -> dict[int, Decimal]:
    """Return up to which value deals are verified; the word of somebody who has a part by now stands for nothing."""
    words = tx.verifications.all(workspace_id, limit=limit) if rows else {}
    said = [(row, words[row.deal_id]) for row in rows if row.deal_id in words and words[row.deal_id].is_verified]
    authors = tx.journal.authors_of(workspace_id, [word.sequence for _, word in said]) if said else {}
    return {row.deal_id: word.value for row, word in said if authors[word.sequence] not in parts_of(row)}


def _above(
    large: Decimal | None, rulebook: Rulebook, usual: Callable[[int], Fraction | None]
) -> Callable[[int], Fraction]:
    """Return what tells above which value a deal of a week waits, given what deals were usually worth before."""
    return lambda week: waits_above(large_from(large, rulebook.at(week).metrics["revenue"].goal), usual(week))


def _by_week(worth: Iterable[tuple[date, Decimal]]) -> dict[int, list[Decimal]]:
    """Return what deals are worth, by the number of their week."""
    values: dict[int, list[Decimal]] = {}
    for day, value in worth:
        values.setdefault(Week.of(day).number, []).append(value)
    return values


def _may_wait(row: DealRow) -> bool:
    return row.stage == Stage.WON and not row.crm_id


def _described(row: DealRow, names: Mapping[str, str], currency: str) -> LargeDeal:
    parts = parts_of(row)
    return LargeDeal(
        deal_id=row.deal_id,
        customer=row.customer,
        value=row.value or _NOTHING,
        currency=currency,
        closed_on=row.closed_on or date.min,
        sharers=tuple(Sharer(names.get(seller, ""), int(fraction(part) * 100)) for seller, part in parts.items()),
        typed=f"{row.typed_value} {row.typed_currency}" if row.rate else "",
    )


def _asks_anew(entry: Entry, before: Deal, after: Deal) -> bool:
    """Return whether a deal waits that did not before the entry, or was worth less then."""
    earlier = entry.sequence - 1
    row = entry.tx.deals.find(entry.workspace_id, after.id, limit=earlier)
    waited = row is not None and unverified_among(entry.tx, entry.workspace_id, [row], limit=earlier)
    return not waited or (before.value or _NOTHING) < (after.value or _NOTHING)


def _plan(entry: Entry, person_id: str, row: DealRow) -> None:
    (facts,) = described(entry.tx, entry.workspace_id, [row], entry.programme.currency)
    entry.tx.notices.plan(
        entry.workspace_id,
        f"{LARGE_DEAL_NOTICE}:{entry.sequence}:{person_id}",
        person_id=person_id,
        kind=LARGE_DEAL_NOTICE,
        facts=receipts.written(facts),
        due_at=entry.act.moment + _CALM,
    )
