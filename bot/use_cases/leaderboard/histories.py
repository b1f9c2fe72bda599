"""What the scorer reads of sellers, as of one entry of the workspace."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from bot.domain.deals import opened_value, worked_weeks
from bot.domain.metrics import PRIVATE
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.reports import Reports
from bot.domain.weeks import Week
from bot.domain.workdays import absent_shares
from bot.use_cases.leaderboard.holidays import Moves, moves_of
from bot.use_cases.reporting.logged import Span, logged_amounts
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from bot.domain.public_holidays import Holidays
    from storage.deals import DealRow
    from storage.memberships import Membership
    from storage.transaction import Transaction

DEALS = "deals"
"""Stands beside the raw metrics of a week in which a deal was opened or closed; nothing is scored by it."""

_CONFIRMED = "confirmed"

_HUNDRED: Final = 100

Amounts = dict[str, dict[int, int]]
"""By raw metric and week number, in hundredths."""


@dataclass
class Histories:
    """Reads histories; whatever is little for all sellers together is read once, however many are asked for in turn."""

    tx: Transaction
    workspace_id: str
    holidays: Holidays
    deals: Iterable[DealRow]
    """Among them all of the sellers who will be asked for."""
    limit: int = NOW
    only: str | None = None
    """The one seller who will be asked for."""

    def of(self, sellers: Collection[str] | None = None) -> tuple[SellerHistory, ...]:
        """Return the histories of some sellers, or of all, in the order of joining; who never took part has none."""
        members = self._members(sellers)
        found = {history.seller_id: history for history in self._each(members, sellers)}
        return tuple(map(found.__getitem__, members))

    def each(self, sellers: Collection[str]) -> Iterator[SellerHistory]:
        """Yield the same in any order, each as soon as its rows have been read."""
        return self._each(self._members(sellers), sellers)

    def _members(self, sellers: Collection[str] | None) -> dict[str, Membership]:
        if sellers is not None and not sellers:
            return {}
        members = self.tx.memberships.all(self.workspace_id, sellers=sellers, limit=self.limit)
        return {member.seller_id: member for member in members}

    def _each(self, members: Mapping[str, Membership], sellers: Collection[str] | None) -> Iterator[SellerHistory]:
        if not members:
            return
        logged = self._logged(sellers)
        for seller_id, amounts in self._typed(members, sellers):
            for week_start, more in logged.get(seller_id, ()):
                _add_logged(amounts, _number(week_start), more)
            _add_deals(amounts, self._own_deals.get(seller_id, ()))
            yield self._history(members[seller_id], amounts)

    def _typed(self, members: Collection[str], sellers: Collection[str] | None) -> Iterator[tuple[str, Amounts]]:
        """Yield the typed amounts of each member; of many there are none."""
        silent = set(members)
        typed = self.tx.reports.by_metric(self.workspace_id, _number, sellers=sellers, limit=self.limit)
        for seller_id, amounts in typed:
            if seller_id in silent:
                silent.remove(seller_id)
                for metric in PRIVATE & amounts.keys():  # others may not see them
                    del amounts[metric]
                yield seller_id, amounts
        yield from ((seller_id, {}) for seller_id in silent)

    def _history(self, member: Membership, amounts: Amounts) -> SellerHistory:
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
            reports=Reports.in_hundredths(amounts),
            roles=self._roles.get(seller_id, {}),
            weather=self._weather,
        )

    def _logged(self, sellers: Collection[str] | None) -> dict[str, list[tuple[date, Mapping[str, Decimal]]]]:
        is_now = self.limit == NOW  # one seller's logs are read as they stand now
        span = Span(self.workspace_id, self.only) if is_now else Span(self.workspace_id, limit=self.limit)
        found: dict[str, list[tuple[date, Mapping[str, Decimal]]]] = defaultdict(list)
        for (seller_id, week_start), amounts in logged_amounts(self.tx, span._replace(sellers=sellers)).items():
            found[seller_id].append((week_start, amounts))
        return found

    @cached_property
    def _own_deals(self) -> dict[str, list[DealRow]]:
        own: dict[str, list[DealRow]] = defaultdict(list)
        for deal in self.deals:
            own[deal.seller_id].append(deal)
        return own

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


def _add_logged(amounts: Amounts, week: int, logged: Mapping[str, Decimal]) -> None:
    """Add to the typed amounts of a week what was logged for it."""
    for metric, amount in logged.items():
        weeks = amounts.get(metric, {})
        amounts[metric] = _ascending({**weeks, week: weeks.get(week, 0) + int(amount * _HUNDRED)})


def _add_deals(amounts: Amounts, deals: Sequence[DealRow]) -> None:
    """Add the pipeline of each week where none was typed, and that somebody who told of a deal was not silent."""
    opened = {week.number: int(value * _HUNDRED) for week, value in opened_value(deals).items()}
    if opened:
        amounts["pipeline"] = _ascending(opened | amounts.get("pipeline", {}))
    if worked := {week.number: _HUNDRED for week in worked_weeks(deals)}:
        amounts[DEALS] = _ascending(worked)


def _ascending(weeks: Mapping[int, int]) -> dict[int, int]:
    return dict(sorted(weeks.items()))


@lru_cache(maxsize=1024)
def _number(day: date) -> int:
    """Return the number of a day's week; thousands of reports share a few Mondays."""
    return Week.of(day).number
