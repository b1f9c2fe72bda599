"""Everything that a leaderboard is computed from, as of one entry of the workspace."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain import deals as deal_rules
from bot.domain.metrics import PRIVATE
from bot.domain.people import NotSetUpError
from bot.domain.scoring.deals import Deal, DealBook, Source
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.scheme import Scheme
from bot.domain.weeks import Week
from bot.domain.workdays import absent_shares
from bot.use_cases.leaderboard.holidays import holidays_of, moves_of
from bot.use_cases.people.identify import programme_of
from bot.use_cases.reporting.deal_rows import deal_of
from bot.use_cases.reporting.logged import Span, add_logged, logged_amounts
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bot.domain.people import Programme
    from bot.domain.public_holidays import Holidays
    from storage.deals import DealRow
    from storage.memberships import Membership
    from storage.transaction import Transaction

DEALS = "deals"
"""Stands beside the raw metrics of a week in which a deal was opened or closed; nothing is scored by it."""

_CONFIRMED = "confirmed"

Reports = dict[int, dict[str, Decimal]]
"""By week number, the amounts by raw metric."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the scorer reads of one programme."""

    workspace_id: str
    sequence: int
    """The newest entry that is in it."""
    programme: Programme
    rulebook: Rulebook
    sellers: tuple[SellerHistory, ...]
    """Everybody who takes or took part, in the order of joining."""
    deals: tuple[DealRow, ...]
    """All that stand, won or not."""
    book: DealBook
    names: Mapping[str, str]
    """By person, as Slack last said."""

    def of(self, seller_id: str) -> SellerHistory | None:
        """Return a seller's history, or nothing for who never took part."""
        return next((seller for seller in self.sellers if seller.seller_id == seller_id), None)


def facts_of(tx: Transaction, workspace_id: str, *, limit: int = NOW, holidays: Holidays | None = None) -> Facts:
    """Return the facts as of a sequence number; names are those of now.

    Args:
        tx: where to read.
        workspace_id: whose programme.
        limit: the newest entry that counts.
        holidays: the public holidays as they were used; unless given, as they are known today.

    Raises:
        NotSetUpError: there was no programme yet.
    """
    row = tx.programmes.of(workspace_id, limit=limit)
    if row is None:
        raise NotSetUpError(may_set_up=False)
    deals = tuple(tx.deals.all(workspace_id, limit=limit))
    programme = programme_of(row)
    if holidays is None:
        holidays = holidays_of(tx, workspace_id, programme, limit=limit)
    return Facts(
        workspace_id=workspace_id,
        sequence=min(limit, tx.journal.last_sequence(workspace_id)),
        programme=programme,
        rulebook=rulebook_of(tx, workspace_id, limit=limit),
        sellers=_sellers(tx, workspace_id, deals, limit, holidays),
        deals=deals,
        book=DealBook(_won(deals)),
        names={person.id: person.name for person in tx.people.all(workspace_id).values()},
    )


def rulebook_of(tx: Transaction, workspace_id: str, *, limit: int = NOW) -> Rulebook:
    """Return all versions of weights and goals as of a sequence number.

    Raises:
        ValueError: there is none.
    """
    rows = tx.schemes.all(workspace_id, limit=limit)
    return Rulebook(Scheme.from_json(json.loads(row.document)) for row in rows)


def _sellers(
    tx: Transaction, workspace_id: str, deals: Iterable[DealRow], limit: int, holidays: Holidays
) -> tuple[SellerHistory, ...]:
    reports = _reports(tx, workspace_id, deals, limit)
    absences = _absences(tx, workspace_id, limit)
    shares = _working_shares(tx, workspace_id, limit)
    moves = moves_of(tx, workspace_id, limit=limit)
    return tuple(
        _history(
            member,
            reports[member.seller_id],
            absences[member.seller_id],
            shares[member.seller_id],
            holidays.of(moves.get(member.seller_id, ())),
        )
        for member in tx.memberships.all(workspace_id, limit=limit)
    )


def _history(
    member: Membership,
    reports: Reports,
    absences: list[tuple[date, date]],
    working_shares: dict[int, Fraction],
    holidays: frozenset[date],
) -> SellerHistory:
    if member.starts_on is None:
        raise ValueError(member.seller_id)
    return SellerHistory(
        seller_id=member.seller_id,
        start=Week.of(member.starts_on).number,
        end=None if member.ends_on is None else Week.of(member.ends_on).number,
        hire=None if member.hired_on is None else Week.of(member.hired_on).number,
        working_share=working_shares,
        away=absent_shares(member.starts_on, member.ends_on, absences, holidays),
        reports=reports,
    )


def _reports(tx: Transaction, workspace_id: str, deals: Iterable[DealRow], limit: int) -> dict[str, Reports]:
    """Return the amounts by seller: those typed, with what was logged, and what deals add to them."""
    reports: dict[str, Reports] = defaultdict(lambda: defaultdict(dict))
    for seller_id, week_start, metric, amount in tx.reports.all(workspace_id, limit=limit):
        if amount is not None and metric not in PRIVATE:
            reports[seller_id][_number(week_start)][metric] = amount
    for (seller_id, week_start), logged in logged_amounts(tx, Span(workspace_id, limit=limit)).items():
        add_logged(reports[seller_id][_number(week_start)], logged)
    for seller_id, own in _by_seller(deals).items():
        _add_deals(reports[seller_id], own)
    return reports


def _add_deals(reports: Reports, deals: Iterable[deal_rules.Deal]) -> None:
    """Add the pipeline of each week, and that somebody who told of a deal was not silent."""
    for week, opened in deal_rules.opened_value(deals).items():
        reports[week.number].setdefault("pipeline", opened)
    for week in {week for deal in deals if deal.stage is not deal_rules.Stage.VOID for week in deal.weeks}:
        reports[week.number].setdefault(DEALS, Decimal(1))


@lru_cache(maxsize=1024)
def _number(day: date) -> int:
    """Return the number of a day's week; thousands of reports share a few Mondays."""
    return Week.of(day).number


def _by_seller(deals: Iterable[DealRow]) -> dict[str, list[deal_rules.Deal]]:
    own: dict[str, list[deal_rules.Deal]] = defaultdict(list)
    for row in deals:
        own[row.seller_id].append(deal_of(row))
    return own


def _absences(tx: Transaction, workspace_id: str, limit: int) -> dict[str, list[tuple[date, date]]]:
    absences: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for absence in tx.presence.absences(workspace_id, limit=limit):
        if absence.state == _CONFIRMED:
            absences[absence.seller_id].append((absence.starts_on, absence.ends_on))
    return absences


def _working_shares(tx: Transaction, workspace_id: str, limit: int) -> dict[str, dict[int, Fraction]]:
    shares: dict[str, dict[int, Fraction]] = defaultdict(dict)
    for share in tx.presence.working_shares(workspace_id, limit=limit):
        if share.state == _CONFIRMED:
            shares[share.seller_id][Week.of(share.from_week_start).number] = Fraction(share.percent, 100)
    return shares


def _won(deals: Iterable[DealRow]) -> Iterable[Deal]:
    for deal in deals:
        if deal.stage == deal_rules.Stage.WON and deal.closed_on is not None and deal.value:
            yield Deal(
                id=str(deal.deal_id),
                customer=deal.customer_key,
                value=deal.value,
                week=Week.of(deal.closed_on).number,
                source=Source.SOCIAL if deal.source == Source.SOCIAL else Source.OTHER,
                credits={deal.seller_id: 1},
            )
