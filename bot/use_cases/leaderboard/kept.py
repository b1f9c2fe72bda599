"""How all sellers stand: from the kept leaderboard where there is one, and from the versions for whoever has changed.

A kept leaderboard is exact as of its sequence number. Whoever had no version of anything between that number and the
one that is asked for stands as they did; all others are scored anew. So it serves numbers before and after its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol

from bot.domain.earned import earned_in
from bot.domain.public_holidays import Holidays
from bot.domain.scoring.career import Career
from bot.domain.seller_standing import SellerStanding, stand
from bot.domain.standings import NOBODY, Standings
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.holidays import written
from bot.use_cases.leaderboard.kept_rows import standings_in
from bot.use_cases.leaderboard.reading import each_history
from storage.kept_leaderboards import KeptKey

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from storage.kept_leaderboards import KeptRow
    from storage.transaction import Transaction


class AsOf(Protocol):
    """As of which entry standings are asked for, by facts or by a weekly post."""

    @property
    def workspace_id(self) -> str:
        """Whose programme."""

    @property
    def sequence(self) -> int:
        """The newest entry that counts."""

    @property
    def holidays(self) -> Holidays:
        """The public holidays as they were used."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """How all sellers stand, and what of it a kept leaderboard lacks."""

    unchanged: Standings
    """As they are kept."""
    renewed: tuple[SellerStanding, ...]
    """Scored anew."""
    kept: KeptRow | None
    """What the unchanged ones were kept in."""
    stale: frozenset[str] | None
    """Whose kept standings are no longer right; None for everybody's."""

    @property
    def sellers(self) -> Standings:
        """Everybody who takes or took part."""
        return Standings.together((self.unchanged, Standings.holding(self.renewed)))


@dataclass(frozen=True, slots=True)
class Board:
    """A leaderboard: of a week, or of the season up to it."""

    week: Week
    is_season: bool = False
    with_badges: bool = False
    """Whether what everybody earned in the week is looked at as well; whoever reads may do without."""
    is_over: bool = False
    """Whether it is about a season that ends with the week."""


def standings_at(tx: Transaction, facts: Facts, week: Week, *, is_season: bool = False) -> Renewal:
    """Return how everybody stands in a week, or in the season up to it, as of the sequence number of some facts.

    Args:
        tx: where to read.
        facts: rules and holidays; the sellers among them do not matter.
        week: the week.
        is_season: whether it is about the season.
    """
    return renewals(tx, facts, [Board(week, is_season)])[0]


def renewals(tx: Transaction, facts: Facts, boards: Sequence[Board]) -> list[Renewal]:
    """Return the same of several leaderboards, for which whoever has changed is read only once."""
    return renewals_as_of(tx, [(facts, board) for board in boards])


def renewals_as_of(tx: Transaction, wanted: Sequence[tuple[Facts, Board]]) -> list[Renewal]:
    """Return the same as of several entries; who has not changed between them is read only once for all of them.

    Leaderboards as of the same entry are given the same facts, so that nobody is read twice.
    """
    found = [_kept(tx, facts, board) for facts, board in wanted]
    newest = max((facts for facts, _ in wanted), key=lambda facts: facts.sequence)
    asked = [_Asked(facts, board, kept.stale) for (facts, board), kept in zip(wanted, found, strict=True)]
    now, past = zip(*(each.split(_changed(tx, each, newest)) for each in asked), strict=True)
    renewed = _scored(tx, newest, now)
    for facts in {id(each.facts): each.facts for each in past}.values():
        some = [each if each.facts is facts else each.nobody for each in past]
        renewed = [one + other for one, other in zip(renewed, _scored(tx, facts, some), strict=True)]
    return [replace(kept, renewed=tuple(sellers)) for kept, sellers in zip(found, renewed, strict=True)]


def scored(
    tx: Transaction, facts: Facts, board: Board, *, sellers: Collection[str] | None = None
) -> list[SellerStanding]:
    """Return how some sellers stand, or all, from the versions alone."""
    return _scored(tx, facts, [_Asked(facts, board, None if sellers is None else frozenset(sellers))])[0]


def totals_at(tx: Transaction, at: AsOf, week: Week, *, is_season: bool = False) -> Mapping[str, int]:
    """Return the points of those with a place, in centipoints and as of an entry."""
    board = Board(week, is_season)
    kept, stale = _found(tx, at, board)
    totals = {} if kept is None or stale is None else tx.kept_leaderboards.totals(kept.key)
    standing = {seller_id: total for seller_id, total in totals.items() if seller_id not in stale} if stale else totals
    if stale == frozenset():
        return standing
    facts = facts_of(tx, at.workspace_id, limit=at.sequence, holidays=at.holidays, sellers=())
    renewed = scored(tx, facts, board, sellers=stale)
    return {**standing, **{seller.seller_id: seller.total for seller in renewed if seller.is_ranked}}


