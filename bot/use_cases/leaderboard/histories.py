"""What the scorer reads of sellers, as of one entry of the workspace."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from bot.domain.deals import opened_value, worked_weeks
from bot.domain.metrics import PRIVATE
from bot.domain.scoring.history import SellerHistory
from bot.domain.weeks import Week
from bot.domain.workdays import absent_shares
from bot.use_cases.leaderboard.holidays import Moves, moves_of
from bot.use_cases.reporting.logged import Logged, Span, add_logged, logged_amounts
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from bot.domain.public_holidays import Holidays
    from storage.deals import DealRow
    from storage.memberships import Membership
    from storage.transaction import Transaction

DEALS = "deals"
"""Stands beside the raw metrics of a week in which a deal was opened or closed; nothing is scored by it."""

_CONFIRMED = "confirmed"

Amounts = dict[str, int | Decimal]
"""By raw metric."""

Reports = dict[int, Amounts]
"""By week number."""


@dataclass
class Histories:
    """Reads histories; whatever is little for all sellers together is read once, however many are asked for in turn."""

    tx: Transaction
    workspace_id: str
    holidays: Holidays
    limit: int = NOW
    only: str | None = None
    """The one seller who will be asked for."""

    def of(self, deals: Iterable[DealRow], sellers: Collection[str] | None = None) -> tuple[SellerHistory, ...]:
        """Return the histories of some sellers, or of all; who never took part has none.

        Args:
            deals: among them all of these sellers.
            sellers: whose.
        """
        if sellers is not None and not sellers:
            return ()
        reports = self._reports(deals, sellers)
        members = self.tx.memberships.all(self.workspace_id, sellers=sellers, limit=self.limit)
        return tuple(self._history(member, reports[member.seller_id]) for member in members)

    def _history(self, member: Membership, reports: Reports) -> SellerHistory:
        seller_id = member.seller_id
        if member.starts_on is None:
            raise ValueError(seller_id)
        holidays = self.holidays.of(self._moves.get(seller_id, ()))
        return SellerHistory(
            seller_id=seller_id,
            start=Week.of(member.starts_on).number,
            end=None if member.ends_on is None else Week.of(member.ends_on).number,
            hire=None if member.hired_on is None else Week.of(member.hired_on).number,
            working_share=self._working_shares.get(seller_id, {}),
            away=absent_shares(member.starts_on, member.ends_on, self._absences.get(seller_id, ()), holidays),
            reports=reports,
            roles=self._roles.get(seller_id, {}),
            weather=self._weather,
        )

    def _reports(self, deals: Iterable[DealRow], sellers: Collection[str] | None) -> dict[str, Reports]:
        """Return the amounts by seller: those typed, with what was logged, and what deals add to them."""
        reports: dict[str, Reports] = defaultdict(_nothing)
        for seller_id, weeks in self.tx.reports.by_seller(self.workspace_id, sellers=sellers, limit=self.limit).items():
            own = reports[seller_id]
            for week_start, typed in weeks.items():
                if amounts := _public(typed):
                    own[_number(week_start)] = amounts
        for (seller_id, week_start), logged in self._logged(sellers).items():
            add_logged(reports[seller_id][_number(week_start)], logged)
        for seller_id, told in _by_seller(deals).items():
            _add_deals(reports[seller_id], told)
        return reports

    def _logged(self, sellers: Collection[str] | None) -> Logged:
        is_now = self.limit == NOW  # one seller's logs are read as they stand now
        span = Span(self.workspace_id, self.only) if is_now else Span(self.workspace_id, limit=self.limit)
        return logged_amounts(self.tx, span._replace(sellers=sellers))

    @cached_property
    def _weather(self) -> dict[int, Decimal]:
        found = self.tx.weathers.all(self.workspace_id, limit=self.limit)
        return {_number(week_start): points for week_start, points in found.items()}

    @cached_property
    def _moves(self) -> Moves:
        return moves_of(self.tx, self.workspace_id, limit=self.limit)

    @cached_property
    def _absences(self) -> dict[str, list[tuple[date, date]]]:
        absences: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for absence in self.tx.presence.absences(self.workspace_id, seller_id=self.only, limit=self.limit):
            if absence.state == _CONFIRMED:
                absences[absence.seller_id].append((absence.starts_on, absence.ends_on))
        return absences

    @cached_property
    def _roles(self) -> dict[str, dict[int, str]]:
        roles: dict[str, dict[int, str]] = defaultdict(dict)
        for row in self.tx.sales_roles.all(self.workspace_id, seller_id=self.only, limit=self.limit):
            roles[row.seller_id][_number(row.from_week_start)] = row.role
        return roles

    @cached_property
    def _working_shares(self) -> dict[str, dict[int, Fraction]]:
        shares: dict[str, dict[int, Fraction]] = defaultdict(dict)
        for share in self.tx.presence.working_shares(self.workspace_id, seller_id=self.only, limit=self.limit):
            if share.state == _CONFIRMED:
                shares[share.seller_id][Week.of(share.from_week_start).number] = Fraction(share.percent, 100)
        return shares


def _nothing() -> Reports:
    return defaultdict(dict)


def _public(amounts: Amounts) -> Amounts:
    """Return the amounts that others may see."""
    if not PRIVATE.isdisjoint(amounts):
        for metric in PRIVATE & amounts.keys():
            del amounts[metric]
    return amounts


def _add_deals(reports: Reports, deals: Sequence[DealRow]) -> None:
    """Add the pipeline of each week, and that somebody who told of a deal was not silent."""
    for week, opened in opened_value(deals).items():
        reports[week.number].setdefault("pipeline", opened)
    for week in worked_weeks(deals):
        reports[week.number].setdefault(DEALS, Decimal(1))


def _by_seller(deals: Iterable[DealRow]) -> dict[str, list[DealRow]]:
    own: dict[str, list[DealRow]] = defaultdict(list)
    for deal in deals:
        own[deal.seller_id].append(deal)
    return own


@lru_cache(maxsize=1024)
def _number(day: date) -> int:
    """Return the number of a day's week; thousands of reports share a few Mondays."""
    return Week.of(day).number