def _kept(tx: Transaction, facts: Facts, board: Board) -> Renewal:
    """Return what of a leaderboard can be read as it is kept."""
    kept, stale = _found(tx, facts, board)
    if kept is None or stale is None:
        return Renewal(NOBODY, (), kept, None)
    sellers = standings_in(tx.kept_leaderboards.columns(kept.key))
    if board.with_badges:
        stale |= {each for each, earned in zip(sellers.seller_id, sellers.earned, strict=True) if earned is None}
    unchanged = sellers.those([seller_id not in stale for seller_id in sellers.seller_id]) if stale else sellers
    return Renewal(unchanged, (), kept, stale)


def _found(tx: Transaction, at: AsOf, board: Board) -> tuple[KeptRow | None, frozenset[str] | None]:
    """Return how a leaderboard is kept, and whose standings in it may not be right; None for everybody's."""
    kept = tx.kept_leaderboards.find(KeptKey(at.workspace_id, board.week.starts_on, board.is_season))
    is_usable = kept is not None and kept.holidays == holidays_until(at, board.week)
    return kept, _stale(tx, at, kept) if kept is not None and is_usable else None


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is to be scored for a leaderboard."""

    facts: Facts
    board: Board
    sellers: frozenset[str] | None
    """None for everybody."""
    but: frozenset[str] = frozenset()

    @property
    def nobody(self) -> _Asked:
        return replace(self, sellers=frozenset())

    def split(self, changed: frozenset[str] | None) -> tuple[_Asked, _Asked]:
        """Return those who have not changed since, and those who have; None for everybody."""
        if changed is None:
            return self.nobody, self
        among = changed if self.sellers is None else changed & self.sellers
        return replace(self, but=changed), replace(self, sellers=among)

    def has(self, seller_id: str) -> bool:
        """Tell whether a seller is to be scored."""
        return (self.sellers is None or seller_id in self.sellers) and seller_id not in self.but


def _scored(tx: Transaction, facts: Facts, wanted: Sequence[_Asked]) -> list[list[SellerStanding]]:
    """Return for each leaderboard how those stand who are asked for, read as of the entry of some facts."""
    asked = [each.sellers for each in wanted if each.sellers is not None]
    everybody = None if len(asked) < len(wanted) else frozenset().union(*asked)
    found: list[list[SellerStanding]] = [[] for _ in wanted]
    if everybody == frozenset():
        return found
    for seller, book in each_history(tx, facts, everybody):
        career = cache(partial(Career.of, seller, book))
        for each, standings in zip(wanted, found, strict=True):
            if each.has(seller.seller_id):
                standings.append(_stands(career(each.facts.rulebook), each.facts, each.board))
    return found


def _changed(tx: Transaction, asked: _Asked, newest: Facts) -> frozenset[str] | None:
    """Return who stands otherwise by newer facts than are asked for; None for everybody."""
    facts, week = asked.facts, asked.board.week
    if facts is newest:
        return frozenset()
    if holidays_until(facts, week) != holidays_until(newest, week):
        return None
    return _between(tx, facts.workspace_id, facts.sequence, newest.sequence)


def _stands(career: Career, facts: Facts, board: Board) -> SellerStanding:
    start = facts.programme.season.first(board.week) if board.is_season else None
    earned = earned_in(career, board.week, facts.programme.currency) if board.with_badges else None
    return stand(career, board.week, start, is_over=board.is_over, earned=earned)


def holidays_until(at: AsOf, week: Week) -> str:
    """Return the document of the holidays that can matter to a week: those up to its end."""
    last, holidays = week.ends_on, at.holidays
    usual = frozenset(day for day in holidays.usual if day <= last)
    others = ((calendar, frozenset(day for day in days if day <= last)) for calendar, days in holidays.elsewhere)
    return written(Holidays(usual, tuple(others)))


def _stale(tx: Transaction, at: AsOf, kept: KeptRow) -> frozenset[str] | None:
    """Return whose standings may differ from the kept ones; None for everybody's."""
    return _between(tx, at.workspace_id, kept.sequence, at.sequence)


def _between(tx: Transaction, workspace_id: str, one: int, other: int) -> frozenset[str] | None:
    """Return who may have changed between two entries; None for everybody."""
    if one == other:
        return frozenset()
    changes = tx.changes.between(workspace_id, *sorted((one, other)))
    return None if changes.is_everybody else changes.sellers
